"""Candidates among many names: an inverted index of letter trigrams (tantivy, in memory).

Trigrams find a word also when it is mistyped or cut short; BM25 puts the rarest shared trigrams first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import tantivy

_WRITER_BYTES = 32_000_000
_FIELD = "grams"


class NameIndex:
    """An immutable index over the token tuples of names; a candidate is a position in that sequence."""

    def __init__(self, names: Sequence[tuple[str, ...]]) -> None:
        self._count = len(names)
        self._seen = Counter(token for name in names for token in set(name))
        self._spread: Counter[str] = Counter()  # trigram → about how many names have it
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(_FIELD, tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("position", fast=True, stored=False, indexed=False)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(_WRITER_BYTES, 1)
        cache: dict[str, str] = {}
        for position, name in enumerate(names):
            for token in name:
                if token not in cache:
                    parts = grams(token)
                    cache[token] = " ".join(parts)
                    for gram in set(parts):
                        self._spread[gram] += self._seen[token]
            document = tantivy.Document()
            document.add_text(_FIELD, " ".join(cache[token] for token in name))
            document.add_unsigned("position", position)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def rarity(self, token: str) -> float:
        """Inverse document frequency: near 0 for ``certified``, high for ``kubernetes`` and unknown words."""
        return 0.25 + log((self._count + 1) / (self._seen.get(token, 0) + 1))

    def knows(self, token: str) -> bool:
        return token in self._seen

    def candidates(self, typed: Iterable[str], limit: int, telling: int | None = None) -> list[int]:
        """Positions of the names that share the rarest trigrams with the typed words, best first.

        ``telling``: only so many of the rarest trigrams are looked up; the others are in most names.
        """
        known = {gram for token in typed for gram in grams(token) if gram in self._spread}
        terms = sorted(known, key=lambda gram: (self._spread[gram], gram))[:telling]
        if not terms or not self._count:
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
