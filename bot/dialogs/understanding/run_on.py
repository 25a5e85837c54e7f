"""Sentences that run on, as they are dictated."""

from __future__ import annotations

import re

from bot.patterns import pattern

_RUNS_ON = pattern(
    r"(?P<front>\W*(?:(?:hi|hello|hey)\W+(?:there\W+)?)?i(?:['’]?m|\s+am)\s+(?:an?\s+)?(?:[\w-]{2,20}\s+){1,3}?(?:in|from)\s+[^\W\d_]{3,20})\s+(?=(?:my|i\s+have|i['’]?ve)\s)",
    re.IGNORECASE,
)


def with_a_joint(text: str) -> str:
    """ "I'm a teacher in Melbourne my registration runs out …", as it is dictated: two statements."""
    said = _RUNS_ON.match(text)
    return text if said is None else f"{said['front']} and {text[said.end() :]}"
