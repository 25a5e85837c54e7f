"""A month or a day of a year that is so far off: "last year in May", "in May the year before last"."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.months import SEASONS, month_alone
from bot.dialogs.understanding.dates.patterns import LETTERS, YEAR
from bot.dialogs.understanding.dates.reckoning import STEPS, day_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

_BEFORE_LAST = r"the\s+year\s+before\s+last"
_WHICH = rf"(?:(?P<which>last|this|next)\s+(?:year|yr)|{_BEFORE_LAST})"
_DAY = r"(?:(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_DAY_BEHIND = r"(?:\s+(?:the\s+)?(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\w:%.,/-]))?"
_NO_YEAR = rf"(?!\w|,?\s+{YEAR}|\s+(?:or|to|and)\s+(?:be|have|not)\b)"


@shape(
    "near",
    rf"(?<!\w)(?P<date>{_WHICH}(?:['’]?s\s+|,?\s+(?:back\s+)?(?:in|on|around|about)\s+){_DAY}(?P<m>{LETTERS}){_DAY_BEHIND}){_NO_YEAR}",
)
def year_and_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    return _of(reading, match, match["d"] or match["d2"], STEPS.get((match["which"] or "").lower(), -2))


@shape("near", rf"(?<!\w)(?P<date>{_DAY}(?P<m>{LETTERS}),?\s+(?:of\s+|in\s+)?{_BEFORE_LAST})(?!\w)")
def month_before_last(reading: Reading, match: re.Match[str]) -> Spot | None:
    return _of(reading, match, match["d"], -2)


@shape("near", r"(?<!\w)(?P<date>the\s+year\s+before\s+last)(?!\w)")
def before_last(reading: Reading, match: re.Match[str]) -> Spot:
    return reading.spot(match, (date(reading.today.year - 2, 1, 1),), "year")


def _of(reading: Reading, match: re.Match[str], said: str | None, step: int) -> Spot | None:
    name = match["m"].lower()
    month, year = month_alone(name) or SEASONS.get(name), reading.today.year + step
    if month is None or (said and name in SEASONS):
        return None
    if said is None:
        return reading.spot(match, (date(year, month, 1),), "month")
    days = day_of(year, month, int(said))
    return reading.spot(match, days, "day") if days else None
