"""Words of a text without case and accents, so that München is munchen."""

from __future__ import annotations

import unicodedata

from bot.patterns import pattern

TOKEN = pattern(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_FOLDED = str.maketrans(
    {"Ł": "l", "Ø": "o", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"}
)
#: Words beside a place that name none.
FILLERS = frozenset((
    "in", "at", "from", "near", "the", "it", "is", "it's", "i'm", "im", "i", "am", "we", "live", "my", "and", "now",
    "city", "of", "to", "based", "here",
))  # fmt: skip


def words_of(text: str) -> list[str]:
    return TOKEN.findall(text.translate(_FOLDED))


def folded(word: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(ch))


def name_of(text: str) -> str:
    """``New_York`` is "new york"."""
    return " ".join(folded(word) for word in words_of(text.replace("_", " ")))
