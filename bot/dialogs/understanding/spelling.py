"""One spelling for words that are the same to the understanding: synonyms, typing errors, and all numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.finder.likeness import MOST_ERRORS, likeness

_TYPO_FROM = 0.80
#: A shorter word is another word when one letter differs.
_TYPO_LENGTH = 4
#: "60 percent of it" is said as "35 percent of it" is.
_ANY_NUMBER = "0"


class Spelling:
    """``words``: those of the phrases, which a mistyped one is taken for."""

    def __init__(self, phrases: Phrases, words: Iterable[str]) -> None:
        self._synonyms = {w: canonical for canonical, same in phrases.synonyms.items() for w in same}
        self._everyday = frozenset(phrases.common)
        self._known = frozenset(words) | set(self._synonyms)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= _TYPO_LENGTH:
                self._by_length.setdefault(len(word), []).append(word)
        self.canonical = lru_cache(maxsize=5_000)(self._unify)

    def _unify(self, word: str) -> str:
        if word.isdecimal():
            return _ANY_NUMBER
        if word in self._synonyms:
            return self._synonyms[word]
        if len(word) < _TYPO_LENGTH or word in self._everyday or word in self._known:
            return word
        score, nearest = max(((likeness(word, w), w) for w in self._near(word)), default=(0.0, word))
        return self._synonyms.get(nearest, nearest) if score >= _TYPO_FROM else word

    def _near(self, word: str) -> Iterator[str]:
        """Words that a mistyped one may stand for, found fast."""
        for length in range(len(word) - MOST_ERRORS, len(word) + MOST_ERRORS + 1):
            known = self._by_length.get(length, [])
            for found in process.extract_iter(word, known, scorer=OSA.distance, score_cutoff=MOST_ERRORS):
                yield found[0]
