""" "I have slinger, forklift and first aid. slinger till may 2027, first aid till 3 june 2026": what is held is listed
first, and then the day is told of some of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogs.engine.said_beside import JOINT
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.told_together import is_a_name
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import is_of_another
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LISTED = pattern(
    rf"{OPENING}(?:i\s+(?:(?:also|still|currently)\s+)?(?:have|hold|got)|i['’]?ve(?:\s+got)?|have|got|hold)\s+(?:(?:both|my|a|an|the)\s+)?"
    r"(?P<list>[^.;:!?\n]{5,120}?)(?:\s*[.;:!\n]\s*|\s+[–-]+\s+)(?P<rest>[^?]{8,200})",
    re.IGNORECASE,
)
_JOINT = pattern(rf"{JOINT}|\s*\.\s+(?:(?:and|also)\s+)?", re.IGNORECASE)
_MY = pattern(r"\W*(?:(?:my|the|an?|also|and)\s+){0,3}", re.IGNORECASE)
#: What stands between the name and its day.
_STANDS = pattern(
    r"(?:\s+(?:card|cert\w*|licen[cs]e|ticket|one|is|it|valid|good|was|did|got|done|passed|renewed|expires?|expired?|exp|expiring|due|ends?|lapses?|runs\s+out|ran\s+out"
    r"|until|till?|through|thru|to|from|since|in|on|at|the|end|of)(?!\w)\.?){0,6}\s+",
    re.IGNORECASE,
)
_TWO, _MOST = 2, 7


async def told(session: Session) -> Reply | None:
    """None where anything else is said, or a day is of something that was not listed."""
    heard = session.heard
    said = _LISTED.fullmatch(heard.text)
    if said is None or session.state.asking is not None or heard.people or heard.teams or is_of_another(heard.text):
        return None
    names = [_MY.sub("", name, count=1).strip() for name in _JOINT.split(said["list"]) if name.strip()]
    if not _TWO <= len(names) <= _MOST or not all(is_a_name(name) for name in names):
        return None
    days = dict(_days(session, names, said.start("rest")))
    clauses = [clause for clause in _JOINT.split(said["rest"].strip(" .!")) if clause.strip()]
    if not days or len(days) != len(clauses):
        return None
    known = {key(r["name"]): r for r in records_in(heard)}
    if any(r.get("doubt") for r in known.values()):
        return None
    records = [_record(session, name, days.get(name), known.get(key(name), {})) for name in names]
    session.trace.append("a list, and the days of some of it")
    return await session.begin(ADDING, {"records": records}, 0.9)


def _days(session: Session, names: list[str], start: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each that is named again with its day: from where it is named to where the day ends."""
    heard = session.heard
    text = heard.text.casefold()
    begins = [start, *(joint.end() for joint in _JOINT.finditer(text, start))]
    for day in (d for d in heard.dates if d.start >= start and d.options):
        said = _MY.match(text, max(b for b in begins if b <= day.start))
        at = said.end() if said is not None else day.start
        for name in (n for n in names if text.startswith(n.casefold(), at)):
            if _STANDS.fullmatch(text, at + len(name), day.start):
                yield name, (at, day.end)


def _record(session: Session, name: str, span: tuple[int, int] | None, known: dict[str, Any]) -> dict[str, Any]:
    bare = {"ids": known.get("ids", []), "name": name, **({"vague": True} if known.get("vague") else {})}
    if span is None:
        return bare
    with session.hearing(f"got {session.heard.text[span[0] : span[1]]}") as heard:
        return dated(bare, heard.dates, session.given.today)
