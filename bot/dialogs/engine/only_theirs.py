"""Of several things that are needed those that are needed of somebody alone: "BLS, and ALS but only for Anna"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_ONLY_FOR = pattern(
    r"\b(?:only|just)\s+(?:for|of|from|by)\s+@?(?P<who>[^\W\d_][\w.-]{1,30}(?:\s+(?:and|&)\s+@?[^\W\d_][\w.-]{1,30})?)(?=\s*(?:$|[,;.!?]))",
    re.IGNORECASE,
)
_ONLY_THEY = pattern(
    r"\b(?:only|just)\s+@?(?P<who>[^\W\d_][\w.-]{1,30}(?:\s+(?:and|&)\s+@?[^\W\d_][\w.-]{1,30})?)\s+(?:needs?|must|has\s+to|have\s+to|should)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_NEEDS = pattern(r"\s+(?:also\s+|only\s+)?(?:needs?|must|has\s+to|should)\b[^,;]{0,40}$", re.IGNORECASE)
_FOR = pattern(r"\bfor\s+$", re.IGNORECASE)
#: Whom a requirement can be of, or what is no person.
_OF_ALL = frozenset("now us them all everyone everybody team crew ward group people one two three".split())  # noqa: SIM905


def of_whom(heard: Heard, start: int, place: tuple[int, int], end: int) -> str | None:
    """Who alone needs what is named at ``place``, where that is said since ``start`` or up to ``end``; else None."""
    before, behind = heard.text[start : place[0]], heard.text[place[1] : end]
    for said in (_ONLY_FOR.search(behind), _ONLY_THEY.search(before)):
        if said is not None and said["who"].casefold() not in _OF_ALL:
            return said["who"]
    needing = [p for p in heard.people if start <= p.start < place[0] and _NEEDS.match(heard.text, p.end, place[0])]
    given = [p for p in heard.people if place[1] <= p.start < end and _FOR.search(heard.text, place[1], p.start)]
    return next((person.name for person in needing or given), None)
