"""Candidates among many names: an inverted index of letter trigrams (tantivy).

Trigrams find a word also when it is mistyped or cut short; BM25 puts the rarest shared trigrams first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import tantivy

_WRITER_BYTES = 32_000_000
_FIELD = "grams"


@dataclass(frozen=True)
class Counts:
    """``names``: how many there are. ``seen``: word → how many have it; ``spread``: trigram → about how many."""

    names: int
    seen: Mapping[str, int]
    spread: Mapping[str, int]


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_FIELD, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("position", fast=True, stored=False, indexed=False)
    return builder.build()


def fill(index: tantivy.Index, names: Sequence[tuple[str, ...]]) -> Counts:
    """Writes the token tuples of all names into an empty index of that schema."""
    seen = Counter(token for name in names for token in set(name))
    spread: Counter[str] = Counter()
    writer = index.writer(_WRITER_BYTES, 1)
    written: dict[str, str] = {}
    for position, name in enumerate(names):
        for token in name:
            if token not in written:
                parts = grams(token)
                written[token] = " ".join(parts)
                for gram in set(parts):
                    spread[gram] += seen[token]
        document = tantivy.Document()
        document.add_text(_FIELD, " ".join(written[token] for token in name))
        document.add_unsigned("position", position)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return Counts(len(names), seen, spread)


class NameIndex:
    """An immutable index over the token tuples of names; a candidate is a position in that sequence."""

    def __init__(self, index: tantivy.Index, counts: Counts) -> None:
        """``index`` was filled, and ``counts`` is what came of that."""
        self.counts = counts
        self._schema = index.schema
        index.reload()
        self._searcher = index.searcher()

    @classmethod
    def of(cls, names: Sequence[tuple[str, ...]]) -> NameIndex:
        """In memory."""
        index = tantivy.Index(schema())
        return cls(index, fill(index, names))

    def rarity(self, token: str) -> float:
        """Inverse document frequency: near 0 for ``certified``, high for ``kubernetes`` and unknown words."""
        return 0.25 + log((self.counts.names + 1) / (self.counts.seen.get(token, 0) + 1))

    def knows(self, token: str) -> bool:
        return token in self.counts.seen

    def candidates(self, typed: Iterable[str], limit: int, telling: int | None = None) -> list[int]:
        """Positions of the names that share the rarest trigrams with the typed words, best first.

        ``telling``: only so many of the rarest trigrams are looked up; the others are in most names.
        """
        spread = self.counts.spread
        known = {gram for token in typed for gram in grams(token) if gram in spread}
        terms = sorted(known, key=lambda gram: (spread[gram], gram))[:telling]
        if not terms or not self.counts.names:
            return []
        should = tantivy.Occur.Should
        query = tantivy.Query.boolean_query(
            [(should, tantivy.Query.term_query(self._schema, _FIELD, gram, "freq")) for gram in terms]
        )
        hits = self._searcher.search(query, limit, count=False).hits
        found = self._searcher.fast_field_values("position", [address for _, address in hits])
        return [int(position) for position in found if position is not None]


def grams(token: str) -> list[str]:
    """The word itself and its trigrams, the start marked: ``cloud`` → =cloud _cl clo lou oud."""
    marked = f"_{token}"
    return [f"={token}", *(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))]
