"""Whole dates in digits: 2027-06-01, 20270601, 01.06.2027, 12/25/26, and 06/2027."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.patterns import DONE, FAR, FREE, THING, YEAR
from bot.dialogs.understanding.dates.reckoning import century, day_of, nearest
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.patterns import pattern

_VERSION = pattern(r"\b(?:v|ver|version|release|python|kubernetes|k8s|java|terraform)\.?\s*$", re.IGNORECASE)


@shape("digits", rf"{FREE}(?P<y>{YEAR}|{FAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?:(?=t\d)|{DONE})")
def year_month_day(reading: Reading, match: re.Match[str]) -> Spot:
    return reading.spot(match, day_of(int(match["y"]), int(match["m"]), int(match["d"])), "day")


@shape("digits", rf"{FREE}(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\w|[-/.,]\d)")
def compact(reading: Reading, match: re.Match[str]) -> Spot | None:
    options = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return reading.spot(match, options, "day", needs_cue=True) if options else None


@shape(
    "digits",
    rf"{FREE}(?<!\bv\s)(?:(?P<a>\d{{1,2}})(?P<s>\s?[-/.]\s?)(?P<b>\d{{1,2}})(?P=s)(?:(?P<y>{YEAR}|{FAR})|(?P<two>\d\d))"
    rf"|(?P<a2>\d\d)\s(?P<b2>\d\d)\s(?P<y2>20\d\d)){DONE}(?!{THING}|%)",
)
def day_month_year(reading: Reading, match: re.Match[str]) -> Spot | None:
    first, second = int(match["a"] or match["a2"]), int(match["b"] or match["b2"])
    long_year = match["y"] or match["y2"]
    year = int(long_year) if long_year else century(match["two"])
    by_day, by_month = day_of(year, second, first), day_of(year, first, second)
    dotted = (match["s"] or "").strip() == "."
    if dotted or reading.day_first:
        options = by_day or by_month
    elif reading.day_first is False:
        options = by_month or by_day
    else:
        options = tuple(dict.fromkeys(by_day + by_month))
    if not long_year and (not options or _VERSION.search(reading.before(match.start(), 14))):
        return None  # 1.30.12 is a version, 10-40-99 a list
    return reading.spot(match, options, "day")


@shape(
    "digits",
    rf"{FREE}(?:(?P<m>0?[1-9]|1[0-2])(?:\s?/\s?|[-.])(?P<y>{YEAR})|(?P<y2>{YEAR})[-/](?P<m2>0?[1-9]|1[0-2])){DONE}",
)
def month_of_year(reading: Reading, match: re.Match[str]) -> Spot:
    return reading.spot(match, (date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), 1),), "month")


@shape(
    "digits",
    rf"{FREE}(?!24/7)(?P<date>(?P<a>\d{{1,2}})(?:/(?P<b>\d{{1,2}})|\.(?P<dot>\d{{1,2}})\.))"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)|(?:and|at|for|so|please|as|on\s+(?:my|the|it))\b))",
)
def day_and_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    """3/4 without its year; 04/28 may be the April of 2028, as on a card."""
    first, second, today = int(match["a"]), int(match["b"] or match["dot"]), reading.today
    on_a_card = match["b"] and 1 <= first <= 12 < second and _is_near(2000 + second, today)
    month = date(2000 + second, first, 1) if on_a_card else None
    orders = [(second, first), (first, second)]
    if match["dot"] or reading.day_first is True:
        orders = orders[:1]
    elif reading.day_first is False:
        orders = orders[1:]
    past = tuple(dict.fromkeys(d for month, day in orders for d in nearest(month, day, today, ahead=False)))
    ahead = tuple(dict.fromkeys(d for month, day in orders for d in nearest(month, day, today, ahead=True)))
    if month is not None and not past:
        return reading.spot(match, (month,), "month", needs_cue=True)
    if not (past and ahead) and reading.asked is None:
        return None
    return reading.spot(match, past, "day", ahead=ahead, needs_cue=True, or_month=month)


_LAST_FEW, _NEXT_FEW = 8, 10


def _is_near(year: int, today: date) -> bool:
    return -_LAST_FEW <= year - today.year <= _NEXT_FEW
