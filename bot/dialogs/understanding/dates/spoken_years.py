"""Years as they are dictated: "twenty twenty seven", "two thousand and twenty-eight", "nineteen ninety nine"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED, TEENS, TENS, UNITS
from bot.patterns import pattern

_UNIT, _TEEN, _TEN = ("|".join(table) for table in (UNITS, TEENS, TENS))
_REST = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_UNIT}))?|{_TEEN}|(?:oh|o)[\s-]+(?:{_UNIT}))"
_YEAR = pattern(
    rf"(?<![\w-])(?:(?P<century>twenty|nineteen)[\s-]+(?P<rest>{_REST})"
    rf"|two[\s-]+thousand(?:[\s-]+(?:and[\s-]+)?(?P<more>{_REST}|{_UNIT}))?)(?![\w-])"
    r"(?!\s+(?:dollars?|euros?|pounds?|bucks|hours?|days?|weeks?|months?|years?|people|minutes?|percent|units?|credits?|points?))",
    re.IGNORECASE,
)


def in_digits(text: str) -> tuple[str, dict[int, int]]:
    """``text``, as long as before, with such years in digits, and where each ended by where its digits end."""
    if "twenty" not in text.lower() and "thousand" not in text.lower() and "nineteen" not in text.lower():
        return text, {}
    ends: dict[int, int] = {}

    def digits(match: re.Match[str]) -> str:
        base = 1900 if (match["century"] or "").lower() == "nineteen" else 2000
        year = base + _number(match["rest"] or match["more"] or "")
        ends[match.start() + 4] = match.end()
        return str(year).ljust(len(match[0]))

    return _YEAR.sub(digits, text), ends


def _number(words: str) -> int:
    return sum(BELOW_A_HUNDRED.get(word, 0) for word in re.split(r"[\s-]+", words.lower()))
