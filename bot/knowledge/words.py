"""Normalising text once, the same way at load and at question time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.patterns import pattern

#: A word keeps ``+`` and ``#`` at its end (Security+, C++, C#); ``.net`` keeps its dot.
_WORD = pattern(r"\.(?i:net)\b|[^\W_]+(?:['’][^\W_]+)*(?:\+{1,2}|#)?")


class Word(NamedTuple):
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
        raw = match.group()
        if folded := _folded(raw):
            found.append(Word(folded, *match.span(), raw))
    return found


def word_texts(text: str) -> Iterator[str]:
    """The same words without where they stood."""
    return filter(None, map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=20_000)
def _folded(raw: str) -> str:
    """People say the same words again and again, and so do names."""
    return fold(raw).replace("’", "'").removesuffix("'s")


def key(text: str) -> str:
    """Equal for texts that differ only in case, accents, spacing and punctuation."""
    return " ".join(word_texts(text))
