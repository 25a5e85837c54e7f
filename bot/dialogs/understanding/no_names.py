"""Everyday words that are like a name and are none: "entry level data certs" is no data entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.words import Word
from bot.patterns import pattern

_NO_NAME = pattern(
    r"\bentry[-\s]level\b(?!\s+driver)|\b(?:continuing\s+)?professional\s+development\s+(?:credits?|units?|hours?|points?)\b"
    r"|\b(?:have|had|are|is|was|were|i['’]ve|you['’]ve)\s+(?:you\s+|i\s+)?planned\b",
    re.IGNORECASE,
)
#: Who stays there seeks nothing for it.
_AT_HOME = pattern(r"\bstay(?:ed|ing)?[-\s]+at[-\s]+home\b", re.IGNORECASE)


def hidden(text: str) -> str:
    """``text``, as long as before, without what names nothing; names do not reach across."""
    return _NO_NAME.sub(lambda found: f";{' ' * (len(found[0]) - 1)}", text)


def without_staying_home(text: str, said: Sequence[Word]) -> list[Word]:
    """Those of the words of ``text`` that are not of it."""
    homes = [found.span() for found in _AT_HOME.finditer(text)]
    return [word for word in said if not any(start <= word.start < end for start, end in homes)]
