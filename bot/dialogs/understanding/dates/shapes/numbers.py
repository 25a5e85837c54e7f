"""A year or a day of the month alone, a number that only the word in front of it makes a date."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.patterns import DONE, ORDINAL, THING, YEAR
from bot.dialogs.understanding.dates.reckoning import STEPS, century, day_of, day_said, month_near
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.patterns import pattern

_IN_A_YEAR = pattern(rf"\b(?:in|since|from|of)\s+{YEAR}\s*$", re.IGNORECASE)


@shape(
    "digits",
    rf"(?<!\w)(?:in|of|since|until|till|'?til|by|before|after|during|from|year|through|around|circa|about|back\s+in|late"
    rf"|early|mid|expires?|exp\.?|expiry|expiring|valid\s+thru|issued|awarded|earned|passed|completed|renewed|obtained"
    rf"|achieved|was|(?:good|valid|active|current|in\s+date|up)\s+to)\s*:?\s*(?P<date>{YEAR})(?![\w%:]|[.,/\-]\d|\s*-\s*\d\d?(?!\d)|{THING}|\s+(?:words|users|series|edition))",
)
def year_alone(reading: Reading, match: re.Match[str]) -> Spot:
    return reading.spot(match, (date(int(match["date"]), 1, 1),), "year")


@shape(
    "in",
    rf"(?<!\w)(?P<some>some\s*times?\s+|back\s+|i\s+think\s+|maybe\s+)?in\s+(?P<date>['’]?(?P<y>\d\d))(?![\w:%$€£/]|[.,\-]\d|{THING})",
)
def short_year(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "Passed it in 22", "sometime in 23"."""
    year = century(match["y"])
    if not -_LAST_YEARS <= year - reading.today.year <= _NEXT_YEARS:
        return None
    return reading.spot(match, (date(year, 1, 1),), "year", needs_cue=not match["some"] and "'" not in match["date"])


_LAST_YEARS, _NEXT_YEARS = 30, 8


@shape("digits", rf"(?:and|or|to|-|–|,|&)\s*(?P<date>{YEAR}){DONE}(?!{THING})")
def another_year(reading: Reading, match: re.Match[str]) -> Spot | None:
    """The second year of "in 2021 and 2024"."""
    if _IN_A_YEAR.search(reading.before(match.start(), 12)) is None:
        return None
    return reading.spot(match, (date(int(match["date"]), 1, 1),), "year")


_TO_ANOTHER = pattern(
    rf"(?<!\w)(?:(?:good|valid|active|current|in\s+date|up)\s+to)\s+{YEAR}\b[^\d.!?]{{1,40}}$", re.IGNORECASE
)


@shape("digits", rf"(?<!\w)to\s+(?P<date>{YEAR})(?![\w%:]|[.,/\-]\d|{THING})")
def year_of_another(reading: Reading, match: re.Match[str]) -> Spot | None:
    """The second of "CISM good to 2028 and CISA to 2027"."""
    if _TO_ANOTHER.search(reading.before(match.start(), _TO_REACH)) is None:
        return None
    return reading.spot(match, (date(int(match["date"]), 1, 1),), "year")


_TO_REACH = 60


@shape(
    "digits",
    r"(?<!\w)(?:on|by|before|until|till|since|due|for|(?:moved?|pushed|push|postponed?|delayed|re-?scheduled?|re-?booked?|shifted|brought)\s(?:[\w'’+-]{1,15}\s){0,4}?to)\s+"
    r"(?P<date>(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th))(?=\s*(?:$|[,.;!?)]|(?:and|at|please|so)\b))",
)
def day_alone(reading: Reading, match: re.Match[str]) -> Spot | None:
    return _nearest_of_month(reading, match)


@shape(
    "digits",
    r"^\W*(?:(?:it|that)\s+(?:was|is)\s+)?(?P<date>(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th))\W*$",
)
def day_answered(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "The 14th", where a day was asked for."""
    return _nearest_of_month(reading, match) if reading.asked is not None else None


def _nearest_of_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    day, today = int(match["d"]), reading.today
    if not 1 <= day <= 31:
        return None
    past = next(d for step in range(13) for d in _in_month(today, -step, day) if d <= today)
    ahead = next(d for step in range(13) for d in _in_month(today, step, day) if d >= today)
    return reading.spot(match, (past,), "day", ahead=(ahead,))


@shape(
    "near",
    rf"(?<!\w)(?P<date>(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{ORDINAL}))\s+(?:day\s+)?(?:of\s+)?(?P<which>this|next|last)\s+month)(?!\w)",
)
def day_of_month_near(reading: Reading, match: re.Match[str]) -> Spot:
    """ "The 1st of last month", "the twentieth of next month"."""
    day = day_said(match["d"] or match["word"])
    return reading.spot(match, _in_month(reading.today, STEPS[match["which"].lower()], day), "day")


@shape(
    "near",
    r"(?<!\w)(?P<date>(?P<which>this|next|last)\s+month,?\s+(?:on\s+)?(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th))(?!\w)",
)
def near_month_and_day(reading: Reading, match: re.Match[str]) -> Spot:
    """ "Next month on the 20th"."""
    return reading.spot(match, _in_month(reading.today, STEPS[match["which"].lower()], int(match["d"])), "day")


def _in_month(today: date, step: int, day: int) -> tuple[date, ...]:
    month = month_near(today, step)
    return day_of(month.year, month.month, day)
