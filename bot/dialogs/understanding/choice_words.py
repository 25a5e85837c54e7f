"""The ways to say the values of one kind of choice ("entry level" → entry), found in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.knowledge.finder.likeness import likeness
from bot.knowledge.words import key

#: A shorter word has to be typed as it is; a longer one may be mistyped or cut short this far.
_MISTYPED_FROM = 6
_ALIKE_FROM = 0.84
#: Most words are none of them, and an empty set takes 200 bytes.
_NONE: frozenset[str] = frozenset()


class ChoiceWords:
    """Built once for one kind of choice: value → ways to say it, of one or more words each."""

    def __init__(self, kind: str, table: Mapping[str, Iterable[str]], ordinary: Collection[str] = ()) -> None:
        """``ordinary``: words of any talk, which cut none of the ways short: "start" is no "starter"."""
        self.kind = kind
        self._ordinary = ordinary
        ways = [(value, tuple(key(way).split())) for value, said in table.items() for way in said]
        self._ways = sorted(ways, key=lambda entry: -len(entry[1]))
        self._starting: defaultdict[str, list[int]] = defaultdict(list)
        self._by_letter: defaultdict[str, set[str]] = defaultdict(set)
        for rank, (_, way) in enumerate(self._ways):
            self._starting[way[0]].append(rank)
            for word in way:
                self._by_letter[word[0]].add(word)
        self._known = lru_cache(maxsize=2_000)(self._alike)

    def find(self, spoken: Sequence[str]) -> list[tuple[str, int, int]]:
        """What is said, as (value, first word, word after the last), the longest ways first, none overlapping."""
        known = [self._known(word) for word in spoken]
        possible = sorted(
            (rank, i)
            for i, words in enumerate(known)
            for word in words
            for rank in self._starting.get(word, ())
            if self._goes_on(known, i, self._ways[rank][1])
        )
        found: list[tuple[str, int, int]] = []
        taken: set[int] = set()
        for rank, start in possible:
            value, way = self._ways[rank]
            span = range(start, start + len(way))
            if taken.isdisjoint(span):
                taken.update(span)
                found.append((value, span.start, span.stop))
        return found

    def _goes_on(self, known: Sequence[frozenset[str]], start: int, way: Sequence[str]) -> bool:
        return start + len(way) <= len(known) and all(w in known[start + i] for i, w in enumerate(way))

    def _alike(self, spoken: str) -> frozenset[str]:
        """The words of the ways that ``spoken`` may be; the first letter is always right."""
        own = spoken in self._ordinary
        alike = (
            word
            for word in self._by_letter.get(spoken[:1], ())
            if word == spoken
            or (
                (not own or word == spoken[:-1])
                and (len(word) >= _MISTYPED_FROM and likeness(spoken, word) >= _ALIKE_FROM)
            )
        )
        return frozenset(alike) or _NONE
