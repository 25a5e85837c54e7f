"""What somebody may be about to type: names that begin, word by word, as they did.

The finder forgives errors in whole words. While somebody types, the last word is not whole yet, and a wrong letter is
rarer than a missing one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from bot.knowledge.catalogue import fold_code
from bot.knowledge.finder.names import Name
from bot.knowledge.words import words

#: Sorts behind everything that begins with what stands before it.
_LAST = "\U0010ffff"


class Completer:
    """Built once from names and exam codes; immutable. Names of different kinds belong into different ones."""

    def __init__(self, names: Iterable[Name], codes: Mapping[str, Collection[str]]) -> None:
        self._names = [(name.id, tuple(word.text for word in words(name.text))) for name in names]
        having: defaultdict[str, list[int]] = defaultdict(list)
        for position, (_, spelt) in enumerate(self._names):
            for word in set(spelt):
                having[word].append(position)
        self._having = dict(having)
        self._words = sorted(having)
        self._codes = {code: tuple(owners) for code, owners in codes.items()}
        self._sorted_codes = sorted(self._codes)

    def complete(self, text: str, limit: int) -> list[str]:
        """The ids of what can be meant, best first: by its code, then by the name that is nearest to being typed."""
        typed = [word.text for word in words(text)]
        best: dict[str, tuple[bool, bool, int]] = {}
        for position in self._beginning_with_all(typed):
            key, spelt = self._names[position]
            rank = self._rank(typed, spelt)
            best[key] = min(rank, best.get(key, rank))
        by_name = sorted(best, key=lambda key: (best[key], key))
        return list(dict.fromkeys((*self._by_code(text), *by_name)))[:limit]

    def _rank(self, typed: list[str], spelt: tuple[str, ...]) -> tuple[bool, bool, int]:
        """Lower is better: typed from its beginning on, the first word whole, little left to type."""
        return not spelt[0].startswith(typed[0]), typed[0] not in spelt, sum(map(len, spelt))

    def _beginning_with_all(self, typed: list[str]) -> Collection[int]:
        """Positions of the names in which each typed word begins one."""
        found: set[int] | None = None
        for word in sorted(set(typed), key=len, reverse=True):
            with_it = {p for known in _from(self._words, word) for p in self._having[known]}
            found = with_it if found is None else found & with_it
            if not found:
                break
        return found or ()

    def _by_code(self, text: str) -> list[str]:
        """A code is worth completing from its first digit on: letters alone begin too many."""
        typed = fold_code(text)
        if not any(ch.isdigit() for ch in typed):
            return []
        return [owner for code in _from(self._sorted_codes, typed) for owner in self._codes[code]]


def _from(ordered: list[str], prefix: str) -> list[str]:
    return ordered[bisect_left(ordered, prefix) : bisect_left(ordered, prefix + _LAST)]
