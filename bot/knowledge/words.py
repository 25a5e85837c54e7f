"""Normalising text once, the same way at load and at question time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: A word keeps ``+`` and ``#`` at its end (Security+, C++, C#); ``.net`` keeps its dot.
_WORD = re.compile(r"\.net\b|[^\W_]+(?:['’][^\W_]+)*(?:\+{1,2}|#)?")


@dataclass(frozen=True)
class Word:
    """One normalised word and where it stood in the original text."""

    text: str
    start: int
    end: int
    raw: str


def fold(text: str) -> str:
    """Lower case, compatibility forms unified, accents dropped."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def words(text: str) -> list[Word]:
    """The words of a text in order. Punctuation, emoji and markup are no words."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        folded = fold(match.group()).replace("’", "'").removesuffix("'s")
        if folded:
            found.append(Word(folded, match.start(), match.end(), match.group()))
    return found


def key(text: str) -> str:
    """Equal for texts that differ only in case, accents, spacing and punctuation."""
    return " ".join(word.text for word in words(text))
