""" "I have NEBOSH", "passed Salesforce yesterday", "my IOSH runs out in May": what is held is called by who issues it,
and it is asked which of theirs it is.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.by_subject import best_known_of
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_IT = "§"
_PAPER = r"(?:\s+(?:cert(?:s|ificate|ification)?|qualification|badge|exam|course|training|thing))?"
_TAIL = (
    r"(?:\W|\b(?:on|in|until|till|til|since|from|back|it|expires?|valid|last|was|the|and|is|good|to|runs?|out|ends?|btw|too"
    r"|as\s+well|done|now|already|finally)\b)*"
)
_HELD = pattern(
    rf"{OPENING}(?:(?:i|i['’]?ve|we)\s+)?(?:(?:just|also|already|have|finally|only|now|do)\s+){{0,3}}(?:passed|got|hold|did|done|earned|completed|took|own|achieved)\s+"
    rf"(?:(?:my|an?|the|some|one)\s+){{0,2}}{_IT}{_PAPER}{_TAIL}"
    rf"|{OPENING}my\s+{_IT}{_PAPER}\s+(?:expires?|expired|runs?\s+out|ran\s+out|ends?|laps\w+|is\s+(?:valid|good|due|up)){_TAIL}",
    re.IGNORECASE,
)
#: "I have AWS" may as well tell of a skill.
_HAS = pattern(
    rf"{OPENING}i(?:\s+have|['’]ve\s+got|\s+have\s+got)\s+(?:(?:my|an?|the|some)\s+)?{_IT}{_PAPER}{_TAIL}",
    re.IGNORECASE,
)

_SITS = pattern(r"(?<!\w)(?:exams?|course|training|test)(?!\w)", re.IGNORECASE)
#: What is asked behind a record waits for another one.
_MAY_WAIT = KEEP_A_DATE | {"set_time_zone"}


async def told(session: Session) -> Reply | None:
    """Nothing is kept before it is told which; None where one of that issuer's is kept already."""
    heard, waiting = session.heard, session.state.waiting
    if len(heard.named) != 1 or heard.people or heard.teams or "?" in heard.text:
        return None
    if waiting is not None and waiting.dialog not in _MAY_WAIT:
        return None
    named, catalogue = heard.named[0], session.manager.knowledge.catalogue
    issuers = {m.id for m in named.mention.leading("issuer") if m.exact}
    if not issuers or any(m.exact for m in named.mention.of("credential")) or not _is_held(session, named):
        return None
    if _SITS.search(heard.text) and any(d.options and max(d.options) > heard.today for d in heard.dates):
        return None  # "I've got my NREMT exam in 2 weeks"
    theirs = best_known_of(catalogue, issuers)
    if not theirs or await _holds_one(session, theirs):
        return None
    session.trace.append("what is held is called by its issuer")
    name = heard.text[named.mention.start : named.mention.end]
    record = dated({"ids": theirs, "name": name, "vague": True}, heard.dates, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _is_held(session: Session, named: Named) -> bool:
    heard = session.heard
    text = f"{heard.text[: named.mention.start]}{_IT}{heard.text[named.mention.end :]}"
    moved = len(_IT) - (named.mention.end - named.mention.start)
    for said in reversed(heard.dates):
        by = moved if said.start >= named.mention.end else 0
        text = f"{text[: said.start + by]}{text[said.end + by :]}"
    may_be_skill = bool(named.mention.of("skill"))
    return bool(_HELD.fullmatch(text)) or bool(not may_be_skill and _HAS.fullmatch(text))


async def _holds_one(session: Session, theirs: list[str]) -> bool:
    records = session.given.records
    return records is not None and any(h.credential in theirs for h in await records.holdings())
