"""Where it is asked whether a day or the end of a month is meant ("is that 27 Jun 2027 or 30 Jun 2027?"): "end of
june 27" is no 27th, and "the 27th", "the whole month" and "the first one" are answers as well.
"""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ISO = pattern(r"\d{4}-\d{2}-\d{2}")
_AROUND = (
    r"\W*(?:(?:it|its|it's|it’s|that|thats|that's|is|was|the|on|by|at|in|to|until|till|til|through|thru|valid|good|expires?|yes|no"
    r"|oh|um|ok|i|mean|meant|think|guess|for|just|whole|entire|full|very|please|sorry|so|one|then)\W+){0,8}"
)
_THE_MONTH = pattern(
    rf"{_AROUND}(?:(?:end|last\s+(?:day|of))(?:\s+of)?(?:\s+(?:the|that))?\s+month|month(?:[\s-]?end)?|last\s+day|end)(?:\s+(?:one|please))?\W*",
    re.IGNORECASE,
)
_NTH = pattern(
    rf"{_AROUND}(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?:\s+(?:one|please|of\s+(?:the\s+)?month))?\W*", re.IGNORECASE
)
#: "The first one" is the one that was put first, whatever day of a month the other is.
_IN_ORDER = pattern(rf"{_AROUND}(?P<order>first|second|last|1st|2nd)\s+(?:one|option|date)\W*", re.IGNORECASE)
_PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "last": -1}
_ONLY_A_DAY = pattern(_AROUND, re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where the answer fits none of the days that are asked about, or more than one."""
    frame = session.state.waiting
    options = frame.awaiting.options if frame is not None and frame.awaiting is not None else []
    if frame is None or len(options) < 2 or not all(isinstance(o, str) and _ISO.fullmatch(o) for o in options):
        return None
    if (placed := _IN_ORDER.fullmatch(session.heard.text)) is not None:
        return await session.accept(frame, options[_PLACES[placed["order"].casefold()]])
    days = [date.fromisoformat(option) for option in options]
    meant = [day for day in days if _is_meant(session, day)]
    if len(meant) != 1:
        return None
    session.trace.append("the day, or the end of the month")
    return await session.accept(frame, meant[0].isoformat())


def _is_meant(session: Session, day: date) -> bool:
    text, dates = session.heard.text, session.heard.dates
    if _THE_MONTH.fullmatch(text):
        return _ends_a_month(day)
    if (nth := _NTH.fullmatch(text)) is not None:
        return int(nth["day"]) == day.day
    said = dates[0] if len(dates) == 1 else None
    if said is None or said.or_month is not None or len(said.options) != 1 or text[said.end :].strip(" .!"):
        return False
    return _ONLY_A_DAY.fullmatch(text, 0, said.start) is not None and _is_it(said, day)


def _is_it(said: SaidDate, day: date) -> bool:
    """Whatever the year, where none was said."""
    if said.grain not in ("day", "month"):
        return False
    told = end_of(said.options[0], said.grain)
    if said.grain == "month" and not _ends_a_month(day):
        return False
    if not said.year_guessed:
        return told == day
    return told.month == day.month and (told.day == day.day or (_ends_a_month(told) and _ends_a_month(day)))


def _ends_a_month(day: date) -> bool:
    return end_of(day, "month") == day
