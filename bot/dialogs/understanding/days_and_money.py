"""A day that looks like money, and money that looks like a part of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.dialogs.understanding.values import Value
from bot.patterns import pattern

_SHORT_AND_DAY = pattern(r"[a-z]{2,4}\s+\d{1,2}", re.IGNORECASE)
_MONTH_BEHIND = pattern(
    r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b", re.IGNORECASE
)


def is_of_a_day(text: str, value: Value) -> bool:
    """ "ILS 4 Feb 2026" is a course on a day, and no shekels."""
    if value.kind not in ("money", "pay") or not _SHORT_AND_DAY.fullmatch(text, value.start, value.end):
        return False
    return _MONTH_BEHIND.match(text, value.end) is not None


def without_money(text: str, values: Iterable[Value]) -> str:
    """ "From January, 2000 dollars" is no January of the year 2000."""
    for value in values:
        if value.kind == "money":
            text = text[: value.start] + " " * (value.end - value.start) + text[value.end :]
    return text
