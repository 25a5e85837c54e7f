""" "No, CISSP is a year later", "sorry, two weeks earlier": the day that was just kept, so much later or earlier."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_days, add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_NUMBERS = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SAID = pattern(
    r"\W*(?P<turns>(?:(?:no|nope|wait|sorry|oops|actually|oh|hm+|wrong|make\s+(?:it|that)|i\s+mean[t]?|but)\W+){1,4})"
    r"(?P<name>(?:(?:the|my)\s+)?[\w+&/-]{1,20}(?:\s[\w+&/-]{1,20}){0,4}?\s+)?"
    r"(?:(?:it|that|one|is|was|expires?|ends?|runs\s+out|should\s+be|it['’]?s|that['’]?s|actually|only)\s+){0,4}"
    rf"(?P<n>{_NUMBERS})\s+(?P<unit>day|week|month|year)s?\s+"
    r"(?P<way>later|after(?:wards|\s+(?:that|it))?|earlier|sooner|before(?:\s+(?:that|it))?)"
    r"(?:\W+(?:than\s+that|please|pls|sorry|too))*\W*",
    re.IGNORECASE,
)
_DAYS, _MONTHS = {"d": 1, "w": 7}, {"m": 1, "y": 12}


async def told(session: Session) -> Reply | None:
    """None where it may be of several, or both the award and the expiry were told."""
    heard, last, records = session.heard, session.state.last, session.given.records
    if last is None or records is None or last.dialog not in (*KEEP_A_DATE, ADDING) or session.state.asking is not None:
        return None
    said = _SAID.fullmatch(heard.text)
    if said is None or heard.people or heard.teams:
        return None
    lately = await just_kept(session, last)
    meant = await named(session, said.start("name")) if said["name"] else lately
    days = [day for holding in meant for day in _told_days(holding)]
    if len(meant) != 1 or len(days) != 1:
        return None
    which, day = days[0]
    session.trace.append("the day that was kept is so much later or earlier")
    right = _shifted(day, said)
    return await session.begin(CORRECTS, {"holding": meant[0].id, "days": {which: right.isoformat()}}, 0.9)


def _told_days(holding: Holding) -> list[tuple[str, date]]:
    """An expiry that was counted follows from the award."""
    expires = holding.expires if holding.printed else None
    return [(which, day) for which, day in (("awarded", holding.awarded), ("expires", expires)) if day is not None]


def _shifted(day: date, said: re.Match[str]) -> date:
    number, unit = count(said["n"]) or 1, said["unit"][0].casefold()
    number = number if said["way"].casefold().startswith(("later", "after")) else -number
    return add_days(day, number * _DAYS[unit]) if unit in _DAYS else add_months(day, number * _MONTHS[unit])
