"""The beginning, middle or end of a week, a month or a year: "end of june", "mid 2025", "eoy"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.dialogs.understanding.dates.months import month_number
from bot.dialogs.understanding.dates.patterns import DONE, LETTERS, SAID_YEAR, YEAR
from bot.dialogs.understanding.dates.reckoning import STEPS, month_near, nearest, nearest_month, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

_PART = (
    r"(?:the\s+)?(?P<q>(?:beginning|begin|start)(?=\s+of)|end|middle|mid|early|late)(?:\s+of|-)?\s*"  # and then of what
)


@shape("month", rf"(?<!\w)(?P<date>{_PART}(?:the\s+)?(?:month\s+of\s+)?(?P<m>{LETTERS})(?:{SAID_YEAR}|(?!\w)))")
def part_of_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    month, part = month_number(match["m"]), _part(match["q"])
    if not month:
        return None
    year = year_of(match, reading.today)
    past = year or nearest(month, 1, reading.today, ahead=False)[0].year
    ahead = year or nearest_month(month, reading.today).year
    return reading.spot(
        match,
        (_day_within(past, month, part),),
        "month" if part == 0 else "day",
        ahead=(_day_within(ahead, month, part),),
    )


@shape(
    "part",
    rf"(?<!\w)(?P<date>{_PART}(?:(?P<y>{YEAR}){DONE}|(?:the\s+|(?P<which>this|next|last|coming)\s+)?(?P<unit>year|month|week)\b)"
    r"|(?<!\w)(?P<eo>eo[ym]|year[\s-]?end|month[\s-]?end)(?!\w))",
)
def part_of_year(reading: Reading, match: re.Match[str]) -> Spot:
    today, said, eo = reading.today, (match["q"] or "end").lower(), (match["eo"] or "").lower()
    unit = (match["unit"] or ("month" if eo.startswith(("eom", "month")) else "year")).lower()
    part, step = _part(said), STEPS.get((match["which"] or "this").lower(), 0)
    if unit == "year":
        year = int(match["y"] or today.year + step)
        if said == "late":
            return reading.spot(match, (date(year, 11, 1),), "month")
        day = (date(year, 1, 1), date(year, 7, 1), date(year, 12, 31))[part]
        return reading.spot(match, (day,), "day" if part == 2 else "month")
    if unit == "month":
        first = month_near(today, step)
        return reading.spot(match, (_day_within(first.year, first.month, part),), "day" if part else "month")
    monday = today + timedelta(days=7 * step - today.weekday())
    return reading.spot(match, (monday + timedelta(days=(0, 2, 6)[part]),), "day")


def _part(said: str) -> int:
    """0 for the beginning, 1 for the middle, 2 for the end."""
    said = said.lower()
    return 0 if said in ("beginning", "begin", "start", "early") else 1 if said.startswith("mid") else 2


def _day_within(year: int, month: int, part: int) -> date:
    return date(year, month, (1, 15, monthrange(year, month)[1])[part])
