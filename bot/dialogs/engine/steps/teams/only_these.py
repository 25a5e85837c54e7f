""" "Not tom, only priya", where it is asked whether all who lack something shall be asked how it goes."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NUDGES = "nudge_member"
_THEM = rf"{SOMEBODY}(?:\s*(?:,|&|and)\s*{SOMEBODY}){{0,6}}"
_ONLY = pattern(
    rf"{CORRECTING}(?:(?:not|without|but\s+not)\s+{_THEM}\W+(?:but\s+)?)?(?:(?:only|just|ask|remind|nudge|tell)\s+){{1,3}}{_THEM}"
    rf"(?:\s+only|\s+alone)?(?:\W+not\s+{_THEM})?(?:\s+(?:please|pls|then|for\s+now))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless that is asked, and some of them are named and no one else."""
    frame = session.state.waiting
    if frame is None or frame.dialog != _NUDGES or frame.awaiting is None or frame.awaiting.slot != "decision":
        return None
    if not session.heard.people or not _ONLY.fullmatch(signed(session.heard)):
        return None
    session.trace.append("only those who are named are asked")
    session.state.stack.remove(frame)
    about: dict[str, Any] = {
        name: frame.slots[name] for name in ("wanted", "requirement", "team") if name in frame.slots
    }
    return await session.begin(_NUDGES, {**about, "who": PeopleSlot().find(session.heard).value}, 0.9)
