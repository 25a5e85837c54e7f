"""Time that is left until a month, a season or the end of a year: "by June" is a time limit of so many months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.dialogs.understanding.dates import SaidDate, end_of, last_day
from bot.dialogs.understanding.values import Value
from bot.patterns import pattern

_UNTIL = pattern(
    r"\b(?:(?P<before>before)|by|until|till)\s+(?:the\s+)?(?:end\s+of\s+)?(?:next\s+|this\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|summer|year)\w*(?:\s+\d{4})?",
    re.IGNORECASE,
)
_BEFORE = pattern(r"\bbefore\s+(?:the\s+)?(?:start\s+of\s+|beginning\s+of\s+)?$", re.IGNORECASE)
_WITHIN = pattern(r"\b(?:in|within|during|over|this|sometime|end\s+of)\s+(?:the\s+|early\s+|late\s+|mid[\s-])?$", re.I)


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


def done_by(text: str, said: SaidDate, first: date) -> date:
    """The last day of what is to be done: of "before June" 31 May, of "by June" its first day, of "in June" and "by
    next year" the last one. ``said`` stands in ``text``; ``first`` is one of its options.
    """
    if said.grain == "day":
        return first
    if _BEFORE.search(text, 0, said.start):
        return first - timedelta(days=1)
    called = said.grain == "year" and not text[said.start].isdigit()
    whole = called or said.grain == "quarter" or _WITHIN.search(text, 0, said.start)
    return end_of(first, said.grain) if whole else first
