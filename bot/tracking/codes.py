"""Codes that let whoever presents one do something: drawn at random, shown once, and kept as a digest only."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256

from bot.patterns import pattern

#: No letter or digit that is taken for another one when it is read out or copied by hand: 31 signs, 4.95 bits each.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".replace("L", "")
#: 59 bits; with a handful of guesses an hour nobody finds one that lives for minutes or days.
_LENGTH = 12
_GROUP = 4
_DIGITS = 2


def new_code() -> str:
    """``K7QM-2XWR-9TBD``: fit to be typed, and to be the payload of a deep link."""
    signs = ""
    while not _is_no_words(signs):
        signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return "-".join(signs[i : i + _GROUP] for i in range(0, _LENGTH, _GROUP))


def digest(code: str) -> str:
    """What is kept of a code, however it was typed: small letters, spaces or no dashes."""
    return sha256(_bare(code).encode()).hexdigest()


def find_code(text: str) -> str | None:
    """The code in a message, as it was given out; None when there is none."""
    written = (match[0] for match in _WRITTEN.finditer(text))
    bare = next((bare for each in written if not _A_MONTH.match(each) and _is_no_words(bare := _bare(each))), None)
    if bare is None:
        return None
    return "-".join(bare[i : i + _GROUP] for i in range(0, _LENGTH, _GROUP))


def nearly_code(text: str) -> bool:
    """Whether somebody presents a code that is none: "link" and groups with dashes between them, in which several
    capitals or digits are.
    """
    return _NEARLY.search(text) is not None


_NEARLY = pattern(
    r"^\W*(?:(?:please|pls)\s+)?(?i:link)\s+(?:(?i:code)\s+)?(?=(?:[\w-]*[0-9A-Z]){3})"
    r"[A-Za-z0-9]{3,5}(?:-[A-Za-z0-9]{2,5}){1,3}\W*$"
)
_WRITTEN = pattern(rf"(?<![\w-])(?:[{_SIGNS}]{{{_GROUP}}}[-–\s]?){{2}}[{_SIGNS}]{{{_GROUP}}}(?![\w-])", re.IGNORECASE)
#: "December 9998" is a day; it is the only month of eight signs that codes have.
_A_MONTH = pattern(r"december\b", re.IGNORECASE)


def _is_no_words(bare: str) -> bool:
    """ "They need them" has the letters of a code, but none of its digits."""
    return sum(sign.isdigit() for sign in bare) >= _DIGITS


def _bare(code: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", code).upper()
