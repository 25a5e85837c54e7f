"""A stretch of days that is spoken of: "over christmas", "from 20 dec to 3 jan", "between 1 and 9 May"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.dialogs.understanding.dates.cue_words import RANGE
from bot.dialogs.understanding.dates.feasts import easter
from bot.dialogs.understanding.dates.months import MONTHS
from bot.dialogs.understanding.dates.reckoning import months_on, nearest
from bot.dialogs.understanding.dates.said import SaidDate
from bot.patterns import pattern

_EASTER = pattern(
    r"(?<!\w)(?:over|during|for|through|throughout|across|around|at)\s+(?:the\s+)?easter(?:\s+(?:holidays?|break|weekend|days))?(?!\w)",
    re.IGNORECASE,
)
#: How it is called → first day (month, day), and the first day after it, which may be of the next year.
_HOLIDAYS = (
    (r"(?:christmas|xmas)\s*(?:and|&|\+|to|until|till|through|/)\s*(?:the\s+)?new\s+year['’]?s?", (12, 24), (1, 2)),
    (r"(?:the\s+)?(?:christmas|xmas|winter|festive)\s+(?:holidays?|break|season|days|period)", (12, 24), (1, 2)),
    (r"the\s+holidays", (12, 24), (1, 2)),
    (r"(?:the\s+)?(?:christmas|xmas)", (12, 24), (12, 27)),
    (r"(?:the\s+)?new\s+year['’]?s?(?:\s+eve)?", (12, 31), (1, 2)),
)
_OVER = r"(?<!\w)(?:over|during|for|through|throughout|across|around|at)\s+"
_IN = pattern(r"\b(?:in|during|over|throughout|for|all)\s+(?:(?:all|the\s+whole|whole)\s+(?:of\s+)?)?$", re.IGNORECASE)
_BETWEEN = pattern(r"\bbetween\s*(?:the\s+)?$", re.IGNORECASE)
_AND = pattern(r"\s*(?:and|&|to|-|–|until|till)\s*(?:the\s+)?", re.IGNORECASE)


#: "Skip the week of 9 November", "the week beginning the 9th".
_WEEK_OF = pattern(r"\bweek\s+(?:of|from|beginning|starting|commencing)\s+(?:the\s+)?$", re.IGNORECASE)


def find_stretch(text: str, dates: Sequence[SaidDate], today: date) -> tuple[date, date] | None:
    """The first day of it and the day after the last; not over yet. Days that are said count before a feast."""
    if (said := _said_by_days(text, dates, today) or _so_long(text, dates, today)) is not None:
        return said
    for name, first, after in _HOLIDAYS:
        if re.search(rf"{_OVER}{name}(?!\w)", text, re.IGNORECASE):
            return _next([_in(year, first, after) for year in range(today.year - 1, today.year + 2)], today)
    if _EASTER.search(text):
        sundays = [easter(year) for year in (today.year, today.year + 1)]
        return _next([(sunday - timedelta(days=2), sunday + timedelta(days=2)) for sunday in sundays], today)
    if len(dates) == 1 and _WEEK_OF.search(text[: dates[0].start]) and len(dates[0].options) == 1:
        said_day = dates[0].options[0]
        monday = said_day if said_day >= today else months_on(said_day, 12)
        return monday, monday + timedelta(days=7)
    if len(dates) == 1 and (part := _part_of_a_month(text, dates[0], today)) is not None:
        return part
    return _whole_months(text, dates, today)


def _said_by_days(text: str, dates: Sequence[SaidDate], today: date) -> tuple[date, date] | None:
    of_days = _inside_a_month(text, today) or _from_day_to_day(text, dates, today) or stretch_in_digits(text, today)
    return _from_month_to_month(text, today) or of_days


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY, _TO = r"(?P<{name}>[12]?\d|3[01])(?:st|nd|rd|th)?", r"\s*(?:-|–|to|till|til|until|through)\s*(?:the\s+)?"
#: "Jan 10-20" is no day of 2020, where days off are spoken of.
_INSIDE = (
    pattern(rf"(?<!\w){_MONTH}\s+{_DAY.format(name='a')}{_TO}{_DAY.format(name='b')}(?![\w/.-]|\s+\d)", re.IGNORECASE),
    pattern(
        rf"(?<![\w/.-]){_DAY.format(name='a')}{_TO}{_DAY.format(name='b')}\s+(?:of\s+)?{_MONTH}(?!\w|\s+\d)",
        re.IGNORECASE,
    ),
    pattern(
        rf"(?<!\w)between\s+(?:the\s+)?{_DAY.format(name='a')}\s+and\s+(?:the\s+)?{_DAY.format(name='b')}\s+(?:of\s+)?{_MONTH}(?!\w|\s+\d)",
        re.IGNORECASE,
    ),
)


def _inside_a_month(text: str, today: date) -> tuple[date, date] | None:
    """Of a month that is named once, without its year."""
    said = next((found for way in _INSIDE if (found := way.search(text)) is not None), None)
    if said is None:
        return None
    month, first, last = _MONTHS.index(said["month"].casefold()) + 1, int(said["a"]), int(said["b"])
    for year in (today.year, today.year + 1):
        try:
            start, end = date(year, month, first), date(year, month, last) + timedelta(days=1)
        except ValueError:
            return None
        if start < end and today < end:
            return start, end
    return None


#: "20.12. till 2.1.", "20/12 - 2/1": days without their year, which alone would be any two numbers.
_DIGITS = pattern(
    r"(?<![\w/.:-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})\.?"
    r"\s*(?:-|–|to|till|til|until|through|thru|and)\s*(?:the\s+)?(?P<c>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"(?:(?P=sep)(?:20)?(?P<y>\d\d))?(?![\w/:]|\.\d)(?P<next>\s+(?:of\s+)?next\s+year)?",
    re.IGNORECASE,
)


def stretch_in_digits(text: str, today: date) -> tuple[date, date] | None:
    """The day first; the month where it can be nothing else, and not where a slash leaves it open."""
    said = _DIGITS.search(text)
    if said is None:
        return None
    first, last = (int(said["a"]), int(said["b"])), (int(said["c"]), int(said["d"]))
    if said["sep"] == "/" and (first[1] > _MONTHS_A_YEAR or last[1] > _MONTHS_A_YEAR):
        first, last = first[::-1], last[::-1]
    elif said["sep"] == "/" and max(first[0], last[0]) <= _MONTHS_A_YEAR:
        return None
    over = last[::-1] < first[::-1]
    years = (2000 + int(said["y"]) - over,) if said["y"] else (today.year - 1, today.year, today.year + 1)
    years = (today.year + 1,) if said["next"] else years
    for year in years:
        try:
            start = date(year, first[1], first[0])
            end = date(year + over, last[1], last[0]) + timedelta(days=1)
        except ValueError:
            return None
        if start < end and today < end:
            return start, end
    return None


_MONTHS_A_YEAR = 12

_LENGTH = (
    r"(?P<n>\d{1,2}|an?|one|two|three|four|five|six|ten|a\s+few|a\s+couple(?:\s+of)?)"
    r"\s+(?P<unit>days?|weeks?|wks?|fortnights?)"
)
_AT = r"(?:(?:at|over|around|for|during|across|from|starting|beginning|on|this|next|the)\s+){0,3}"
_FEAST = r"(?P<feast>christmas|xmas|new\s+year(?:['’]?s)?|easter)"
_SPARE = r"(?:\s+(?:off|away|free|holidays?|break|vacation|leave|abroad|pause|rest))?"
#: "Two weeks off at christmas", "xmas, 2 weeks off".
_LONG_FEAST = (
    pattern(rf"(?<![\w.,-]){_LENGTH}{_SPARE}\s+{_AT}{_FEAST}(?!\w)", re.IGNORECASE),
    pattern(
        rf"(?<!\w){_FEAST}\W+(?:for\s+|i['’]?m\s+|(?:off|away)\s+|the\s+){{0,3}}{_LENGTH}(?:\s+(?:off|away|free))?(?!\w)",
        re.IGNORECASE,
    ),
)
#: "Off for two weeks from 20 December", "from the 3rd of May for 10 days".
_LONG_FROM = pattern(
    rf"(?<![\w.,-]){_LENGTH}{_SPARE}\W+(?:from|starting|beginning)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)
_FOR_SO_LONG = pattern(rf"\W{{1,3}}for\s+(?:about\s+)?{_LENGTH}(?!\w)", re.IGNORECASE)
_STARTS = pattern(r"(?<!\w)(?:from|starting|beginning)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)


def _so_long(text: str, dates: Sequence[SaidDate], today: date) -> tuple[date, date] | None:
    """Of a feast from the Monday of its week on, or from a day that is said."""
    said = next((found for way in _LONG_FEAST if (found := way.search(text)) is not None), None)
    if said is not None:
        eves = [_eve(said["feast"].casefold(), year) for year in (today.year, today.year + 1)]
        mondays = (eve - timedelta(days=eve.weekday()) for eve in eves)
        return _next([(monday, monday + _length(said)) for monday in mondays], today)
    for one in dates:
        before = text[: one.start]
        length = _LONG_FROM.search(before) or (_STARTS.search(before) and _FOR_SO_LONG.match(text, one.end))
        if length and one.grain == "day" and len(one.options) == 1:
            day = one.options[0]
            first = months_on(day, _MONTHS_A_YEAR) if day < today and one.year_guessed else day
            return (first, first + _length(length)) if first >= today else None
    return None


def _eve(feast: str, year: int) -> date:
    if feast == "easter":
        return easter(year) - timedelta(days=2)
    return date(year, 12, 31) if feast.startswith("new") else date(year, 12, 24)


def _length(said: re.Match[str]) -> timedelta:
    number, unit = said["n"].casefold(), said["unit"].casefold()
    a_few = _A_FEW.get(number.removeprefix("a ").split()[0], 1)
    days = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
    return timedelta(days=days * (int(number) if number.isdecimal() else a_few))


def _from_day_to_day(text: str, dates: Sequence[SaidDate], today: date) -> tuple[date, date] | None:
    for one, other in itertools.pairwise(dates):
        if len(one.options) != 1 or len(other.options) != 1:
            continue
        start, last, between = one.options[0], other.options[0], text[one.end : other.start]
        if one.year_guessed:
            start = _last_before(start, last)
        joined = RANGE.fullmatch(between) or (_BETWEEN.search(text[: one.start]) and _AND.fullmatch(between))
        if joined and today <= last and start < last:
            return start, last + timedelta(days=1)
    return None


_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
#: "April to September", without a year.
_FROM_MONTH = pattern(
    rf"(?<![\w/.-])(?<!\d\s)(?P<a>{_NAME})\s*(?:-|–|to|till|til|until|through|thru)\s*(?:the\s+end\s+of\s+)?(?P<b>{_NAME})(?!\w|\s+\d)",
    re.IGNORECASE,
)


def _from_month_to_month(text: str, today: date) -> tuple[date, date] | None:
    """With all of the last one."""
    said = _FROM_MONTH.search(text)
    if said is None:
        return None
    one, other = MONTHS[said["a"].casefold()], MONTHS[said["b"].casefold()]
    years = other <= one
    first = date(today.year + (one < today.month), one, 1)  # the next one, unless it is this month
    return first, months_on(date(first.year + years, other, 1), 1)


def _last_before(day: date, end: date) -> date:
    """That day of the year, the last time that it comes before the end."""
    return nearest(day.month, day.day, end - timedelta(days=1), ahead=False)[0]


def _next(stretches: Sequence[tuple[date, date]], today: date) -> tuple[date, date]:
    return next(stretch for stretch in stretches if stretch[1] > today)


def _in(year: int, first: tuple[int, int], after: tuple[int, int]) -> tuple[date, date]:
    return date(year, *first), date(year + (after < first), *after)


#: "The first two weeks of January".
_SO_MUCH_OF = pattern(
    r"\b(?P<end>first|last)\s+(?:(?P<n>\d{1,2}|two|three|ten|couple\s+of|few)\s+)?(?P<unit>days?|weeks?)\s+(?:of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_A_FEW = {"two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def _part_of_a_month(text: str, said: SaidDate, today: date) -> tuple[date, date] | None:
    part = _SO_MUCH_OF.search(text[: said.start]) if said.grain == "month" and said.options else None
    whole = _whole_month(said, today) if part is not None else None
    if part is None or whole is None:
        return None
    number = (part["n"] or "1").casefold()
    days = int(number) if number.isdecimal() else _A_FEW.get(number, 2)
    length = timedelta(days=min(days * (7 if part["unit"].casefold().startswith("w") else 1), 31))
    first, after = whole
    return (
        (first, min(first + length, after))
        if part["end"].casefold() == "first"
        else (max(after - length, first), after)
    )


def _whole_months(text: str, dates: Sequence[SaidDate], today: date) -> tuple[date, date] | None:
    """ "In March", "for January and February"."""
    if not dates or any(d.grain != "month" or not d.options for d in dates) or not _IN.search(text[: dates[0].start]):
        return None
    if not all(_AND.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(dates)):
        return None
    first, last = _whole_month(dates[0], today), _whole_month(dates[-1], today)
    return (first[0], last[1]) if first is not None and last is not None and first[0] <= last[0] else None


def _whole_month(said: SaidDate, today: date) -> tuple[date, date] | None:
    """ "In March" is all of it; None when it is over."""
    first = said.options[0]
    if said.year_guessed:
        first = nearest(first.month, 1, today.replace(day=1), ahead=True)[0]
    after = months_on(first, 1)
    return (first, after) if today < after else None
