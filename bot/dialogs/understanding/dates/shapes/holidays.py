"""Holidays, and days counted from them: "by christmas", "after easter", "two weeks before new year's eve"."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.understanding.dates.feasts import FEASTS, Day
from bot.dialogs.understanding.dates.patterns import AMOUNT, SAID_YEAR
from bot.dialogs.understanding.dates.reckoning import months_on, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.dialogs.understanding.values import count

_HOLIDAY = "|".join(name.replace("'", "['’]").replace(" ", r"\s+") for name in FEASTS)
_SO_LONG = rf"(?:(?P<n>{AMOUNT}|the)\s+(?P<unit>day|week|month)s?\s+(?P<way>before|after)|(?P<over>after))\s+"

#: Of a holiday in so few days many say "this": "next" may then be the one of the year after.
_SOON = 60


@shape(
    "holiday",
    rf"(?<!\w)(?<!happy\s)(?<!lunar\s)(?<!chinese\s)(?P<date>(?:{_SO_LONG})?(?:the\s+)?(?:(?P<side>last|next|this)\s+)?"
    rf"(?P<name>{_HOLIDAY})(?!\w|['’]s)(?:{SAID_YEAR})?)",
)
def holiday(reading: Reading, match: re.Match[str]) -> Spot:
    meant, today = _counted(match), reading.today
    year, side = year_of(match, today), (match["side"] or "").lower()
    if year is not None or side == "this":
        return reading.spot(match, (meant(year or today.year),), "day")
    days = [meant(today.year + step) for step in (-2, -1, 0, 1, 2)]
    past, ahead = (max(d for d in days if d <= today),), (min(d for d in days if d >= today),)
    if side == "next" and (ahead[0] - today).days < _SOON:
        both = (*ahead, min(d for d in days if d > ahead[0]))
        return reading.spot(match, both, "day", ahead=both)
    return reading.spot(match, ahead if side == "next" else past, "day", ahead=past if side == "last" else ahead)


def _counted(match: re.Match[str]) -> Day:
    """Its day in a year: of the holiday itself, after it, or so long before or after."""
    day, over = FEASTS[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
    if match["over"]:
        return lambda year: day(year) + timedelta(days=over)
    if match["unit"] is None:
        return day
    number = (count(match["n"]) or 1) * (1 if match["way"].lower() == "after" else -1)
    unit = match["unit"].lower()
    if unit == "month":
        return lambda year: months_on(day(year), number)
    return lambda year: day(year) + timedelta(days=number * (7 if unit == "week" else 1))
