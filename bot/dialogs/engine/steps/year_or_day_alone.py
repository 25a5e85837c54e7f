"""The year or the day alone of what was just kept: "no, 2022", "it was the twelfth"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.own_records import KEEP_A_DATE
from bot.dialogs.understanding.dates import day_said
from bot.dialogs.understanding.dates.patterns import ORDINAL
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_AROUND = (
    r"\W*(?:(?:no|nope|oops|ups|sorry|wait|actually|oh|yes|yeah|yep|ok|it|that|was|is|it['’]?s|in|on|i|meant|mean|rather|make"
    r"|should|be|think|exactly)\W+)*"
)
_YEAR = pattern(rf"{_AROUND}(?:the\s+year\s+)?(?P<year>(?:19[5-9]|20\d)\d)\W*", re.IGNORECASE)
_DAY = pattern(
    rf"{_AROUND}(?P<the>the\s+)?(?P<day>\d{{1,2}}(?=st|nd|rd|th)|{ORDINAL})(?:st|nd|rd|th)?\W*", re.IGNORECASE
)


async def part_told(session: Session) -> Reply | None:
    """None when anything else is said, or another day is asked for."""
    last, frame, text = session.state.last, session.state.waiting, session.heard.text
    year, day = _YEAR.fullmatch(text), _DAY.fullmatch(text)
    if last is None or last.dialog not in KEEP_A_DATE or not (year or day) or session.given.records is None:
        return None
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and asked and isinstance(session.dialog(frame).slot(asked).type, DateSlot):
        return None
    held = next((h for h in await session.given.records.holdings() if h.id == _just_kept(session)), None)
    if held is None:
        return None
    known = held.awarded or held.expires or (session.given.today.replace(month=1, day=1) if year else None)
    right = known and _with(known, int(year["year"]) if year else None, day_said(day["day"]) if day else None)
    if right is None:
        return None
    session.trace.append("a part of the day just kept is put right")
    return await session.begin("correct_holding", {"holding": held.id, _field(held): right.isoformat()}, 0.9)


def _just_kept(session: Session) -> int | None:
    """The one record that the last change added or changed."""
    slots = (session.state.undo or {}).get("slots", {})
    ids = {*(slots.get("added") or ()), *(each["id"] for each in slots.get("before") or ())}
    return ids.pop() if len(ids) == 1 else None


def _field(held: Holding) -> str:
    return "awarded" if held.awarded or not held.expires else "expires"


def _with(known: date, year: int | None, day: int | None) -> date | None:
    """The same day of another year, or another day of the same month; None where there is none."""
    if day is not None:
        return known.replace(day=day) if 1 <= day <= monthrange(known.year, known.month)[1] else None
    year = year or known.year
    return known.replace(year=year, day=min(known.day, monthrange(year, known.month)[1]))
