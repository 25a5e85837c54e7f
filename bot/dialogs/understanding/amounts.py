"""A number with the points and commas of any country: ``1,200.50``, ``1.200,50``, ``3 000``; small ones in words."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED
from bot.patterns import pattern

#: Nothing that anybody pays, spends or logs is as much; a longer number is no amount.
TOO_MUCH = Decimal(10) ** 12

_WORDS = {"a": 1, "an": 1, "a couple": 2, **BELOW_A_HUNDRED}
_WHOLE = "|".join(sorted(_WORDS, key=len, reverse=True))
_PART = r"(?:(?:half|(?:an?\s+|one\s+)?quarter|three[\s-]+quarters?)(?:\s+of)?(?:\s+an?)?)(?!\w)"
#: An amount as it is spoken: "3", "2 and a half", "one and a half", "half an", "three quarters of a".
SPOKEN = (
    rf"(?:\d+(?:[.,]\d+)?(?:\s*½)?|½|{_PART}|(?:{_WHOLE})(?!\w)(?:\s+of(?!\w))?)"
    r"(?:\s+and\s+(?:an?\s+half|an?\s+quarter|three\s+quarters)(?:\s+of\s+an?)?(?!\w))?"
)
_FRACTIONS = (
    (pattern(r"three[\s-]+quarters?", re.IGNORECASE), Decimal("0.75")),
    (pattern(r"quarter", re.IGNORECASE), Decimal("0.25")),
    (pattern(r"half|½", re.IGNORECASE), Decimal("0.5")),
)


def read_amount(text: str) -> Decimal | None:
    """None when there is no number in it, or none that can be meant."""
    from price_parser import Price  # its currencies take a while to load, and few messages name an amount

    amount = Price.fromstring(text).amount
    return amount if amount is not None and amount < TOO_MUCH else None


def spoken_amount(text: str) -> Decimal | None:
    """What ``SPOKEN`` finds, as a number."""
    said = text.strip().casefold()
    part = next((value for way, value in _FRACTIONS if way.search(said)), Decimal(0))
    whole, joint, _rest = said.partition(" and ")
    if part and not joint and not said[0].isdecimal():
        return part
    word = _WORDS.get(whole.removesuffix(" of"))
    number = Decimal(word) if word is not None else read_amount(whole)
    return number + part if number is not None else None
