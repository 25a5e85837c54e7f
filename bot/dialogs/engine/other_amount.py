"""Another amount of units than was told before: "it was 20, not 22", "the 22 was wrong, its 20", "2 days, so 14"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bot.dialogs.engine.amount_slots import UNIT
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.patterns import pattern


class OtherAmount(NamedTuple):
    """``wrong``: what was told before; None where that is not said."""

    wrong: Decimal | None
    right: Decimal


_SO_MANY = rf"(?P<{{}}>{SPOKEN})(?:\s*{UNIT}\b)?"
_RIGHT, _WRONG = _SO_MANY.format("right"), _SO_MANY.format("wrong")
_START = rf"{SIGHS}(?:(?:and|but|so|sry|soz|forget\s+(?:that|it)|scrap\s+(?:that|it)|correct\s+(?:that|it))\W+){{0,3}}"
_THE = r"(?:(?:the|those|that|my|these)\s+)?"
_JUST = r"(?:(?:actually|really|only|just|in\s+fact|supposed\s+to\s+be)\s+){0,2}"
_IT_IS = (
    r"(?:(?:it|that|this|those|they|i)(?:\s*['’]?s)?\s+)?"
    r"(?:(?:was|were|is|are|did|had|meant?|should\s+(?:be|have\s+been|say))\s+)?"
)
_END = r"(?:\W+(?:sorry|actually|though|tho|please|pls|thanks|thx|in\s+(?:all|total)|altogether|instead)){0,3}\W*"
_BE = r"(?:was|were|is|are|should\s+(?:be|have\s+been)|had\s+to\s+be|needs?\s+to\s+be)"
_FALSE = (
    r"(?:wrong|incorrect|not\s+right|not\s+correct|a\s+(?:typo|mistake|mistype)|an\s+error"
    r"|too\s+(?:much|many|few|little|high|low))"
)
_FORMS = (
    # "it was 20 not 22", "20 instead of 22", "make it 20, not 22"
    pattern(
        rf"{_START}(?:make\s+(?:it|that)\s+)?{_IT_IS}{_JUST}{_RIGHT}\W*(?:(?:and\s+|but\s+)?not(?:\s+the)?|instead\s+of|rather\s+than)\s+{_WRONG}{_END}",
        re.IGNORECASE,
    ),
    # "the 22 were 20", "7 hours was 6"
    pattern(rf"{_START}{_THE}{_WRONG}\s+{_BE}\s+{_JUST}{_RIGHT}{_END}", re.IGNORECASE),
    # "the 22 was wrong its 20", "22 is a typo, should be 20"
    pattern(
        rf"{_START}{_THE}{_WRONG}(?:\s+(?:one|ones|entry|i\s+(?:said|told\s+you|logged|gave\s+you|put)))?\s+(?:(?:was|were|is|are)\s+)?{_FALSE}\W*"
        rf"(?:(?:and|so|but|because|cos)\s+)?(?:it['’]?s\s+|they['’]?re\s+)?{_IT_IS}{_JUST}{_RIGHT}{_END}",
        re.IGNORECASE,
    ),
    # "not 22 but 20", "not 22, 20", "it wasn't 22, it was 20"
    pattern(
        rf"{_START}(?:(?:it|that|this|those|they)\s+)?(?:(?:was|were|is|are)\s*)?(?:not|n['’]?t)\s+(?:the\s+)?{_WRONG}\W*(?:but\s+)?(?:it['’]?s\s+)?{_IT_IS}{_JUST}{_RIGHT}{_END}",
        re.IGNORECASE,
    ),
    # "change the 22 to 20", "i said 22 but it was 20"
    pattern(
        rf"{_START}(?:change|correct|fix|make|turn|set)\s+{_THE}{_WRONG}\s+(?:in)?to\s+(?:a\s+)?{_RIGHT}{_END}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_START}i\s+(?:said|wrote|put|typed|told\s+you|logged)\s+{_WRONG}\W+(?:(?:but|and|when)\s+)?(?:it['’]?s\s+)?{_IT_IS}{_JUST}{_RIGHT}{_END}",
        re.IGNORECASE,
    ),
)  # fmt: skip
#: Every form has two; this is cheap.
_TWO = pattern(rf"{SPOKEN}.*{SPOKEN}", re.IGNORECASE | re.DOTALL)
_LONGEST = 120

_COUNTED = (
    r"(?:days?|sessions?|courses?|modules?|times|blocks?|evenings?|mornings?|weeks?|weekends?|months?|webinars?"
    r"|talks?|classes|parts?|people|of\s+(?:them|those|us))"
)
_NUMBER = pattern(
    rf"(?<![\w.,/:-])(?P<n>(?!one\b|an?\b){SPOKEN})(?![\w%:/])(?P<counted>\s+{_COUNTED}\b)?", re.IGNORECASE
)
#: "2 days so 14", "two sessions, that makes 6", "2 x 7 = 14".
_MAKES = pattern(
    rf"(?:(?<!\w)(?:so|makes?|making|thus|hence|total(?:ling|s|\s+of)?|i\.e\.|meaning|altogether)|=)\s*(?:it['’]?s\s+|that['’]?s\s+|about\s+|is\s+)?(?P<n>{SPOKEN})(?![\w%:/])"
    rf"|(?<![\w.,/:-])(?P<m>{SPOKEN})(?:\s*{UNIT})?\s+(?:in\s+(?:all|total)|altogether|total)\b",
    re.IGNORECASE,
)


def other_amount(text: str) -> OtherAmount | None:
    """What replaces which amount; None where the message says more, or not both."""
    text = text[:_LONGEST]
    if _TWO.search(text) is None:
        return None
    said = next((s for form in _FORMS if (s := form.fullmatch(text))), None)
    wrong, right = (spoken_amount(said["wrong"]), spoken_amount(said["right"])) if said else (None, None)
    return OtherAmount(wrong, right) if right else None


def amount_alone(text: str) -> Decimal | None:
    """The one number that may be an amount; 14 of "2 days so 14". None where there is none, or none stands out."""
    makes = _MAKES.search(text)
    if makes is not None:
        return spoken_amount(makes["n"] or makes["m"])
    numbers = [n["n"] for n in _NUMBER.finditer(text) if n["counted"] is None]
    return spoken_amount(numbers[0]) if len(numbers) == 1 else None
