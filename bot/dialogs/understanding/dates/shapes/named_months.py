"""Months by name, with a day or a year or both: 3 May 2025, May 3rd, the first of june, march '24."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.dates.months import SEASONS, month_number
from bot.dialogs.understanding.dates.patterns import DONE, FREE, LETTERS, ORDINAL, SAID_YEAR, THING, WEEKDAY_NAMES, YEAR
from bot.dialogs.understanding.dates.reckoning import day_of, day_said, nearest, year_of
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.patterns import pattern

_NAMED_DAY = rf"(?:(?<!\w){WEEKDAY_NAMES}\.?,?\s+(?:the\s+)?)?"

#: Before the day of a month.
_NAMELY = (
    r"(?:(?:i\s+(?:think|guess|believe)|maybe|probably|possibly|say|around|to\s+be\s+exact|precisely|namely|exactly)"
    r"\s*,?\s+)"
)
#: "End of june 27" is the end of that month in 2027.
_OF_A_PART = r"(?<!\bend\sof\s)(?<!\bmiddle\sof\s)(?<!\bbeginning\sof\s)(?<!\bstart\sof\s)"

_BESIDE_MAY = pattern(
    r"\s*(?:$|[^\w\s]|(?:and|or|at|for|to|till|until|but|so|please|as|i|we|my|is|was|the|with|by|in|from|then|because|after"
    r"|before|expires?|exp|cka|aws|thanks|pls)\b)",
    re.IGNORECASE,
)
_DATE_WORD = pattern(
    r"(?:\b(?:on|by|until|till|since|before|after|from|passed|expires?|exp\.?|due|awarded|issued|earned|got|exam|last|next"
    r"|this|in|around|and|to|of|the)|[(:,\-–])\s*$",
    re.IGNORECASE,
)
_PRONOUN = pattern(r"\b(?:i|you|we|they|he|she|it|that|which|who|this|there)\s*$", re.IGNORECASE)


@shape(
    "month",
    rf"{FREE}(?P<y>{YEAR})[\s,\-]+(?:in\s+)?(?P<m>{LETTERS})\.?[\s,\-]+{_NAMELY}?(?:on\s+)?(?:the\s+)?"
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|{THING})",
)
def year_month_day(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "2025 May 3", "in 2028 in June, I think the 3rd"."""
    month = month_number(match["m"])
    return reading.spot(match, day_of(int(match["y"]), month, int(match["d"])), "day") if month else None


@shape("month", rf"{FREE}(?P<date>(?P<y>20[0-4]\d)\s+(?P<m>{LETTERS}))\.?(?![\w\-]|\s*\d|\s+the\s+\d)")
def year_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "CCNA from 2022 march"."""
    month = month_number(match["m"])
    if not month or (match["m"].lower() == "may" and not _BESIDE_MAY.match(reading.text, match.end())):
        return None
    return reading.spot(match, (date(int(match["y"]), month, 1),), "month")


@shape(
    "month",
    rf"{FREE}(?<!\blevel\s)(?<!\blvl\s)(?P<date>{_NAMED_DAY}(?<![-/])(?P<d>\d{{1,2}}|\b(?:{ORDINAL}))(?:st|nd|rd|th|er|\.)?"
    rf"(?:\s*(?:(?:of|de)\s+)?|[-/.])(?P<m>{LETTERS})(?:{SAID_YEAR}|(?!\w)))",
)
def day_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    return _day_of_month(reading, match)


@shape(
    "month",
    rf"(?<![\w/\-]){_OF_A_PART}(?P<date>{_NAMED_DAY}(?P<m>{LETTERS})(?P<s>\.?\s*(?:the\s+)?|[-/])(?P<d>\d{{1,2}}|(?:{ORDINAL})\b(?!\s+(?:in|one|try)\b))"
    rf"(?:st|nd|rd|th)?(?:{SAID_YEAR}|(?![\w:%]|[.,/\-]\d|{THING})))",
)
def month_day(reading: Reading, match: re.Match[str]) -> Spot | None:
    if match["s"] in ("-", "/") and not match["y"]:
        return None
    month, year = month_number(match["m"]), _perhaps_a_year(reading, match)
    if not month or year is None:
        return _day_of_month(reading, match)
    first = date(year, month, 1)
    if _IN.search(reading.before(match.start(), 4)):
        day = nearest(month, int(match["d"]), reading.today, ahead=True)
        return reading.spot(match, (first,), "month", ahead=None if first > reading.today else day)
    return _day_of_month(reading, match, first)


#: "In nov 24" is no day: that is "on".
_IN = pattern(r"\bin\s$", re.IGNORECASE)
_LAST_FEW, _NEXT_FEW = 8, 6


def _perhaps_a_year(reading: Reading, match: re.Match[str]) -> int | None:
    """The year that "nov 24" may be of: a number alone behind the month, of a year that is near."""
    if match["y"] or match["s"].strip(" .") or not match["d"].isdecimal() or len(match["d"]) != len("24"):
        return None
    if match["date"].rstrip()[-2:] != match["d"] or _ON.search(reading.before(match.start("m"), 12)):
        return None
    year = 2000 + int(match["d"])
    return year if -_LAST_FEW <= year - reading.today.year <= _NEXT_FEW else None


#: "On nov 24", "Friday nov 24" is no month.
_ON = pattern(rf"\b(?:on|{WEEKDAY_NAMES})[\s.,]*$", re.IGNORECASE)


def _day_of_month(reading: Reading, match: re.Match[str], or_month: date | None = None) -> Spot | None:
    month = month_number(match["m"])
    if not month:
        return None
    day, today = day_said(match["d"]), reading.today
    year = year_of(match, today)
    if year is not None:
        return reading.spot(match, day_of(year, month, day), "day")
    if not 1 <= day <= 31 or (match["m"].lower() == "may" and _may_is_verb(reading, match)):
        return None
    past, ahead = nearest(month, day, today, ahead=False), nearest(month, day, today, ahead=True)
    return reading.spot(match, past, "day", ahead=ahead, or_month=or_month)


#: "Did it May 24".
_DID_IT = pattern(r"\b(?:did|done|got|took|passed|renewed)\s+(?:it|that|this)\s$", re.IGNORECASE)


def _may_is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """ "option 3 may be better", "it may 2 times": no date."""
    before = reading.before(match.start(), 12)
    if match.start("m") < match.start("d"):
        return _PRONOUN.search(before) is not None and _DID_IT.search(before) is None
    return not (_BESIDE_MAY.match(reading.text, match.end()) or _DATE_WORD.search(before))


@shape(
    "month",
    rf"(?<![\w/\-])(?P<m>{LETTERS})(?:\.?\s*[,/.\-]?\s*(?:of\s+)?(?P<y>{YEAR}){DONE}|\.?\s*['’](?P<short>\d\d)(?!\w)"
    rf"|\s+(?:of\s+)?(?P<which>last|this|next)\s+(?:year|yr)\b)",
)
def month_year(reading: Reading, match: re.Match[str]) -> Spot | None:
    month = month_number(match["m"]) or SEASONS.get(match["m"].lower())
    year = year_of(match, reading.today)
    return reading.spot(match, (date(year, month, 1),), "month") if month and year else None


@shape(
    "month", rf"{FREE}(?P<y>{YEAR})\s*,?\s+(?:in\s+|(?!may\b))(?P<m>{LETTERS})(?!\w)(?!\s+(?:{YEAR}|\d{{1,2}})(?!\d))"
)
def year_in_month(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "In 2024 in June"."""
    month = month_number(match["m"])
    return reading.spot(match, (date(int(match["y"]), month, 1),), "month") if month else None


@shape(
    "month",
    rf"(?<![\w/\-])(?P<m>{LETTERS})(?:,?\s+(?:of\s+)?(?:(?P<y>{YEAR})|(?P<which>last|this|next)\s+(?:year|yr)))?"
    rf"(?:,?\s+{_NAMELY}"
    r"(?:(?:it['’]?s|on)\s+)?(?:the\s+)?|\s+(?:on\s+)?the\s+|\s?[,;–-]\s*(?:(?:on|it\s+was|it['’]?s)\s+)?the\s+"
    r"|\s?[,;–-]?\s*(?:(?:and|i|i['’]?ve|i['’]?m|it['’]?s|its)\s+){0,2}(?:booked|scheduled|registered|set|sitting|exam(?:['’]?s|\s+is)?)(?:\s+(?:it|in))?\s+(?:for|on)\s+(?:the\s+)?)"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{ORDINAL}))(?!\w)(?!{THING}|\s+(?:try|go|one|in|was|is|from|ran|expire[sd]?)\b)",
)
def month_and_then_day(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "In December, I think the 10th", "November last year, the 20th", "exam in May, booked for the 11th"."""
    month, today = month_number(match["m"]), reading.today
    day = day_said(match["d"] or match["word"])
    if not month or not 1 <= day <= 31:
        return None
    if (year := year_of(match, today)) is not None:
        return reading.spot(match, day_of(year, month, day), "day")
    past, ahead = (nearest(month, day, today, ahead=ahead) for ahead in (False, True))
    return reading.spot(match, past, "day", ahead=ahead)
