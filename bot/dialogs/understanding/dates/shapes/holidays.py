"""Holidays of one day: "by christmas", "last new year's eve"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.understanding.dates.patterns import SAID_YEAR
from bot.dialogs.understanding.dates.reckoning import easter_sunday, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

#: Name → (month, day).
_HOLIDAYS = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1), "new year": (1, 1),
    "halloween": (10, 31),
}  # fmt: skip
#: Name → days after Easter Sunday.
_OF_EASTER = {"easter sunday": 0, "easter monday": 1, "good friday": -2, "easter": 0}
_HOLIDAY = "|".join(name.replace("'", "['’]").replace(" ", r"\s+") for name in (*_HOLIDAYS, *_OF_EASTER))


@shape(
    "holiday",
    rf"(?<!\w)(?<!happy\s)(?P<date>(?:(?P<side>last|next|this)\s+)?(?P<name>{_HOLIDAY})(?!\w|['’]s)(?:{SAID_YEAR})?)",
)
def holiday(reading: Reading, match: re.Match[str]) -> Spot:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    year, side, today = year_of(match, reading.today), (match["side"] or "").lower(), reading.today
    if year is not None or side == "this":
        return reading.spot(match, (_day_in(year or today.year, name),), "day")
    days = [_day_in(y, name) for y in (today.year - 1, today.year, today.year + 1)]
    past, ahead = (max(d for d in days if d <= today),), (min(d for d in days if d >= today),)
    return reading.spot(match, ahead if side == "next" else past, "day", ahead=past if side == "last" else ahead)


def _day_in(year: int, name: str) -> date:
    if name in _OF_EASTER:
        return easter_sunday(year) + timedelta(days=_OF_EASTER[name])
    return date(year, *_HOLIDAYS[name])
