""" "Got my first aid in May 2024 btw": what somebody got on a day is a record, whatever is said around it."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.privately import without_privacy
from bot.messaging.reply import Reply
from bot.patterns import pattern

_GOT = pattern(
    r"\W*(?:(?:oh|hi|hey|and|also|btw|yes|yeah|so|ok|well|i|i['’]?ve|have|just|finally|did\s+i\s+say)\W+){0,5}"
    r"(?:got|passed|earned|completed|received)\s+(?:(?:my|the|an?|this)\s+)?",
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
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    if len(heard.named) != 1 or heard.values or (best.dialog == ADDING and session.sure):
        return None
    named, day = heard.named[0].mention, heard.dates[0]
    proof = named.of("credential") or named.of("skill")
    said = _GOT.fullmatch(heard.text, 0, named.start)
    if not proof or said is None or day.grain not in _GRAINS or not day.options or min(day.options) > heard.today:
        return None
    rest = without_privacy(heard.text)
    if not _ON.fullmatch(heard.text, named.end, day.start) or not _ASIDE.fullmatch(rest, day.end):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("what they got on a day")
    return await session.begin(ADDING, {"records": records}, 0.9)
