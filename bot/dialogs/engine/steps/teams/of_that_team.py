""" "I mean the warehouse one", where two are called Tom: it is the one who is in that team."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.agreeing import asks
from bot.tracking.teams import membership

_CHOSEN = "chosen"
_LONGEST = 12


async def only_one(session: Session, frame: Frame) -> int | None:
    """Whom of those that are called alike a team tells apart; None where it names none, or both are in it."""
    asked, heard, records = frame.awaiting, session.heard, session.given.records
    if asked is None or asked.slot != _CHOSEN or not asked.options or records is None:
        return None
    if asks(heard.text) or heard.dates or len(heard.words) > _LONGEST or heard.people:
        return None
    circle = session.given.circle
    named = [t for t in circle.teams if t.id in circle.led and _is_named(t.name, heard.text)]
    if len(named) != 1 or _denies(named[0].name, heard.text):
        return None
    there = {p.person_id for p in await membership.places(records.connection, named[0].id) if p.state in _IN}
    meant = [option for option in asked.options if option in there]
    return int(meant[0]) if len(meant) == 1 else None


_IN = ("member", "asked")


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _denies(name: str, text: str) -> bool:
    return re.search(rf"\bnot\b.{{0,20}}(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
