"""Names made ready to be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.finder.index import NameIndex
from bot.knowledge.finder.names import Name, tokens


@dataclass(frozen=True)
class Lexicon:
    """All names, the stemmed words of each, and the index over them. Acronyms are not in the index: they are matched
    letter by letter.
    """

    names: Sequence[Name]
    tokens: Sequence[tuple[str, ...]]
    index: NameIndex

    @classmethod
    def of(cls, names: Iterable[Name]) -> Lexicon:
        """In memory."""
        names = list(names)
        stemmed = [tokens(name.text) for name in names]
        return cls(names, stemmed, NameIndex.of(indexed(names, stemmed)))


def indexed(names: Sequence[Name], stemmed: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What of each name goes into the index."""
    return [() if name.acronym else words for name, words in zip(names, stemmed, strict=True)]
