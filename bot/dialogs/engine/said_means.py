"""What is said beside records, and has no part in them: clauses that tell of money, hours and a place, and days of
something else in a life, "my class is on 3 December, my CKA ends in May".
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.study_means import money_left
from bot.patterns import pattern

_CLAUSE = pattern(r"(?:[^,;!\n.]|[.,](?=\d)){1,300}", re.IGNORECASE)
_PLACE = pattern(r"(?<!\w)(?:i['’]?m|i\s+am|i\s+live|living|based)\s+in\s", re.IGNORECASE)


def without_means(heard: Heard) -> Heard:
    """Of the same length, so that what was found stays in its place. "Im in dubai, 500 aed a month" names nothing."""
    if money_left(heard) is None:
        return heard
    text, gone = heard.text, []
    for clause in _CLAUSE.finditer(heard.text):
        if _tells_of_means(heard, *clause.span()):
            gone.append(clause.span())
            text = text[: clause.start()] + " " * len(clause[0]) + text[clause.end() :]
    dates = tuple(d for d in heard.dates if not any(a <= d.start < b for a, b in gone))
    return replace(heard, text=text, dates=dates)


def _tells_of_means(heard: Heard, start: int, end: int) -> bool:
    if any(start <= n.mention.start < end and n.mention.of("credential") for n in heard.named):
        return False
    amounts = (v for v in heard.values if v.kind in ("money", "hours", "hours_a_week"))
    return any(start <= v.start < end for v in amounts) or _PLACE.search(heard.text, start, end) is not None


_OF_LIFE = pattern(
    r"(?<!\w)(?:my|the|a)\s+(?:\w+\s+)?(?:class(?:es)?|school|job|contract|passport|visa|birthday|lease|holidays?|leave|shift"
    r"|probation|appointment|wedding|flight|trial|baby|kid|son|daughter|mortgage|insurance|subscription|e-?mail|letter|news|confirmation)\s[^,;.]{0,40}$",
    re.IGNORECASE,
)
_APART = pattern(r"[,;.!]|\b(?:and|but|plus)\b", re.IGNORECASE)
_REACH = 80


def is_of_life(text: str, said: SaidDate, first: int) -> bool:
    """Whether a day is of such a thing, and no part of what is said of the first name, at ``first``."""
    of_it = _OF_LIFE.search(text, max(0, said.start - _REACH), said.start)
    return of_it is not None and _APART.search(text, said.end, first) is not None
