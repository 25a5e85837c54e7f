"""Time that is left until a month, a season or the end of a year: "by June" is a time limit of so many months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.dialogs.understanding.dates import SaidDate, last_day
from bot.dialogs.understanding.values import Value
from bot.patterns import pattern

_UNTIL = pattern(
    r"\b(?:(?P<before>before)|by|until|till)\s+(?:the\s+)?(?:end\s+of\s+)?(?:next\s+|this\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|summer|year)\w*(?:\s+\d{4})?",
    re.IGNORECASE,
)


def months_until(text: str, dates: Sequence[SaidDate], today: date) -> Iterator[Value]:
    """``dates`` are those of ``text``; what is not ahead of ``today`` limits nothing."""
    for match in _UNTIL.finditer(text):
        said = next((d for d in dates if match.start() <= d.start < match.end() and d.options), None)
        if said is None:
            continue
        day = said.options[0] if match["before"] else last_day(said)
        if day > today:
            months = (day.year - today.year) * 12 + day.month - today.month
            yield Value("months", max(1, months), match.start(), match.end())
