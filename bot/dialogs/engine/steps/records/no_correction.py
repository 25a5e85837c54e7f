""" "Manual handling last Tuesday, no expiry on it", "my DBS, number 001234567890": of what is not kept yet it puts
nothing right and belongs to nothing else; it is a record.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_CORRECTS, _SURELY = "correct_holding", 0.4


#: Then something is put right after all, or it is not over: "today was day one of my CELTA course, ends …".
_ELSE = pattern(
    r"(?:\b(?:not|wrong|typo|actually|instead|should|mistake|was|were|is|ends?|starts?|began|course|class|exam|test|correct|change|fix|booked|meant?)\b|n['’]t\b)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless one credential is named with a clear day that is over, and none of that name is held."""
    heard, stored, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog != _CORRECTS or best.score < _SURELY or stored is None or not session.given.private:
        return None
    if session.state.asking is not None or heard.people or heard.teams or "?" in heard.text:
        return None
    if _ELSE.search(heard.text):
        return None
    records = records_in(heard)
    if len(records) != 1 or not records[0]["ids"] or records[0].get("doubt"):
        return None
    days = records[0].get("awarded", ())
    held = {h.credential for h in await stored.holdings()}
    if len(days) != 1 or days[0] > heard.today.isoformat() or held.intersection(records[0]["ids"]):
        return None
    session.trace.append("a day of what is not kept yet")
    return await session.begin(ADDING, {"records": records}, 0.8)


#: "And my DBS, number 001234567890".
_NUMBERED = pattern(
    rf"{OPENING}(?:(?:also|plus|then)\W+)?(?:i\s+(?:also\s+)?have\s+)?(?:my|an?|the)\s+(?P<name>(?!(?:number|no|cert\w*|card|licen[cs]e)\b)[\w&+/.-]{{2,20}}(?:\s+[\w&+/.-]{{1,20}}){{0,3}}?)"
    r"\s*(?:,|:|-|–|\()?\s*(?:its?\s+)?(?:(?:cert\w*|card|licen[cs]e|ref(?:erence)?)\s+)?(?:number|no\.?|nr\.?|#|id)\s*(?:is|:|=)?\s*(?P<number>(?=[A-Z/-]{0,6}\d)[\w/-]{4,20}(?:\s\d{3,6}){0,3})\)?\W*",
    re.IGNORECASE,
)


async def with_its_number(session: Session) -> Reply | None:
    """None where something of that name is held, so that the number is of that."""
    heard, stored = session.heard, session.given.records
    said = _NUMBERED.fullmatch(heard.text)
    if said is None or stored is None or not session.given.private or session.state.asking is not None:
        return None
    if heard.people or heard.teams:
        return None
    held, manager = await stored.holdings(), session.manager
    if called_so(key(said["name"]), held, manager.phrases, manager.knowledge.catalogue):
        return None
    with session.hearing(f"i have {said['name']}") as name:
        records = records_in(name)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    if {h.credential for h in held}.intersection(records[0]["ids"]):
        return None
    session.trace.append("a paper that is not kept yet, with its number")
    return await session.begin(ADDING, {"records": [{**records[0], "number": said["number"]}]}, 0.9)
