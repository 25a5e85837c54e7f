"""Days of something else in a life, in front of all that is held: "my class is on 3 December, my CKA ends in May"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.dates import SaidDate
from bot.patterns import pattern

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
