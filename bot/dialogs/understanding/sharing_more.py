"""A member lets the leads see more than before: "ok let her see the dates then", "unhide my studies"."""

from __future__ import annotations

import re
from typing import Literal

from bot.dialogs.understanding.agreeing import asks
from bot.patterns import pattern

#: What is shown besides what is shown already.
More = Literal["show dates", "show studies", "show both"]

_START = (
    r"\W*(?:(?:ok|okay|yes|yeah|yep|sure|fine|well|actually|alright|all\s+right|please|pls|and|now|then|so|hm+|but|oh|no|wait|sorry|just|i|changed|my|mind"
    r"|on\s+second\s+thoughts?|you|u|can|could)\W+){0,6}"
)
#: "No dates" shows none.
_AGREES = r"\W*(?:(?:ok|okay|yes|yeah|yep|sure|fine|well|actually|please|pls|and|now|then|so|hm+|oh|also)\W+){0,4}"
#: Who sees nothing, or is no lead.
_NO_LEAD = (
    r"(?!(?:you|u|i|we|nobody|no\s?one|none|neither|nor|who|whoever|if|when|what|that|hope|think|guess|wish|know|make|so|one"
    r"|unless|until|before)\b)"
)
_WHO = (
    rf"{_NO_LEAD}(?:her|him|them|she|he|they|my\s+(?:boss|lead|leads|manager|team)|the\s+(?:boss|leads?|leader|manager|team)"
    r"|(?:every|any)(?:one|body)|@?[\w.-]{2,30}(?:\s[\w.-]{2,30})?)"
)
_DATES = (
    r"(?:(?:expiry|expiration|renewal|award)\s+)?(?:dates?|days?|expir\w+)"
    r"|when\s+(?:they|it|my\s+\w+)\s+(?:expires?|runs?\s+out|ends?)"
)
_STUDIES = r"stud(?:y|ies|ying)|progress|courses?|how\s+far\s+i\s+am"
_ONE = rf"(?:(?:the|my|those|all)\s+){{0,2}}(?:(?P<dates{{n}}>{_DATES})|(?P<studies{{n}}>{_STUDIES}))"
_WHAT = rf"{_ONE.replace('{n}', '1')}(?:\s*(?:,|and|&|plus)\s*(?:also\s+)?{_ONE.replace('{n}', '2')})?"
_MORE = r"(?:too|also|again|then|now|as\s+well|after\s+all|instead|please|pls|ok|thanks)"
_TO_LEADS = rf"(?:\s+(?:to|with)\s+{_WHO})?"
_LETS = tuple(
    pattern(rf"{_START}{way}(?:\W+{_MORE}){{0,3}}\W*", re.IGNORECASE)
    for way in (
        rf"(?:let|allow)\s+{_WHO}\s+(?:to\s+)?(?:also\s+|now\s+)?(?:see|have|know|look\s+at)\s+{_WHAT}",
        rf"{_WHO}\s+(?:can|may)\s+(?:also\s+|now\s+)?(?:see|have|know|look\s+at)\s+{_WHAT}",
        rf"(?:show|give|share)\s+{_WHO}\s+{_WHAT}",
        rf"share\s+{_WHAT}{_TO_LEADS}\s+{_MORE}",
        rf"(?:show|share)\s+{_WHAT}\s+(?:to|with)\s+{_WHO}",
        rf"show\s+{_WHAT}\s+(?:too|again|as\s+well|after\s+all)",
        rf"(?:unhide|un-hide|stop\s+hiding|do\s?n['’]?t\s+hide)\s+{_WHAT}{_TO_LEADS}",
    )
)
#: What shows nothing to a lead: "show me my dates".
_ME = pattern(r"\b(?:show|give|let|share|allow)\s+(?:me|us|you)\b", re.IGNORECASE)
_ONLY = pattern(r"\b(?:only|just|nothing|not|never|no\s+more)\b", re.IGNORECASE)
#: At "What shall they see?" that is enough: "yes the dates", "the studies too".
_NAMED = pattern(rf"{_AGREES}(?:with\s+|show\s+|share\s+)?{_WHAT}(?:\W+{_MORE}){{0,3}}\W*", re.IGNORECASE)


def shows_more(text: str, *, at_the_question: bool = False) -> More | None:
    """What the leads are to see besides; None when the message says anything else as well."""
    if asks(text) or _ME.search(text) or _ONLY.search(text):
        return None
    ways = (*_LETS, _NAMED) if at_the_question else _LETS
    said = next((match for way in ways if (match := way.fullmatch(text))), None)
    if said is None:
        return None
    dates = bool(said["dates1"] or said["dates2"])
    studies = bool(said["studies1"] or said["studies2"])
    return "show both" if dates and studies else "show dates" if dates else "show studies"
