"""A quick look at what a text may contain: most messages hold no date and cost no more than this."""

from __future__ import annotations

import re
from typing import Literal

from bot.dialogs.understanding.dates.months import MONTHS, SEASONS, mistyped_month, month_number
from bot.dialogs.understanding.dates.patterns import LETTERS
from bot.dialogs.understanding.dates.weekdays import WEEKDAYS
from bot.patterns import pattern

Hint = Literal[
    "digits",
    "month",
    "season",
    "part",
    "quarter",
    "holiday",
    "day",
    "weekday",
    "near",
    "ago",
    "since",
    "in",
    "from now",
]

_WORDS: dict[Hint, frozenset[str]] = {
    "near": frozenset(("last", "next", "this", "past", "coming", "previous", "following", "weekend")),
    "day": frozenset(("yest", "yday", "yesterdy", "yesterda", "tmr", "tmrw", "today", "day", "tonight", "night", "ago"))
    | {"morning", "afternoon", "evening"},
    "weekday": frozenset(WEEKDAYS),
    "ago": frozenset(("ago", "back", "earlier")),
    "since": frozenset(("since",)),
    "from now": frozenset(("from", "hence")),
    "in": frozenset(("in", "within", "for", "next", "coming", "over", "during", "through", "throughout")),
    "part": frozenset(("end", "beginning", "begin", "start", "early", "late", "mid", "middle", "eoy", "eom")),
    "holiday": frozenset(
        ("christmas", "xmas", "boxing", "halloween", "new", "easter", "good", "thanksgiving", "valentine", "valentines")
    )
    | {"holidays"},
    "season": frozenset(SEASONS),
    "quarter": frozenset(("quarter", "eoq")),
}
_UNITS = frozenset(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "fortnight", "wks", "mths", "yrs")
)
_WORD = pattern(r"[^\W\d_]{2,12}")
_DIGIT = pattern(r"\d")
_NUMBERS = pattern(r"\d\s?[-/.]\s?\d|\d{4}|\d\d\s\d\d|\d(?:st|nd|rd|th)", re.IGNORECASE)
_QUARTER = pattern(r"(?<!\w)q\s?[1-4]", re.IGNORECASE)
_BESIDE_NUMBER = pattern(rf"\d\W{{0,3}}(?:(?:of|de)\s+)?({LETTERS})|(?<![^\W\d_])({LETTERS})\W{{1,3}}(?=\d)")


def hints_in(text: str) -> set[Hint]:
    """Which kinds of shape are worth trying."""
    words = set(_WORD.findall(text.lower()))
    hints = {hint for hint, tell in _WORDS.items() if not words.isdisjoint(tell)}
    if any(len(word) > 4 and word.endswith(("ay", "row", "rw")) for word in words):
        hints |= {"day", "weekday"}
    if any(word in MONTHS or (len(word) > 3 and mistyped_month(word)) for word in words):
        hints.add("month")
    if _DIGIT.search(text) is None:
        if words.isdisjoint(_UNITS):
            hints.discard("in")
        return hints
    if _QUARTER.search(text):
        hints.add("quarter")
    if _NUMBERS.search(text):
        hints.add("digits")
    if "season" in hints or ("month" not in hints and _month_beside_number(text)):
        hints.add("month")
    return hints


def _month_beside_number(text: str) -> bool:
    return any(month_number(after or before) for after, before in _BESIDE_NUMBER.findall(text))
