""" "I have CKA", "got it in May": the day of what was told to be held a moment ago makes a record of it."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_AROUND = pattern(
    r"(?:\W*\b(?:and|so|ok|oh|yes|yeah|well|hm+|i|i['’]ve|ive|it|it['’]s|its|this|that|the|they|both|all|was|were|is|are|have|had|has|got|get|did|done"
    r"|passed|earned|received|issued|awarded|expir\w+|ends?|ending|runs?|run|out|up|due|valid|good|till?|until|through|since|from|in|on|at|of|by|back"
    r"|around|about|roughly|sometime|think|guess|must|been|be|will|year|month)\b){0,12}\W*",
    re.IGNORECASE,
)


#: "Got it in May" is of one, whichever.
_ALL = pattern(r"\b(?:both|all|they|each)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where anything else is said with the day, or is being asked."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != TELLING or session.state.waiting is not None or len(heard.dates) != 1:
        return None
    if session.given.records is None or not session.given.private or heard.named or "?" in heard.text:
        return None
    known = session.manager.knowledge.catalogue.credentials
    held = [i for i in last.slots.get("held") or () if i in known]
    if not held or heard.people or not _AROUND.fullmatch(heard.undated):
        return None
    if len(held) > 1 and not _ALL.search(heard.text):
        return None
    session.trace.append("the day of what was told to be held")
    records = [dated({"ids": [i], "name": known[i].name}, heard.dates, heard.today) for i in held]
    return await session.begin(ADDING, {"records": records}, 0.9)
