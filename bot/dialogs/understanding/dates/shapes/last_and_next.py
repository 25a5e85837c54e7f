"""The last, this or the next week, weekend, month, year, weekday, named month or season."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.understanding.dates.months import SEASONS, month_alone
from bot.dialogs.understanding.dates.patterns import LETTERS
from bot.dialogs.understanding.dates.reckoning import month_near, weekday_near
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.dialogs.understanding.dates.weekdays import weekday
from bot.patterns import pattern

_MAY_ASKS = pattern(r"\s+(?:i|we|you|be|have|not|need|take|also|help)\b", re.IGNORECASE)


@shape(
    "near",
    r"(?<!\w)(?P<which>last|past|previous|this|next|coming|following)\s+(?P<unit>weekend|week|wk|month|year|yr)"
    r"(?!\w|-|\s+of\b|\s+or\s+so)",
)
def of_unit(reading: Reading, match: re.Match[str]) -> Spot:
    today, step = reading.today, _step(match)
    unit = {"wk": "week", "yr": "year"}.get(match["unit"].lower(), match["unit"].lower())
    if unit == "year":
        return reading.spot(match, (date(today.year + step, 1, 1),), "year")
    if unit == "month":
        return reading.spot(match, (month_near(today, step),), "month")
    if unit == "week":
        return reading.spot(match, (today + timedelta(days=7 * step),), "day")
    saturday = today + timedelta(days=5 - today.weekday())
    return reading.spot(match, (saturday + timedelta(days=7 * step),), "day")


@shape("near", r"(?<!\w)(?:on|at|over|by|before|until|till|during)\s+(?P<date>the\s+weekend)(?!\w)")
def the_weekend(reading: Reading, match: re.Match[str]) -> Spot:
    today = reading.today
    return reading.spot(match, weekday_near(5, today, ahead=False), "day", ahead=weekday_near(5, today, ahead=True))


@shape("near", rf"(?<!\w)(?P<which>last|past|this|next|coming)\s+(?P<name>{LETTERS})(?!\w)")
def of_name(reading: Reading, match: re.Match[str]) -> Spot | None:
    today, name, step = reading.today, match["name"].lower(), _step(match)
    day = weekday(name)
    if day is not None:
        if step == 0:
            return reading.spot(match, (today + timedelta(days=day - today.weekday()),), "day")
        return reading.spot(match, weekday_near(day, today, ahead=step > 0), "day")
    month = month_alone(name) or SEASONS.get(name)
    if month is None or (name == "may" and _MAY_ASKS.match(reading.text, match.end())):
        return None
    over = month >= today.month if step < 0 else month <= today.month  # this year's is on the other side
    return reading.spot(match, (date(today.year + step * over, month, 1),), "month")


def _step(match: re.Match[str]) -> int:
    which = match["which"].lower()
    return -1 if which in ("last", "past", "previous") else 0 if which == "this" else 1
