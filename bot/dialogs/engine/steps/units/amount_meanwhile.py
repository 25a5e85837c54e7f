""" "Sorry it was six", while it is asked for which record units are: it is put right, and the question stays."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import UNIT, written
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RATHER = pattern(
    rf"{SIGHS}(?:(?:it|that|they)\s*(?:was|were|is|['’]s)\s+|make\s+(?:it|that)\s+|i\s+meant?\s+|was\s+)?(?:actually\s+|only\s+)?(?P<n>{SPOKEN})(?:\s*{UNIT})?\W*(?:(?:sorry|actually|not\s+\w+)\W*)?",
    re.IGNORECASE,
)
_SORRY = pattern(r"^\W*(?:no|nope|sorry|oops|wait|actually|i\s+mean|make|argh|correction)\b", re.IGNORECASE)


async def put_right(session: Session) -> Reply | None:
    """None where a number may be one of the options."""
    frame, text = session.state.waiting, session.heard.text
    if frame is None or frame.dialog != LOGGING or frame.awaiting is None or frame.awaiting.slot == "amount":
        return None
    said = _RATHER.fullmatch(text) if _SORRY.match(text) else None
    if said is None or "amount" not in frame.slots or session.heard.named or session.heard.people:
        return None
    awaiting = frame.awaiting
    frame.slots["amount"] = written(spoken_amount(said["n"]))
    session.trace.append("another amount, while it is asked what it is for")
    session.understood = (LOGGING, 0.9)
    return session.ask(frame, awaiting.slot, tuple(awaiting.options), awaiting.question, tuple(awaiting.labels))
