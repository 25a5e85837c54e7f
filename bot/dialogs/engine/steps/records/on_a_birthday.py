""" "Got my RN license in Feb 2025, it expires every two years on my birthday which is 9 July": the record with the day
of its award, and the birthdays on which it can end; which of them it is, is asked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.said_beside import A_PAPER
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.standing import is_of_another
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern

_BIRTH_MONTH = "set_birth_month"
_LONGEST = 240
_BIRTHDAY = pattern(r"\bmy\s+birthday\b", re.IGNORECASE)
_BEHIND = pattern(r"\W*(?:(?:which|that|is|it['’]?s|on|the|so|every|each|falls|being)\W+){0,5}", re.IGNORECASE)
_EVERY = pattern(r"\bevery\s+(?:(?P<n>\d|two|three|four|five|other|second)\s+)?(?:years?|yrs?)\b", re.IGNORECASE)
_ENDS = pattern(r"\b(?:expir\w*|renew\w*|runs?\s+out|ends?|due|laps\w+|valid)\b", re.IGNORECASE)
_NAME = pattern(
    r"(?<!\w)(?:got|have|hold|my|passed|the)\s+(?:(?:my|an?|the)\s+)?(?P<name>(?:(?!my\b|got\b|have\b|hold\b|i\b|new\b|birthday\b)[\w&+/-]{1,20}\s+){0,3}?"
    r"(?:licen[cs]e|registration|certificat(?:e|ion)|cert|card|permit|ticket)(?:\s+in\s+(?:the\s+)?[^\W\d_]{4,15})?)(?!\w)",
    re.IGNORECASE,
)
_NOT_HELD = pattern(r"\b(?:not|never|if|when|once|until|yet|want|need)\b|n['’]t\b", re.IGNORECASE)
#: A cycle of so many years leaves few enough birthdays to choose from.
_MOST = 4


async def told(session: Session) -> Reply | None:
    """None where no day stands beside the birthday, or it is not plain what ends then."""
    heard = session.heard
    said = _BIRTHDAY.search(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or session.state.asking is not None or session.given.records is None or not session.given.private:
        return None
    if "?" in heard.text or heard.people or heard.teams or is_of_another(heard.text):
        return None
    if not _ENDS.search(heard.text) or _NOT_HELD.search(heard.text):
        return None
    birthday = next((d for d in heard.dates if _BEHIND.fullmatch(heard.text, said.end(), d.start)), None)
    every, record = _EVERY.search(heard.text), _record(session)
    if birthday is None or birthday.grain != "day" or len(birthday.options) != 1 or every is None or record is None:
        return None
    years = 2 if every["n"] in ("other", "second") else count(every["n"] or "1") or 0
    if not 0 < years <= _MOST:
        return None
    day = birthday.options[0]
    ends = _next_ones(day, heard.today, years)
    session.trace.append("it ends on a birthday")
    noted = await session.begin(_BIRTH_MONTH, {"day": day.isoformat()}, 0.9)
    told = {**record, **_awarded(session, birthday), "expires": ends, "expires_said": "day"}
    return together(session, [noted, await session.begin(ADDING, {"records": [told]}, 0.9)])


def _next_ones(day: date, today: date, years: int) -> list[str]:
    """As many birthdays to come as the cycle has years: it ends on one of them."""
    first = add_months(day, 12 * (today.year - day.year))
    first = first if first > today else add_months(first, 12)
    return [add_months(first, 12 * n).isoformat() for n in range(years)]


def _awarded(session: Session, birthday: SaidDate) -> dict[str, Any]:
    """The only other day, where it is over."""
    others = [d for d in session.heard.dates if d != birthday]
    if len(others) != 1 or len(others[0].options) != 1 or others[0].options[0] > session.heard.today:
        return {}
    return {"awarded": [others[0].options[0].isoformat()], "awarded_said": others[0].grain}


def _record(session: Session) -> dict[str, Any] | None:
    heard = session.heard
    named = [n for n in heard.named if n.mention.of("credential")]
    if len(named) == 1 and not named[0].doubt and ids_of(named[0]):
        return {"ids": ids_of(named[0]), "name": heard.text[named[0].mention.start : named[0].mention.end]}
    said = _NAME.search(heard.text) if not named else None
    if said is None or not A_PAPER.search(said["name"]):
        return None
    return {"ids": [], "name": said["name"].strip()}
