"""The country that somebody goes to, or has come to: "I want to go Canada", "moved from Brazil to Lisbon"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.dialogs.understanding.zones import country_mentioned
from bot.patterns import pattern

_PLACE = r"(?P<place>(?:the\s+)?[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,2})"
_MOVED = pattern(
    r"\b(?:moved|relocated|came|emigrated|fled|arrived)(?:\s+here)?(?:\s+(?:with\s+my\s+family|last\s+year|recently))?(?:\s+from\s+[^,.;!?\n]{2,30}?)?\s+(?:over\s+)?(?:to|in)\s+"
    + _PLACE,
    re.IGNORECASE,
)
#: "I am electrician from Poland, come to Ireland", "… from Ghana, came to the UK".
_FROM_TO = pattern(
    r"\bfrom\s+[^,.;!?\n]{2,30}?[\s,]{1,3}(?:(?:and|i|now|just|currently|recently)\s+){0,3}(?:come|came|arrived)\s+(?:to|in)\s+"
    + _PLACE,
    re.IGNORECASE,
)
_MOVES = pattern(
    r"\b(?:moving|relocating|emigrating|(?:want|wanna|hop(?:e|ing)|plan(?:ning)?|like|going|wish|try(?:ing)?|need|thinking\s+of|about)\s+(?:to\s+)?(?:go|going|move|moving|relocate|emigrate|work|working|immigrate|migrate))"
    r"(?:\s+(?:to|in|over\s+to|abroad\s+to|out\s+to|there\s+in))?\s+" + _PLACE,
    re.IGNORECASE,
)
#: "Nurse in Manila, can she work in Germany?"
_CAN_WORK = pattern(
    r"\b(?:can|could|may)\s+(?:i|she|he|they|we|you|one)\s+(?:(?:also|still|even|just|legally)\s+){0,2}(?:work|practi[cs]e|teach|get\s+(?:work|a\s+job))"
    r"(?:\s+as\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}?[\w-]+)?\s+(?:over\s+)?in\s+" + _PLACE,
    re.IGNORECASE,
)


class Move(NamedTuple):
    """``place`` by ISO 3166; ``done``: they are there already."""

    place: str
    done: bool


def move_in(text: str) -> Move | None:
    """None of a place that is not known."""
    for way, done in ((_MOVED, True), (_FROM_TO, True), (_MOVES, False), (_CAN_WORK, False)):
        for said in way.finditer(text):
            words = said["place"].split()
            for count in range(len(words), 0, -1):
                if (place := country_mentioned(f"in {' '.join(words[:count])}")) is not None:
                    return Move(place, done)
    return None
