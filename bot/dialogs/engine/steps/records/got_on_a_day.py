""" "Got my first aid in May 2024 btw", "got F-Gas 2023": what somebody got on a day, or in a year, is a record."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_beside import day_at
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.privately import without_privacy
from bot.knowledge.finder import Mention
from bot.messaging.reply import Reply
from bot.patterns import pattern

_GOT = pattern(
    r"\W*(?:(?:oh|hi|hey|and|also|btw|yes|yeah|so|ok|well|i|i['’]?ve|have|just|finally|did\s+i\s+say)\W+){0,5}"
    r"(?:got|did|done|passed|earned|completed|received)\s+(?:(?:my|the|an?|this)\s+)?",
    re.IGNORECASE,
)
_ON = pattern(
    r"\W{0,3}(?:(?:certificate|cert|card|licen[cs]e|ticket|one|back|on|in|at|the|beginning|end|start|of)\W+){0,5}",
    re.IGNORECASE,
)
_ASIDE = pattern(
    r"\W*(?:(?:btw|by\s+the\s+way|lol|haha|so|too|also|as\s+well|actually|i\s+think|finally|yay|fyi|tbh|though|tho|just|keep"
    r"|please|pls|and|but)\W*){0,6}",
    re.IGNORECASE,
)
_GRAINS = frozenset({"day", "month", "year"})


async def told(session: Session) -> Reply | None:
    """None where it is surely heard already, or anything else is told with it."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) > 1:
        return None
    if len(heard.named) != 1 or heard.values or (best.dialog == ADDING and session.sure):
        return None
    named = heard.named[0].mention
    day = heard.dates[0] if heard.dates else day_at(heard, named.end, len(heard.text.rstrip(" .!")))
    proof = named.of("credential") or (named.of("skill") if heard.dates else ())  # "got Excel 2019" is of a version
    said = _GOT.fullmatch(heard.text, 0, named.start) or (not heard.dates and await _studied_alone(session, named))
    if (
        not proof
        or not said
        or day is None
        or day.grain not in _GRAINS
        or not day.options
        or min(day.options) > heard.today
    ):
        return None
    rest = without_privacy(heard.text)
    if not _ON.fullmatch(heard.text, named.end, day.start) or not _ASIDE.fullmatch(rest, day.end):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("what they got on a day")
    return await session.begin(ADDING, {"records": records}, 0.9)


async def _studied_alone(session: Session, named: Mention) -> bool:
    """ "F-Gas 2023" with nothing in front of it, of who studies for that: it is done by now."""
    records = session.given.records
    if records is None or not session.given.private or session.heard.text[: named.start].strip():
        return False
    studied = {study.credential for study in await records.studies()}
    return any(match.id in studied for match in named.leading("credential"))
