""" "AFGSU 2 on 7 November 2026": nothing but a name that no catalogue has, and the day on which it was got."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_beside import NO_CREDENTIAL
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NAME_ON = pattern(
    r"\W*(?:(?:and|also|oh|my|the)\s+){0,3}(?P<name>[^\W_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)\s+(?:(?:on|from|got|done|passed|dated)\s+){1,2}(?:the\s+)?",
    re.IGNORECASE,
)
#: It is hardly anything else that is told where the best guess is less sure.
_SURELY = 0.5


async def told(session: Session) -> Reply | None:
    """None where a word of it is an everyday one, or the year is not said."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.named or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    day = heard.dates[0]
    over = day.grain == "day" and day.options and max(day.options) <= heard.today and not day.year_guessed
    said = _NAME_ON.fullmatch(heard.text, 0, day.start)
    if said is None or not over or heard.text[day.end :].strip(" .!") or NO_CREDENTIAL.search(said["name"]):
        return None
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    strange = [w for w in key(said["name"]).split() if w not in everyday and not w.isdecimal()]
    if best.score >= _SURELY or not strange or len(strange) < sum(not w.isdecimal() for w in key(said["name"]).split()):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("a name and the day on which it was got")
    return await session.begin(ADDING, {"records": records}, 0.9)
