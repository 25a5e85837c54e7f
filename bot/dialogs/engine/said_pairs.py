"""Several names and as many days: "my cissp and cism expire 3 may 2027 and 4 june 2028"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: Nothing but that between two days.
_AND = r"\s*(?:[,;/&+]|\band\b|\bthen\b)(?:\s*\band\b)?\s*(?:(?:on|in|by|until|till?|the)\s+){0,2}"
_LISTED = pattern(_AND + r"|\s+(?:or|to)\s+", re.IGNORECASE)
_BETWEEN = pattern(r"\b(?:between|either|from)\s+(?:the\s+)?$", re.IGNORECASE)
_OR = pattern(r"\s+(?:or|to)\s+", re.IGNORECASE)
_REACH = 16


def are_listed(heard: Heard, days: Sequence[SaidDate]) -> bool:
    """Whether the days stand one after the other, and say the same of what they are of."""
    ordered = sorted(days, key=lambda day: day.start)
    gaps = [(a.end, b.start) for a, b in pairwise(ordered)]
    ends = {day.options != () and max(day.options) > heard.today for day in ordered}
    return bool(gaps) and len(ends) == 1 and all(_LISTED.fullmatch(heard.text, *gap) for gap in gaps)


def each_its_own(heard: Heard, days: Sequence[SaidDate], names: int) -> list[SaidDate]:
    """The day of each in the order of the names; none where that is not clear."""
    ordered = sorted(days, key=lambda day: day.start)
    first = ordered[0].start
    if len(ordered) != names or _BETWEEN.search(heard.text, max(0, first - _REACH), first):
        return []
    return [] if any(_OR.fullmatch(heard.text, a.end, b.start) for a, b in pairwise(ordered)) else ordered


def paired(heard: Heard, owned: list[list[SaidDate]]) -> list[SaidDate]:
    """Give each of those that share several days its own. Gives the days of which it is not clear whose they are, and
    which are then of none.
    """
    left: list[SaidDate] = []
    start = 0
    while start < len(owned):
        end = start + 1
        while end < len(owned) and owned[end] is owned[start]:
            end += 1
        days = owned[start]
        if end - start > 1 and are_listed(heard, days):
            each = each_its_own(heard, days, end - start)
            left += [] if each else days
            owned[start:end] = [[day] for day in each] or [[] for _ in range(start, end)]
        start = end
    return left
