"""Quarters of a year and their parts: "in Q3", "the second quarter of 2027", "before the end of Q2"."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.patterns import SAID_YEAR, YEAR
from bot.dialogs.understanding.dates.reckoning import STEPS, last_of_quarter, months_on, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

_PART = r"(?:the\s+)?(?P<part>beginning|begin|start|end|middle|mid|early|late)(?:\s+of|-)?\s*(?:the\s+)?"
_MONTHS = 3
_ORDERS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
}  # fmt: skip


@shape(
    "quarter",
    rf"(?<![\w.\-])(?P<date>(?:{_PART})?(?:(?P<before>{YEAR})[\s-]*)?(?:q\s?(?P<n>[1-4])|(?P<o>first|1st|second|2nd|third|3rd|fourth|4th)"
    rf"\s+quarter)(?!\w|[.\-]\d)(?:{SAID_YEAR})?)",
)
def quarter(reading: Reading, match: re.Match[str]) -> Spot:
    today = reading.today
    number = int(match["n"] or 0) or _ORDERS[match["o"].lower()]
    year = int(match["before"]) if match["before"] else year_of(match, today)
    first = date(year or today.year, _MONTHS * number - _MONTHS + 1, 1)
    if year is not None:
        return _spot(reading, match, first, first, match["part"])
    ahead = first if last_of_quarter(first) >= today else first.replace(year=first.year + 1)
    return _spot(reading, match, first if first <= today else first.replace(year=first.year - 1), ahead, match["part"])


@shape("quarter", rf"(?<!\w)(?P<date>{_PART}(?:(?P<which>this|next|last|coming)\s+)?quarter|(?P<eoq>eoq))(?!\w)")
def part_of_this_quarter(reading: Reading, match: re.Match[str]) -> Spot:
    today, step = reading.today, STEPS.get((match["which"] or "this").lower(), 1)
    this = today.replace(month=today.month - (today.month - 1) % _MONTHS, day=1)
    first = months_on(this, step * _MONTHS)
    return _spot(reading, match, first, first, "end" if match["eoq"] else match["part"])


def _spot(reading: Reading, match: re.Match[str], past: date, ahead: date, part: str | None) -> Spot:
    """The quarter, or the day in it that is said."""
    if not part:
        return reading.spot(match, (past,), "quarter", ahead=(ahead,))
    past, ahead = (_day_within(first, part.lower()) for first in (past, ahead))
    return reading.spot(match, (past,), "day", ahead=(ahead,))


def _day_within(first: date, part: str) -> date:
    if part.startswith("mid"):
        return months_on(first, 1).replace(day=15)
    return last_of_quarter(first) if part in ("end", "late") else first
