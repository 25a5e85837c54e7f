"""So long ago, and in so long: "a year and a half ago", "in 3 months", "2 weeks from now"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.understanding.dates.months import SEASONS, month_number
from bot.dialogs.understanding.dates.patterns import AMOUNT, LETTERS
from bot.dialogs.understanding.dates.reckoning import months_on
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.dialogs.understanding.values import count
from bot.patterns import pattern

_UNIT = r"(?:days?|d|fortnights?|weeks?|wks?|w|months?|mths?|mos?|years?|yrs?|y)"
_SPAN = (
    rf"(?P<n>{AMOUNT}|\bhalf(?=[\s-]+(?:year|yr)))[\s\-]*(?P<u>{_UNIT})(?!\w)"
    rf"(?:(?:\s*,?\s*(?:and\s+)?)(?:(?P<half>(?:a\s+)?half)\b|(?P<n2>{AMOUNT})\s*(?P<u2>{_UNIT})(?!\w)))?"
)
_NEXT = r"(?:the|these|this)\s+(?:next|coming|following)\s+"
_UNIT_DAYS = {"d": 1, "w": 7, "f": 14}

_RATE = pattern(r"(?:hours?|hrs?|h|times?|once|twice|days?|lessons?|modules?|exams)\s*$", re.IGNORECASE)
_PAUSE = pattern(
    r"\b(?:pause|snooze|mute|silen\w+|quiet|stop|away|off|break|vacation|holidays?|leave)\b[^.!?\n]*$|^\W*$",
    re.IGNORECASE,
)
_PAUSE_REACH = 40


_ABOUT = r"(?:(?<!\w)(?:about|around|roughly|approx(?:imately|\.)?|maybe|nearly|almost|over|like|some)\s+)?"
_YEARS_AGO = rf"(?P<n>{AMOUNT})\s*(?:years?|yrs?)\s+(?:ago|back)"


@shape("ago", rf"(?P<date>{_ABOUT}{_YEARS_AGO},?\s+(?:i\s+think\s+)?in\s+(?:the\s+)?(?P<m>{LETTERS}))(?!\w)")
def ago_in_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "Two years ago in june", "3 years ago in spring"."""
    month = month_number(match["m"]) or SEASONS.get(match["m"].lower())
    if not month or match["n"].lower().startswith("half"):
        return None
    return reading.spot(
        match, (date(reading.today.year - round(_of_unit(match["n"], "y")[0] / 12), month, 1),), "month"
    )


@shape("ago", rf"(?<!\w)(?P<date>(?P<m>{LETTERS}),?\s+{_ABOUT}{_YEARS_AGO})(?!\w)")
def month_ago(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "In june two years ago"."""
    return ago_in_month.read(reading, match)


@shape("ago", rf"(?P<date>{_ABOUT}{_SPAN}\s*(?:ago|back|earlier))(?!\w)")
def ago(reading: Reading, match: re.Match[str]) -> Spot:
    months, days = _length(match)
    day = months_on(reading.today, -months) - timedelta(days=days)
    return reading.spot(match, (day,), "month" if months else "day")


@shape("since", rf"(?<!\w)since\s+(?P<date>{_ABOUT}{_SPAN})(?!\w|\s*(?:ago|back|earlier|before)\b)")
def since(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "Since about 2 years", as it is said in many languages."""
    return ago.read(reading, match)


@shape(
    "in",
    rf"(?<!\w)(?:(?:in|within)\s+(?:about\s+|around\s+|approximately\s+|like\s+|{_NEXT}|exactly\s+)?"
    rf"|(?:over|during|through|throughout)\s+{_NEXT}|(?:the\s+|this\s+)?(?:next|coming)\s+(?=half\b)){_SPAN}"
    r"(?:['’]?s?\s+time)?(?!\w|\s+(?:of|ago|before|back|old|experience|in\s+advance|ahead)\b)",
)
def in_a_while(reading: Reading, match: re.Match[str]) -> Spot | None:
    if _RATE.search(reading.before(match.start(), 12)):
        return None  # "5 hours in a week"
    return reading.spot(match, (_after(reading.today, match),), "day", may_last=True)


@shape("in", rf"(?<!\w)for\s+(?:about\s+|around\s+|the\s+next\s+)?{_SPAN}")
def for_a_while(reading: Reading, match: re.Match[str]) -> Spot | None:
    """The end of a pause: "snooze it for 2 weeks". Anything else that lasts is no date."""
    if _PAUSE.search(reading.before(match.start(), _PAUSE_REACH)) is None:
        return None
    return reading.spot(match, (_after(reading.today, match),), "day")


@shape("from now", rf"{_SPAN}\s+(?:from\s+(?:now|today)|hence)(?!\w|\s+on(?:wards?)?\b)")
def from_now(reading: Reading, match: re.Match[str]) -> Spot | None:
    if _RATE.search(reading.before(match.start(), 12)):
        return None  # "4 hours a week from now"
    return reading.spot(match, (_after(reading.today, match),), "day")


def _after(day: date, match: re.Match[str]) -> date:
    months, days = _length(match)
    return months_on(day, months) + timedelta(days=days)


def _length(match: re.Match[str]) -> tuple[int, int]:
    """Months and days of "2 weeks", "a year and a half", "1 year and 2 months"."""
    months, days = _of_unit(match["n"], match["u"])
    if match["half"] or match["n2"]:
        more = _of_unit("0.5", match["u"]) if match["half"] else _of_unit(match["n2"], match["u2"])
        return months + more[0], days + more[1]
    return months, days


def _of_unit(said: str, unit: str) -> tuple[int, int]:
    said, letter = said.lower().replace(",", "."), unit[0].lower()
    if said.startswith("half"):
        amount = 0.5
    elif said[0].isdecimal():
        amount = float(said)
    else:
        amount = float(count(said) or 1)
    if letter == "y":
        return round(amount * 12), 0
    if letter == "m":
        return int(amount), 15 if amount % 1 else 0
    return 0, round(amount * _UNIT_DAYS[letter])
