""" "I have the CISSP and the PMP": what somebody holds and no more is kept, and not compared."""

from __future__ import annotations

import re

from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HOLDS = pattern(
    rf"{OPENING}i(?:\s+(?:already|currently|do))?(?:['’]?ve)?\s+(?:(?:have|hold|got|already)\s+){{1,3}}"
    r"(?:my\s+)?it(?:(?:\s+and|,|\s*&)\s+(?:my\s+)?it){0,3}(?:\s+(?:cert\w*|already|now|too))*\W*",
    re.IGNORECASE,
)


def is_said(heard: Heard) -> bool:
    """Whether the message says so of credentials, and nothing else."""
    named = heard.named
    if not named or heard.people or heard.teams or heard.dates or any(n.kind != "credential" for n in named):
        return False
    return _HOLDS.fullmatch(with_it(heard.text, named)) is not None


async def told(session: Session) -> Reply | None:
    """None where it is understood without this."""
    if session.state.asking is not None or session.given.records is None or not session.given.private:
        return None
    if session.guesses[0].dialog in (ADDING, TELLING) or not is_said(session.heard):
        return None
    records = records_in(session.heard)
    if not records or not all(record["ids"] for record in records):
        return None
    session.trace.append("what is held, and no more")
    return await session.begin(ADDING, {"records": records}, 0.9)
