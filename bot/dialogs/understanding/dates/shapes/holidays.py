"""Holidays of one day: "by christmas", "last new year's eve"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.dates.patterns import SAID_YEAR
from bot.dialogs.understanding.dates.reckoning import day_of, nearest, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

#: Name → (month, day).
_HOLIDAYS = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1), "new year": (1, 1),
    "halloween": (10, 31),
}  # fmt: skip
_HOLIDAY = "|".join(name.replace("'", "['’]").replace(" ", r"\s+") for name in _HOLIDAYS)


@shape(
    "holiday",
    rf"(?<!\w)(?<!happy\s)(?P<date>(?:(?P<side>last|next|this)\s+)?(?P<name>{_HOLIDAY})(?!\w|['’]s)(?:{SAID_YEAR})?)",
)
def holiday(reading: Reading, match: re.Match[str]) -> Spot:
    month, day = _HOLIDAYS[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
    year, side, today = year_of(match, reading.today), (match["side"] or "").lower(), reading.today
    if year is not None or side == "this":
        return reading.spot(match, day_of(year or today.year, month, day), "day")
    past, ahead = nearest(month, day, today, ahead=False), nearest(month, day, today, ahead=True)
    return reading.spot(match, ahead if side == "next" else past, "day", ahead=past if side == "last" else ahead)
