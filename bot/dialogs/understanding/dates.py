"""Days, months and years inside a sentence, and what the words beside them say of them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from bot.dialogs.understanding.values import count

Grain = Literal["day", "month", "year"]

#: What the sentence says of a date: the day a credential was awarded, the day it expires, the day someone wants
#: to be done, the first day of something, the last day of a pause.
DateCue = Literal["awarded", "expires", "target", "from", "until"]


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date said at characters ``start`` to ``end``.

    ``options`` holds one date; two, the day-first reading first, when day and month can swap; none when there is no
    such day (31 February). ``grain`` tells how exact it was said: a month stands for its first day, a year for
    1 January, and "3 months ago" for the same day of that month.
    """

    start: int
    end: int
    options: tuple[date, ...]
    grain: Grain
    cue: DateCue | None


#: Only the words so close in front of a date speak of it.
_CUE_REACH = 40
_CLAUSE_REACH = 80

_MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
#: Month names that are no other word and no first name: a date even without a word such as "in" before them.
_ONLY_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
#: One typing error away from a month, and words or names of their own.
_NOT_MONTHS = frozenset(_MONTHS) | {
    "match", "mach", "marc", "marsh", "merch", "marcy", "augusta", "augustus", "jane", "juno", "junk", "jute", "jury",
    "judy",
}  # fmt: skip
#: Languages whose month names are read beside a number: "3. März 2025", "15 juin".
_OTHER_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru")
_WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thu": 3,
    "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27,
    "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
#: Name → (month, day).
_HOLIDAYS = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1), "new year": (1, 1),
    "halloween": (10, 31),
}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_LETTERS = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19[5-9]\d|20\d\d)"
# Nothing before a date may make it part of a code, an amount, a version or a longer number.
_FREE = r"(?<![\w$€£₹#/\-])(?<!\d[.,:])"
_DONE = r"(?!\w|[-/]\d|[.,]\d)"
_THINGS = (
    r"(?:h|hrs?|hours?|min|mins|minutes?|d|days?|w|wks?|weeks?|months?|mo|years?|yrs?|%|percent|per\s+cent|pct|am|pm"
    r"|a\.m|p\.m|o'?clock|usd|eur|gbp|dollars?|euros?|pounds?|bucks|k|modules?|chapters?|lessons?|units?|sections?|parts?"
    r"|exams?|tests?|certs?|certificates?|certifications?|credentials?|badges?|courses?|questions?|points?|credits?"
    r"|cpes?|pdus?|ceus?|times?|people|persons?|options?|attempts?|things?|pages?|labs?|steps?|of\s+(?:them|the|my|\d))"
)
_THING = rf"\s*{_THINGS}(?!\w)"
_WEEKDAY_NAMES = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|wed?ns?e?d?sday|wensday|thu(?:r|rs)?(?:day)?|thurday|thrusday|fri(?:day)?"
    r"|firday|sat(?:urday)?|saterday|satuday|sun(?:day)?)"
)
_WEEKDAY_ALIKE = r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|[mtwfs][^\W\d_]{3,8}ay)"
_NAMED_DAY = rf"(?:(?<!\w){_WEEKDAY_NAMES}\.?,?\s+(?:the\s+)?)?"
_ORDINAL = "|".join(word.replace("-", r"[\s-]") for word in sorted(_ORDINALS, key=len, reverse=True))
_SAID_YEAR = (
    rf"(?:[\s,./\-]*(?:(?:of|de)\s+)?(?P<y>{_YEAR}){_DONE}|\s*['’](?P<short>\d\d)(?!\w)"
    rf"|[\s./\-]\s*(?P<two>\d\d)(?![\w:%$€£]|[.,/\-]\d|{_THING})|,?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b)"
)
_NUMBER_WORDS = (
    r"(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|half\s+an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty|thirty"
)
_AMOUNT = rf"(?:(?<![\w.,$€£\-])\d{{1,3}}(?:[.,]5)?|\b(?:{_NUMBER_WORDS})(?!\w))"
_UNIT = r"(?:days?|d|fortnights?|weeks?|wks?|w|months?|mths?|mos?|years?|yrs?|y)"
_SPAN = (
    rf"(?P<n>{_AMOUNT})[\s\-]*(?P<u>{_UNIT})(?!\w)"
    rf"(?:(?:\s*,?\s*(?:and\s+)?)(?:(?P<half>a\s+half)\b|(?P<n2>{_AMOUNT})\s*(?P<u2>{_UNIT})(?!\w)))?"
)

# What a text must contain for a shape to be worth trying: most messages cost no more than this look.
_NUMBERS = re.compile(r"\d\s?[-/.]\s?\d|\d{4}|\d\d\s\d\d|\d(?:st|nd|rd|th)", re.IGNORECASE)
_BESIDE_NUMBER = re.compile(rf"\d\W{{0,3}}(?:(?:of|de)\s+)?({_LETTERS})|(?<![^\W\d_])({_LETTERS})\W{{1,3}}(?=\d)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,12}")
_HINT_WORDS = {
    "near": frozenset(("last", "next", "this", "past", "coming", "previous", "following")),
    "day": frozenset(("yest", "yday", "yesterdy", "yesterda", "tmr", "tmrw", "today", "day", "tonight", "night", "ago"))
    | {"morning", "afternoon", "evening"},
    "weekday": frozenset(_WEEKDAYS),
    "ago": frozenset(("ago", "back", "earlier")),
    "from now": frozenset(("from", "hence")),
    "in": frozenset(("in", "within", "for")),
    "part": frozenset(["end", "beginning", "begin", "start", "early", "late", "mid", "middle", "eoy", "eom"]),
    "holiday": frozenset(("christmas", "xmas", "boxing", "halloween", "new")),
    "season": frozenset(_SEASONS),
}
_UNIT_WORDS = frozenset(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "fortnight", "wks", "mths", "yrs")
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A date found and not yet decided: its reading if it lies in the past, and if it lies ahead."""

    start: int
    end: int
    grain: Grain
    past: tuple[date, ...]
    ahead: tuple[date, ...]
    #: May as well be a fraction, a code or a duration.
    needs_cue: bool = False
    may_last: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known while a text is read."""

    text: str
    today: date
    day_first: bool | None

    def spot(
        self,
        match: re.Match[str],
        options: tuple[date, ...],
        grain: Grain,
        *,
        ahead: tuple[date, ...] | None = None,
        needs_cue: bool = False,
        may_last: bool = False,
    ) -> _Spot:
        start, end = match.span("date") if "date" in match.re.groupindex else match.span()
        return _Spot(start, end, grain, options, options if ahead is None else ahead, needs_cue, may_last)


_Reader = Callable[[_Reading, re.Match[str]], _Spot | None]
_READERS: list[tuple[str, re.Pattern[str], _Reader]] = []


def find_dates(text: str, today: date, day_first: bool | None = None) -> list[SaidDate]:
    """The dates in ``text``, in order and not overlapping.

    ``day_first`` is how this person writes 03/04, when it is known. A day or month said without its year is the
    nearest one behind ``today``, or ahead of it when the words beside it speak of an expiry, a target or a pause.
    """
    present = _present(text)
    if not present:
        return []
    reading = _Reading(text, today, day_first)
    spots: list[_Spot] = []
    taken = bytearray(len(text))
    for hint, pattern, read in _READERS:
        for spot in _matches(reading, pattern, read) if hint in present else ():
            if not any(taken[spot.start : spot.end]):
                taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
                spots.append(spot)
    spots.sort(key=lambda s: s.start)
    return list(_decided(reading, spots)) if spots else []


def _present(text: str) -> set[str]:
    """Which kinds of shape may be in the text."""
    words = set(_WORD.findall(text.lower()))
    present = {name for name, hints in _HINT_WORDS.items() if not words.isdisjoint(hints)}
    if any(len(word) > 4 and word.endswith(("ay", "row", "rw")) for word in words):
        present |= {"day", "weekday"}
    if any(word in _MONTHS or (len(word) > 3 and _mistyped(word)) for word in words):
        present.add("month")
    if _DIGIT.search(text) is None:
        if words.isdisjoint(_UNIT_WORDS):
            present.discard("in")
        return present
    if _NUMBERS.search(text):
        present.add("digits")
    if "season" in present or ("month" not in present and _month_beside_number(text)):
        present.add("month")
    return present


def _month_beside_number(text: str) -> bool:
    return any(month_number(after or before) for after, before in _BESIDE_NUMBER.findall(text))


def weekday(word: str) -> int | None:
    """Monday 0 … Sunday 6 for ``monday``, ``Mondays``, ``tue``, ``wendsday``; None for any other word."""
    word = word.lower().rstrip(".")
    known = _WEEKDAYS.get(word)
    if known is None:
        known = _WEEKDAYS.get(word.removesuffix("s"))
    if known is None and len(word) >= 6 and word.removesuffix("s").endswith("ay"):
        word = word.removesuffix("s")
        near = [n for name, n in _WEEKDAYS.items() if len(name) >= 6 and _typed(word, name, 2 if len(name) >= 8 else 1)]
        known = near[0] if len(near) == 1 else None
    return known


# --- Finding -------------------------------------------------------------------------------------------------------


def _matches(reading: _Reading, pattern: re.Pattern[str], read: _Reader) -> Iterator[_Spot]:
    at = 0
    while match := pattern.search(reading.text, at):
        try:
            spot = read(reading, match)
        except (ValueError, OverflowError):  # a day outside the calendar: "in 999 years" said in 9990
            spot = None
        if spot is not None:
            yield spot
        # What was refused may hide a date that starts later: "12 and 30 may".
        at = match.end() if spot is not None and match.end() > at else match.start() + 1


def _reads(hint: str, pattern: str) -> Callable[[_Reader], _Reader]:
    """Registers how the dates of one shape are read, where the hint is; earlier shapes win over later ones."""

    def register(read: _Reader) -> _Reader:
        _READERS.append((hint, re.compile(pattern, re.IGNORECASE), read))
        return read

    return register


@_reads("digits", rf"{_FREE}(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?:(?=t\d)|{_DONE})")
def _year_month_day(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    return reading.spot(match, _day(int(match["y"]), int(match["m"]), int(match["d"])), "day")


@_reads("digits", rf"{_FREE}(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\w|[-/.,]\d)")
def _compact(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    options = _day(int(match["y"]), int(match["m"]), int(match["d"]))
    return reading.spot(match, options, "day", needs_cue=True) if options else None


@_reads(
    "digits",
    rf"{_FREE}(?<!\bv\s)(?:(?P<a>\d{{1,2}})(?P<s>\s?[-/.]\s?)(?P<b>\d{{1,2}})(?P=s)(?:(?P<y>{_YEAR})|(?P<two>\d\d))"
    rf"|(?P<a2>\d\d)\s(?P<b2>\d\d)\s(?P<y2>20\d\d)){_DONE}(?!{_THING}|%)",
)
def _numeric(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    first, second = int(match["a"] or match["a2"]), int(match["b"] or match["b2"])
    long_year = match["y"] or match["y2"]
    year = int(long_year) if long_year else _century(match["two"])
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    dotted = (match["s"] or "").strip() == "."
    if dotted or reading.day_first is not None:
        options = (by_day or by_month) if dotted or reading.day_first else (by_month or by_day)
    else:
        options = tuple(dict.fromkeys(by_day + by_month))
    if not long_year and (not options or _VERSION.search(reading.text[max(0, match.start() - 14) : match.start()])):
        return None  # 1.30.12 is a version, 10-40-99 a list
    return reading.spot(match, options, "day")


_VERSION = re.compile(r"\b(?:v|ver|version|release|python|kubernetes|k8s|java|terraform)\.?\s*$", re.IGNORECASE)


@_reads(
    "month",
    rf"{_FREE}(?P<y>{_YEAR})[\s,\-]+(?P<m>{_LETTERS})\.?[\s\-]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|{_THING})",
)
def _year_word_day(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month = month_number(match["m"])
    return reading.spot(match, _day(int(match["y"]), month, int(match["d"])), "day") if month else None


@_reads(
    "month",
    rf"{_FREE}(?P<date>{_NAMED_DAY}(?<![-/])(?P<d>\d{{1,2}}|\b(?:{_ORDINAL}))(?:st|nd|rd|th|er|\.)?"
    rf"(?:\s*(?:(?:of|de)\s+)?|[-/.])(?P<m>{_LETTERS})(?:{_SAID_YEAR}|(?!\w)))",
)
def _day_month(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month = month_number(match["m"])
    return _day_of_month(reading, match, month) if month else None


@_reads(
    "month",
    rf"(?<![\w/\-])(?P<date>{_NAMED_DAY}(?P<m>{_LETTERS})(?P<s>\.?\s*(?:the\s+)?|[-/])(?P<d>\d{{1,2}}|(?:{_ORDINAL})\b)"
    rf"(?:st|nd|rd|th)?(?:{_SAID_YEAR}|(?![\w:%]|[.,/\-]\d|{_THING})))",
)
def _month_day(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month = month_number(match["m"])
    if not month or (match["s"] in ("-", "/") and not match["y"]):
        return None
    return _day_of_month(reading, match, month)


def _day_of_month(reading: _Reading, match: re.Match[str], month: int) -> _Spot | None:
    said = match["d"].lower().replace(" ", "-")
    day = int(said) if said.isdigit() else _ORDINALS.get(said, 0)
    year = _year_of(match, reading.today)
    if year is not None:
        return reading.spot(match, _day(year, month, day), "day")
    if not 1 <= day <= 31 or (match["m"].lower() == "may" and _may_is_verb(reading.text, match)):
        return None
    return reading.spot(
        match,
        _nearest(month, day, reading.today, ahead=False),
        "day",
        ahead=_nearest(month, day, reading.today, ahead=True),
    )


_BESIDE_MAY = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|at|for|to|till|until|but|so|please|as|i|we|my|is|was|the|with|by|in|from|then|because|after"
    r"|before|expires?|exp|cka|aws|thanks|pls)\b)",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    r"(?:\b(?:on|by|until|till|since|before|after|from|passed|expires?|exp\.?|due|awarded|issued|earned|got|exam|last|next"
    r"|this|in|around|and|to|of|the)|[(:,\-–])\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:i|you|we|they|he|she|it|that|which|who|this|there)\s*$", re.IGNORECASE)


def _may_is_verb(text: str, match: re.Match[str]) -> bool:
    """ "option 3 may be better", "it may 2 times": no date."""
    before = text[max(0, match.start() - 12) : match.start()]
    if match.start("m") < match.start("d"):
        return _PRONOUN.search(before) is not None
    return not (_BESIDE_MAY.match(text, match.end()) or _DATE_WORD.search(before))


@_reads(
    "month",
    rf"(?<!\w)(?P<date>(?:the\s+)?(?P<q>(?:beginning|begin|start)(?=\s+of)|end|middle|mid|early|late)(?:\s+of|-)?\s*(?:the\s+)?"
    rf"(?:month\s+of\s+)?(?P<m>{_LETTERS})(?:{_SAID_YEAR}|(?!\w)))",
)
def _part_of_month(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month = month_number(match["m"])
    if not month:
        return None
    year = _year_of(match, reading.today)
    past = year or _nearest(month, 1, reading.today, ahead=False)[0].year
    ahead = year or _nearest_month(month, reading.today).year
    grain: Grain = "month" if _part(match["q"]) == 0 else "day"
    return reading.spot(match, (_within(past, month, match["q"]),), grain, ahead=(_within(ahead, month, match["q"]),))


@_reads(
    "part",
    rf"(?<!\w)(?P<date>(?:the\s+)?(?P<q>(?:beginning|begin|start)(?=\s+of)|end|middle|mid|early|late)(?:\s+of|-)?\s*"
    rf"(?:(?P<y>{_YEAR}){_DONE}|(?:the\s+|(?P<which>this|next|last|coming)\s+)?(?P<unit>year|month|week)\b)"
    rf"|(?<!\w)(?P<eo>eo[ym]|year[\s-]?end|month[\s-]?end)(?!\w))",
)
def _part_of_year(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    today, part = reading.today, match["q"] or "end"
    eo = (match["eo"] or "").lower()
    unit = (match["unit"] or "").lower() or ("month" if eo in ("eom",) or eo.startswith("month") else "year")
    shift = {"next": 1, "coming": 0, "last": -1}.get((match["which"] or "").lower(), 0)
    if unit == "week":
        monday = today + timedelta(days=7 * shift - today.weekday())
        return reading.spot(match, (monday + timedelta(days=(0, 2, 6)[_part(part)]),), "day")
    if unit == "month" and not match["y"]:
        first = _months_on(today.replace(day=1), shift)
        return reading.spot(match, (_within(first.year, first.month, part),), "day" if _part(part) else "month")
    year = int(match["y"]) if match["y"] else today.year + shift
    if part.lower() == "late":
        return reading.spot(match, (date(year, 11, 1),), "month")
    day = (date(year, 1, 1), date(year, 7, 1), date(year, 12, 31))[_part(part)]
    return reading.spot(match, (day,), "day" if _part(part) == 2 else "month")


def _part(said: str) -> int:
    said = said.lower()
    return 0 if said in ("beginning", "begin", "start", "early") else 1 if said.startswith("mid") else 2


def _within(year: int, month: int, part: str) -> date:
    return date(year, month, (1, 15, monthrange(year, month)[1])[_part(part)])


@_reads(
    "month",
    rf"(?<![\w/\-])(?P<m>{_LETTERS})(?:\.?\s*[,/.\-]?\s*(?:of\s+)?(?P<y>{_YEAR}){_DONE}|\.?\s*['’](?P<short>\d\d)(?!\w)"
    rf"|\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b)",
)
def _month_year(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month = month_number(match["m"]) or _SEASONS.get(match["m"].lower())
    year = _year_of(match, reading.today)
    return reading.spot(match, (date(year, month, 1),), "month") if month and year else None


@_reads(
    "digits",
    rf"{_FREE}(?:(?P<m>0?[1-9]|1[0-2])(?:\s?/\s?|[-.])(?P<y>{_YEAR})|(?P<y2>{_YEAR})[-/](?P<m2>0?[1-9]|1[0-2])){_DONE}",
)
def _month_of_year(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    return reading.spot(match, (date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), 1),), "month")


@_reads("ago", rf"(?P<date>{_SPAN}\s*(?:ago|back|earlier))(?!\w)")
def _ago(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    months, days = _length(match)
    day = _months_on(reading.today, -months) - timedelta(days=days)
    return reading.spot(match, (day,), "month" if months else "day")


_RATE = re.compile(r"(?:hours?|hrs?|h|times?|once|twice|days?|lessons?|modules?|exams)\s*$", re.IGNORECASE)


@_reads(
    "in",
    rf"(?<!\w)(?:(?:in|within)\s+(?:about\s+|around\s+|approximately\s+|like\s+|the\s+next\s+|exactly\s+)?{_SPAN}"
    r"(?:['’]?s?\s+time)?(?!\w|\s+(?:of|ago|before|back|old|experience|in\s+advance|ahead)\b))",
)
def _in_a_while(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    if _RATE.search(reading.text[max(0, match.start() - 12) : match.start()]):
        return None  # "5 hours in a week"
    months, days = _length(match)
    return reading.spot(match, (_months_on(reading.today, months) + timedelta(days=days),), "day", may_last=True)


_PAUSE = re.compile(
    r"\b(?:pause|snooze|mute|silen\w+|quiet|stop|away|off|break|vacation|holidays?|leave)\b[^.!?\n]*$|^\W*$",
    re.IGNORECASE,
)


@_reads("in", rf"(?<!\w)for\s+(?:about\s+|around\s+|the\s+next\s+)?{_SPAN}")
def _for_a_while(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    """The end of a pause: "snooze it for 2 weeks". Anything else that lasts is no date."""
    if _PAUSE.search(reading.text[max(0, match.start() - _CUE_REACH) : match.start()]) is None:
        return None
    months, days = _length(match)
    return reading.spot(match, (_months_on(reading.today, months) + timedelta(days=days),), "day")


@_reads("from now", rf"{_SPAN}\s+(?:from\s+(?:now|today)|hence)(?!\w)")
def _from_now(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    months, days = _length(match)
    return reading.spot(match, (_months_on(reading.today, months) + timedelta(days=days),), "day")


@_reads(
    "day",
    r"(?<!\w)(?:(?P<before>(?:the\s+)?day\s+before\s+yest(?:e|u)?r?d?a?y)|(?P<after>(?:the\s+)?day\s+after\s+tom\w{3,5}w)"
    r"|(?P<yesterday>yesterday|yesturday|yesteday|yesterdy|yesterda|yday|last\s+night)"
    r"|(?P<tomorrow>tomorrow|tomorow|tommorow|tommorrow|tomorrw|tmrw|tmr)|(?P<today>today|2day|tonight|this\s+(?:morning|afternoon|evening)"
    rf"|(?:{_AMOUNT})\s*(?:hours?|hrs?|minutes?|mins?)\s+ago))(?!\w)",
)
def _day_word(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    days = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after": 2}[str(match.lastgroup)]
    return reading.spot(match, (reading.today + timedelta(days=days),), "day")


@_reads(
    "near",
    rf"(?<!\w)(?:(?P<day>{_WEEKDAY_NAMES})\s+(?:of\s+)?(?P<which>last|this|next)\s+week"
    rf"|(?P<which2>last|this|next)\s+week\s+(?:on\s+)?(?P<day2>{_WEEKDAY_NAMES}))(?!\w)",
)
def _day_of_week(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    number = weekday(match["day"] or match["day2"])
    if number is None:
        return None
    weeks = {"last": -1, "this": 0, "next": 1}[(match["which"] or match["which2"]).lower()]
    return reading.spot(match, (reading.today + timedelta(days=7 * weeks + number - reading.today.weekday()),), "day")


@_reads(
    "near",
    r"(?<!\w)(?P<which>last|past|previous|this|next|coming|following)\s+(?P<unit>weekend|week|month|year)"
    r"(?!\w|-|\s+of\b|\s+or\s+so)",
)
def _last_or_next(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    today, which, unit = reading.today, match["which"].lower(), match["unit"].lower()
    step = -1 if which in ("last", "past", "previous") else 0 if which == "this" else 1
    if unit == "year":
        return reading.spot(match, (date(today.year + step, 1, 1),), "year")
    if unit == "month":
        return reading.spot(match, (_months_on(today.replace(day=1), step),), "month")
    if unit == "weekend":
        saturday = today + timedelta(days=5 - today.weekday())
        behind = step < 0 or (step > 0 and today.weekday() > 4)
        return reading.spot(match, (saturday + timedelta(days=7 * step if behind else 7 * max(step, 0)),), "day")
    return reading.spot(match, (today + timedelta(days=7 * step),), "day")


@_reads("near", rf"(?<!\w)(?P<which>last|past|this|next|coming)\s+(?P<name>{_LETTERS})(?!\w)")
def _last_or_next_named(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    today, which, name = reading.today, match["which"].lower(), match["name"].lower()
    behind = which in ("last", "past")
    day = weekday(name)
    if day is not None:
        if which == "this":
            return reading.spot(match, (today + timedelta(days=day - today.weekday()),), "day")
        return reading.spot(match, _weekday_near(day, today, ahead=not behind), "day")
    month = _MONTHS.get(name) or _SEASONS.get(name) or (_mistyped(name) if len(name) > 5 else None)
    if month is None or (name == "may" and _asks_may(reading.text, match.end())):
        return None
    if which == "this":
        return reading.spot(match, (date(today.year, month, 1),), "month")
    if behind:
        return reading.spot(match, (date(today.year - (month >= today.month), month, 1),), "month")
    return reading.spot(match, (date(today.year + (month <= today.month), month, 1),), "month")


def _asks_may(text: str, at: int) -> bool:
    return re.match(r"\s+(?:i|we|you|be|have|not|need|take|also|help)\b", text[at : at + 12], re.IGNORECASE) is not None


_HOLIDAY = "|".join(name.replace("'", "['’]").replace(" ", r"\s+") for name in _HOLIDAYS)


@_reads(
    "holiday",
    rf"(?<!\w)(?<!happy\s)(?P<date>(?:(?P<side>last|next|this)\s+)?(?P<name>{_HOLIDAY})(?!\w|['’]s)(?:{_SAID_YEAR})?)",
)
def _holiday(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    month, day = _HOLIDAYS[re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))]
    year, side = _year_of(match, reading.today), (match["side"] or "").lower()
    if year is not None or side == "this":
        return reading.spot(match, _day(year or reading.today.year, month, day), "day")
    past = _nearest(month, day, reading.today, ahead=False)
    ahead = _nearest(month, day, reading.today, ahead=True)
    return reading.spot(match, ahead if side == "next" else past, "day", ahead=past if side == "last" else ahead)


@_reads(
    "season",
    rf"(?<!\w)(?:in|by|until|till|'?til|since|before|during|over|through|expires?)\s+(?:the\s+)?(?P<date>(?P<m>{'|'.join(_SEASONS)}))"
    r"(?!\w|\s+(?:boot|framework|professional|cloud|security|mvc|back|data|term|into|behind))",
)
def _season(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    return _whole_month(reading, match, _SEASONS[match["m"].lower()])


@_reads(
    "month",
    rf"(?<!\w)(?P<lead>in|by|until|till|'?til|since|before|after|from|during|around|through|of|for|expires?|exp\.?|expiry"
    rf"|due|passed|earned|awarded|issued|got|did|took|renewed|finished|completed|starting|beginning|between|to|and|or)\s*[:(]?\s*"
    rf"(?P<date>(?P<m>{_LETTERS}))\.?(?![\w\-])",
)
def _led_month(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    name, lead = match["m"].lower(), match["lead"].lower()
    if name == "may" and lead not in ("in", "by", "until", "till", "til", "'til", "since"):
        return None
    if lead in ("of", "for", "to", "and", "or", "after", "got", "did") and (name not in _MONTHS or len(name) < 4):
        return None
    month = _MONTHS.get(name) or (_mistyped(name) if len(name) > 5 else None)
    return _whole_month(reading, match, month) if month else None


@_reads("month", rf"(?<![\w\-])(?P<m>{'|'.join(_ONLY_MONTHS)})(?![\w\-])|^\W*(?P<date>(?P<alone>{_LETTERS}))\W*$")
def _lone_month(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    name = (match["m"] or match["alone"]).lower()
    month = None if name == "may" else _MONTHS.get(name) or (_mistyped(name) if len(name) > 5 else None)
    if month is None:
        return None
    start, end = match.span("m") if match["m"] else match.span("alone")
    behind = _nearest(month, 1, reading.today, ahead=False)
    return _Spot(start, end, "month", behind, (_nearest_month(month, reading.today),))


def _whole_month(reading: _Reading, match: re.Match[str], month: int) -> _Spot:
    behind = _nearest(month, 1, reading.today, ahead=False)
    return reading.spot(match, behind, "month", ahead=(_nearest_month(month, reading.today),))


@_reads(
    "weekday",
    rf"(?<!\w)(?:(?P<lead>on|by|until|till|since|before|after|from|due|for|passed|exam|expires?|is|was|it|and|to)\s+)?"
    rf"(?P<date>{_WEEKDAY_ALIKE})(?![\w\-]|\s+(?:to|through|thru|till|-)\s+{_WEEKDAY_NAMES})",
)
def _bare_weekday(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    name, lead = match["date"].lower(), (match["lead"] or "").lower()
    day = weekday(name)
    before = reading.text[max(0, match.start("date") - _CUE_REACH) : match.start("date")]
    if day is None or _EVERY.search(before) or (len(name) < 6 and lead not in _BEFORE_SHORT_DAYS):
        return None
    behind = _weekday_near(day, reading.today, ahead=False)
    return reading.spot(match, behind, "day", ahead=_weekday_near(day, reading.today, ahead=True))


# Days of every week, not a day: "only on Mondays", "don't write on Saturday and Sunday", "Monday to Friday".
_EVERY = re.compile(
    r"\b(?:every|each|any|only|just|except|never|not|no|don['’]?t|dont|black|good)\s+(?:(?!passed|until|till|before)\w+\s+){0,3}?"
    rf"(?:on\s+)?(?:(?:{_WEEKDAY_ALIKE})\s*(?:,|and|or|to|-|–)\s*)*$|(?<!\w){_WEEKDAY_NAMES}\s*(?:to|-|–|through|thru)\s*$",
    re.IGNORECASE,
)
_BEFORE_SHORT_DAYS = frozenset({"on", "by", "until", "till", "since", "before", "due"})


@_reads(
    "digits",
    rf"(?<!\w)(?:in|of|since|until|till|'?til|by|before|after|during|from|year|through|around|circa|about|back\s+in|late"
    rf"|early|mid|expires?|exp\.?|expiry|expiring|valid\s+thru|issued|awarded|earned|passed|completed|renewed|obtained"
    rf"|achieved)\s*:?\s*(?P<date>{_YEAR})(?![\w%:]|[.,/\-]\d|\s*-\s*\d\d?(?!\d)|{_THING}|\s+(?:words|users|series|edition))",
)
def _year_alone(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    return reading.spot(match, (date(int(match["date"]), 1, 1),), "year")


@_reads(
    "digits",
    r"(?<!\w)(?:on|by|before|until|till|since|due|for)\s+(?P<date>(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)"
    r"(?:\s+of\s+(?P<which>this|next|last)\s+month)?)(?=\s*(?:$|[,.;!?)]|(?:and|at|please|so)\b))",
)
def _day_alone(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    day, today = int(match["d"]), reading.today
    if not 1 <= day <= 31:
        return None
    which = (match["which"] or "").lower()
    if which:
        month = _months_on(today.replace(day=1), {"last": -1, "this": 0, "next": 1}[which])
        return reading.spot(match, _day(month.year, month.month, day), "day")
    behind = next(d for n in range(13) for d in _day_in(_months_on(today.replace(day=1), -n), day) if d <= today)
    ahead = next(d for n in range(13) for d in _day_in(_months_on(today.replace(day=1), n), day) if d >= today)
    return reading.spot(match, (behind,), "day", ahead=(ahead,))


@_reads(
    "digits",
    rf"{_FREE}(?!24/7)(?P<date>(?P<a>\d{{1,2}})(?:/(?P<b>\d{{1,2}})|\.(?P<dot>\d{{1,2}})\.))"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)|(?:and|at|for|so|please|as)\b))",
)
def _short_numeric(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    first, second, today = int(match["a"]), int(match["b"] or match["dot"]), reading.today
    orders = [(second, first), (first, second)]
    if match["dot"] or reading.day_first is True:
        orders = orders[:1]
    elif reading.day_first is False:
        orders = orders[1:]
    behind = tuple(dict.fromkeys(d for month, day in orders for d in _nearest(month, day, today, ahead=False)))
    ahead = tuple(dict.fromkeys(d for month, day in orders for d in _nearest(month, day, today, ahead=True)))
    return reading.spot(match, behind, "day", ahead=ahead, needs_cue=True) if behind and ahead else None


@_reads("digits", rf"(?:and|or|to|-|–|,|&)\s*(?P<date>{_YEAR}){_DONE}(?!{_THING})")
def _another_year(reading: _Reading, match: re.Match[str]) -> _Spot | None:
    """The second year of "in 2021 and 2024"."""
    before = reading.text[max(0, match.start() - 12) : match.start()]
    if re.search(rf"\b(?:in|since|from|of)\s+{_YEAR}\s*$", before, re.IGNORECASE) is None:
        return None
    return reading.spot(match, (date(int(match["date"]), 1, 1),), "year")


# --- Reckoning -----------------------------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    return (date(year, month, day),) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else ()


def _day_in(month: date, day: int) -> tuple[date, ...]:
    return _day(month.year, month.month, day)


def _century(two_digits: str) -> int:
    """00 to 79 are this century, 80 to 99 the last one."""
    return int(two_digits) + (2000 if int(two_digits) < 80 else 1900)


def _year_of(match: re.Match[str], today: date) -> int | None:
    said = match.groupdict()
    if said.get("y"):
        return int(said["y"])
    short = said.get("short") or said.get("two")
    if short:
        return _century(short)
    which = said.get("which")
    return today.year + {"last": -1, "this": 0, "next": 1}[which.lower()] if which else None


def _nearest(month: int, day: int, today: date, *, ahead: bool) -> tuple[date, ...]:
    """The day of this name that is closest to today on one side; none for 31 February."""
    for distance in range(9):  # 29 February comes after eight years at the latest
        year = today.year + (distance if ahead else -distance)
        for found in _day(year, month, day) if date.min.year <= year <= date.max.year else ():
            if found == today or (found > today) is ahead:
                return (found,)
    return ()


def _nearest_month(month: int, today: date) -> date:
    """The month of this name that is not over yet."""
    return date(today.year + (month < today.month), month, 1)


def _weekday_near(day: int, today: date, *, ahead: bool) -> tuple[date, ...]:
    """The closest such weekday, never today itself."""
    days = (day - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - day - 1) % 7 + 1)
    return (today + timedelta(days=days),)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _length(match: re.Match[str]) -> tuple[int, int]:
    """Months and days of "2 weeks", "a year and a half", "1 year and 2 months"."""
    months, days = _of_unit(match["n"], match["u"])
    if match["half"]:
        months, days = months + _of_unit("0.5", match["u"])[0], days + _of_unit("0.5", match["u"])[1]
    elif match["n2"]:
        more = _of_unit(match["n2"], match["u2"])
        months, days = months + more[0], days + more[1]
    return months, days


def _of_unit(said: str, unit: str) -> tuple[int, int]:
    said, letter = said.lower().replace(",", "."), unit[0].lower()
    if said.startswith("half"):
        amount = 0.5
    elif said[0].isdigit():
        amount = float(said)
    else:
        amount = float(count(said) or 1)
    if letter == "y":
        return round(amount * 12), 0
    if letter == "m":
        return int(amount), 15 if amount % 1 else 0
    return 0, round(amount * {"w": 7, "f": 14}.get(letter, 1))


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name beside a day or a year: English, shortened, mistyped or in another language."""
    word = word.lower()
    return _MONTHS.get(word) or _mistyped(word) or _foreign_months().get(word) if _may_be_month(word) else None


@lru_cache(maxsize=2_000)
def _may_be_month(word: str) -> bool:
    """Whether to look further: keeps the tables of other languages unloaded for "3 exams 2025"."""
    return word in _MONTHS or re.fullmatch(_THINGS, word) is None


@lru_cache(maxsize=2_000)
def _mistyped(word: str) -> int | None:
    """The month that a word of four letters or more misspells; its first letter is always right."""
    if len(word) < 4 or word in _NOT_MONTHS:
        return None
    near = {n for name, n in _MONTHS.items() if len(name) > 3 and _typed(word, name, 2 if len(name) >= 8 else 1)}
    return near.pop() if len(near) == 1 else None


def _typed(word: str, name: str, errors: int) -> bool:
    return word[0] == name[0] and OSA.distance(word, name, score_cutoff=errors) <= errors


@cache
def _foreign_months() -> dict[str, int]:
    from babel import Locale  # each language is a file of its own, rarely needed

    names: dict[str, int] = {}
    for language in _OTHER_LANGUAGES:
        months = Locale(language).months
        for form in ("format", "stand-alone"):
            for number, name in months[form]["wide"].items():
                names.setdefault(name.lower(), int(number))
    return names


# --- Cues ----------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"(?<!\bexp)(?<!\bapprox)[.!?;]+(?=\s)|(?<!:)\n+")
_GAINED = (
    r"passed|got(?!\s+(?:my|an?|the|another)\s+(?:\S+\s+)?(?:exam|test))|gotten|earned|achieved|completed|renewed|re-?certified|awarded|issued|did|took|taken|obtained|finished"
    r"|received|cleared|acquired|attained|gained|certified|graduated|aced|sat|had"
)
_CUES = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<nothing>(?:haven['’]?t|hasn['’]?t|not|didn['’]?t|never|nt)\s+(?:\w+\s+)?(?:{_GAINED}))"
    r"|(?P<lapsed>expired|lapsed|ran\s+out|was\s+due|was\s+valid\s+(?:until|till)|ended)"
    r"|(?P<expires>(?:valid|good|active|current)\s+(?:un)?(?:til|till|through|thru|to|up\s+to)|expir(?:es?|ing|y|ation)"
    r"|expi?rr?es|exp|runs?\s+out|ends?|ending|due(?!\s+to)|lapses?|validity|(?:needs?|has|have|must)\s+(?:to\s+)?"
    r"(?:be\s+)?(?:renewed|renewing|renewal)|renewal|renews?\s+on|renew\s+date)"
    r"|(?P<sat>(?:exam|test)\s+was)|(?P<target>target(?:\s+date)?|dead\s?line|goal|aim(?:ing)?|(?:get|getting|be|become|becoming)\s+(?:\w+\s+)?certified"
    r"|(?:be|have\s+it|get\s+it|it)\s+(?:completed|finished|passed|done)"
    r"|(?:want|wanna|hope|hoping|plan|planning|aim|need|have|like|going|intend|try|trying|will|['’]ll|gonna|must|should)"
    r"\s+(?:to\s+)?(?:pass|take|sit|do|finish|complete|get|earn|have|be|renew|write|start)(?:\s+(?:\w+\s+)?certified)?"
    r"|finish|exam|test|taking|sitting|scheduled|booked|planned|ready)"
    r"|(?P<from>from\s+now|starting|starts?|beginning|as\s+of|effective)"
    rf"|(?P<awarded>(?:{_GAINED})(?:[^.,;!?]{{0,30}}?\b(?:exam|test)\b)?|since|date\s+of\s+issue"
    r"|(?:issue|award|completion|pass(?:ing)?|earn)\s+date)"
    r")(?!\w)",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    r"(?<!\w)(?P<word>by|before|until|till|'?til|through|thru|since|on|from|between|starting|as\s+of)"
    r"(?:\s+(?:the|around|about|approximately|approx\.?|at\s+the\s+latest|latest|like|say|maybe))*\s*[:(]?\s*$",
    re.IGNORECASE,
)
_VALIDITY = re.compile(r"\b(?:valid\w*|good|expir\w*|active|holds?|lasts?|renew\w*)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?<!\w)(?:remind\w*|will|['’]ll|going\s+to|gonna|plan\w*|want|wanna|hope|aim|need\s+to|have\s+to|must|should"
    r"|schedul\w*|book\w*|snooze|pause|again|take|sit|sitting|start|call|ping|nudge|wake|write\s+(?:to\s+)?me|tell\s+me)(?!\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*[(\-–:]?\s*(?:(?:is|was|as|being)\s+)?(?:(?:the|my|its|our)\s+)?(?:exam\s+)?"
    r"(?:(?P<expires>expir(?:y|ation|es|ing)|exp)|(?P<target>deadline|target|goal|due\s+date)"
    r"|(?P<awarded>passed|awarded|issued|earned|achieved|completed|obtained))(?:\s+date)?(?!\w)",
    re.IGNORECASE,
)
_LISTING = re.compile(r"[\s,/&+]*(?:and|or|plus|also)?[\s,/&+]*", re.IGNORECASE)
#: "passed CKA on 3 May 2024, CKAD on 4 June 2024".
_NEXT_NAME = re.compile(
    r"\s*(?:[,&+]\s*(?:and\s+)?|and\s+|plus\s+)(?:(?!but\b|not\b)[\w+/\-]+\s+){1,3}(?:on\s+|in\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|until|till|-|–|—|→|->|through|thru)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue, whether it is a mere "on" or "from", and whether the date lies ahead."""

    cue: DateCue | None
    ahead: bool
    weak: bool = False
    end: int = 0


def _decided(reading: _Reading, spots: list[_Spot]) -> Iterator[SaidDate]:
    floor = 0
    before: tuple[_Spot, _Said] | None = None
    for index, spot in enumerate(spots):
        following = spots[index + 1] if index + 1 < len(spots) else None
        said = _said_of(reading, spot, following, floor)
        if before is not None and (said.cue in (None, "until") or said.weak):
            between = reading.text[before[0].end : spot.start]
            if before[1].cue is not None and _LISTING.fullmatch(between):
                said = before[1]
            elif before[1].cue in ("awarded", "expires") and not said.ahead and _NEXT_NAME.fullmatch(between):
                said = replace(before[1], weak=True)
            elif _RANGE.fullmatch(between):
                valid = _VALIDITY.search(reading.text[max(0, before[0].start - _CLAUSE_REACH) : before[0].start])
                said = _Said("expires" if valid else "until", ahead=True)
        before, floor = (spot, said), max(spot.end, said.end)
        options = spot.ahead if said.ahead else spot.past
        strong = said.cue is not None and not said.weak
        if (spot.needs_cue and not strong) or (spot.may_last and strong and said.cue == "awarded"):
            continue  # a fraction, or "passed it in 3 months"
        yield SaidDate(spot.start, spot.end, options, spot.grain, _fitting(said, options, reading.today))


def _fitting(said: _Said, options: tuple[date, ...], today: date) -> DateCue | None:
    """ "on 3 May 2099" is no award, and "from" a day ahead is a beginning."""
    if said.weak and said.cue == "awarded" and options and min(options) > today:
        return None
    if said.weak and said.cue == "from" and (not options or min(options) < today):
        return "awarded"
    return said.cue


def _said_of(reading: _Reading, spot: _Spot, following: _Spot | None, floor: int) -> _Said:
    text = reading.text
    front = _front(text, spot.start, floor)
    near = max(front, spot.start - _CUE_REACH)
    last: re.Match[str] | None = None
    for match in _CUES.finditer(text, near, spot.start):
        last = match
    ranged = following is not None and _RANGE.fullmatch(text, spot.end, following.start) is not None
    if text[spot.start : spot.start + 3].lower() == "for":
        return _Said("until", ahead=True)
    said = _from_front(text, front, spot, last, ranged)
    if said.cue is None or said.weak:
        behind = _BEHIND.match(text, spot.end)
        if behind and not (following and _leads_to(text[behind.end() : following.start])):
            kind: DateCue = "expires" if behind["expires"] else "target" if behind["target"] else "awarded"
            return _Said(kind, ahead=kind != "awarded", end=behind.end())
    if last is not None and said.cue == "target" and (last["target"] or "").lower() in ("exam", "test"):
        over = spot.past == spot.ahead and spot.past and max(spot.past) < reading.today
        if over and _just_before(text, spot) not in ("by", "before"):
            return _Said("awarded", ahead=False)
    return said


def _front(text: str, start: int, floor: int) -> int:
    """Where the clause in front of a date begins. A line break right before the date does not end it."""
    low = max(floor, start - _CLAUSE_REACH)
    end = start
    while end > low and text[end - 1].isspace():
        end -= 1
    for match in _CLAUSE.finditer(text, low, end + 1 if end < start else end):
        if match.end() <= end:
            low = match.end()
    return low


def _just_before(text: str, spot: _Spot) -> str:
    match = _JUST_BEFORE.search(text[max(0, spot.start - _CUE_REACH) : spot.start])
    return match["word"].lower().strip("'") if match else ""


def _leads_to(gap: str) -> bool:
    """ "2024-06-01 expires 2027-06-01": the word belongs to the date it stands in front of."""
    return re.fullmatch(r"\s*(?:on|in|at|by|is|date)?\s*:?\s*", gap, re.IGNORECASE) is not None


def _from_front(text: str, front: int, spot: _Spot, last: re.Match[str] | None, ranged: bool) -> _Said:
    joined = _JUST_BEFORE.search(text[front : spot.start])
    word = joined["word"].lower().strip("'") if joined else ""
    strong = last.lastgroup if last is not None else None
    touching = last is not None and joined is not None and not text[last.end() : front + joined.start()].strip()
    if word in ("by", "before"):
        if touching and (strong in ("expires", "lapsed") or (strong == "awarded" and word == "before")):
            return _strong(strong)
        return _Said("target", ahead=True)
    if word in ("until", "till", "til", "through", "thru"):
        if strong == "lapsed":
            return _strong(strong)
        valid = strong == "expires" or _VALIDITY.search(text, front, spot.start)
        return _Said("expires" if valid else "until", ahead=True)
    if word == "since":
        return _Said("awarded", ahead=False)
    if word in ("starting", "between") or word.startswith("as"):
        return _Said("from", ahead=True)
    if word == "from" and ranged and not _VALIDITY.search(text, front, spot.start):
        return _Said("from", ahead=True)
    if strong is not None and strong != "nothing":
        return _strong(strong)
    ahead = _AHEAD.search(text, front, spot.start) is not None
    if word == "from":
        return _Said("from", ahead=ahead, weak=True)
    if word == "on":
        return _Said(None if ahead or strong == "nothing" else "awarded", ahead=ahead or strong == "nothing", weak=True)
    return _Said(None, ahead=ahead)


def _strong(kind: str | None) -> _Said:
    if kind == "lapsed":
        return _Said("expires", ahead=False)
    if kind in ("awarded", "sat"):
        return _Said("awarded", ahead=False)
    return _Said("expires" if kind == "expires" else "from" if kind == "from" else "target", ahead=True)
