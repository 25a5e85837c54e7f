""" "2 hours every night except sunday", "nights, maybe 2 hours", "each day 1 hour": how many hours a week that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.times import find_weekdays
from bot.dialogs.understanding.values import Value
from bot.patterns import pattern

#: A longer message tells of more than that, and more hours than these no evening has.
_LONGEST, _MOST_A_DAY = 160, 12
_HOURS = rf"(?P<n>{SPOKEN})\s*(?:h|hrs?|hours?)(?!\w)"
_PART = r"(?:day|night|evening|morning|afternoon)"
_KINDS = rf"(?:(?:single|weekend|week|work(?:ing)?)\s*)?{_PART}(?!\w)"
_NOT_OF_A_WEEK = (
    r"(?!\s*(?:total|altogether|in\s+(?:all|total)|(?:a|per|each|every|/)\s*we?e?k|/|before|ahead|earlier|after"
    r"|in\s+advance))"
)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}|weekends?|weekdays?"
_WHICH = (
    rf"\W{{1,3}}(?:(?:but|and|only|just)\W+)?(?:(?:except|excluding|without|apart\s+from|besides|not|but|from|on|only)\s+)?(?:(?:for|not|on|the|at)\s+){{0,3}}"
    rf"(?:{_DAY})(?:\s*(?:,|-|–|/|and|or|to|till?|until|through|&)\s*(?:on\s+)?(?:{_DAY})){{0,5}}(?!\w)"
)
#: "2 hours every night except sunday", "2h/day mon to fri".
_SO_MANY_EACH = pattern(
    rf"(?<![\w.,]){_HOURS}\s*(?:a|per|each|every|/)\s*(?:{_KINDS}{_WHICH}|weekend\s*day(?!\w))", re.IGNORECASE
)
#: "Each day 1 hour", "every night except sunday, maybe 2 hours".
_EACH_SO_MANY = pattern(
    rf"(?<!\w)(?:(?:each|every)\s+{_KINDS}|daily(?!\w))(?:{_WHICH})?\W{{1,3}}(?:(?:i|can|could|have|do|for|maybe|about|around|like|only|just|say|at\s+most|max)\W+){{0,5}}{_HOURS}{_NOT_OF_A_WEEK}",
    re.IGNORECASE,
)
#: "I can do nights maybe 2 hours": so many on each, of which there are as many as working days;
#: "I only have evenings, like 4 hrs" is of the week.
_ON_EVENINGS = pattern(
    r"(?<!\w)(?:can|could|study|learn|do)\s+(?:(?:only|just|my|free|the|do|study|learn|at|on|in)\s+){0,4}(?<!day\s)(?:nights|evenings|mornings|afternoons)"
    rf"\W{{1,3}}(?:(?:maybe|about|around|like|only|just|say|for|perhaps|i|can|do)\W+){{0,4}}{_HOURS}{_NOT_OF_A_WEEK}",
    re.IGNORECASE,
)
_WORKING_DAYS, _FEW = 5, 3
#: What was studied is of no other week, and hours of work and of messages are none of study.
_OF_ELSE = pattern(
    r"(?<!\w)(?:remind\w*|messag\w*|writ\w+|text\w*|notif\w*|ping\w*|did|done|studied|learned|learnt|logged|finished|completed|worked|spent|yesterday|last|today|so\s+far|already|work|job|shifts?)(?!\w)",
    re.IGNORECASE,
)


def with_days(text: str, values: Sequence[Value]) -> list[Value]:
    """The values, with the hours of such days in place of what was read at the same characters."""
    if len(text) > _LONGEST or not any(v.kind in ("hours", "hours_a_week") for v in values) or _OF_ELSE.search(text):
        return list(values)
    found = list(_found(text))[:1]
    kept = [v for v in values if not any(v.start < f.end and f.start < v.end for f in found)]
    return sorted((*kept, *found), key=lambda v: v.start)


def _found(text: str) -> Iterator[Value]:
    for way in (_SO_MANY_EACH, _EACH_SO_MANY):
        for said in way.finditer(text):
            hours, days = spoken_amount(said["n"]) or 0, find_weekdays(said[0])
            if 0 < hours <= _MOST_A_DAY:
                yield Value("hours_a_week", max(1, round(hours * _of(said[0], days))), said.start(), said.end())
    for said in _ON_EVENINGS.finditer(text):
        hours = spoken_amount(said["n"]) or 0
        if 0 < hours <= _FEW:
            yield Value("hours_a_week", max(1, round(hours * _WORKING_DAYS)), said.start(), said.end())


_EVENING = pattern(r"(?<!\w)(?:night|evening|morning|afternoon)(?!\w)", re.IGNORECASE)
_ALL_WEEK = 7


def _of(text: str, days: frozenset[int] | None) -> int:
    """Evenings are those of working days where no more is said."""
    if days is not None and len(days) < _ALL_WEEK:
        return len(days)
    return _WORKING_DAYS if _EVENING.search(text) else _ALL_WEEK
