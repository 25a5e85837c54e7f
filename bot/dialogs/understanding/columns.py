"""Which column of the networks a feature has: fifty thousand texts, kept as a trie of a seventh of a megabyte."""

from __future__ import annotations

from collections.abc import Sequence

import marisa_trie
import numpy as np

from bot.dialogs.understanding.kept import Arrays


def packed(features: Sequence[str]) -> Arrays:
    """``features``, each in the column of its place, as arrays that can be kept."""
    trie = marisa_trie.Trie(features)
    columns = np.empty(len(features), dtype=np.int32)
    for column, feature in enumerate(features):
        columns[trie[feature]] = column
    return {"trie": np.frombuffer(trie.tobytes(), dtype=np.uint8), "columns": columns}


class Columns:
    """Read from what was packed."""

    def __init__(self, kept: Arrays) -> None:
        self._trie = marisa_trie.Trie()
        self._trie.frombytes(kept["trie"].tobytes())
        self._number = self._trie.get
        self._columns = kept["columns"].data  # indexed, it gives plain numbers

    def of(self, feature: str) -> int:
        """-1 where no phrase has it."""
        number = self._number(feature, -1)
        return -1 if number < 0 else self._columns[number]

    def feature(self, column: int) -> str:
        """That of a column; it is looked for, as only explanations need it."""
        return str(self._trie.restore_key(int(np.flatnonzero(np.asarray(self._columns) == column)[0])))
