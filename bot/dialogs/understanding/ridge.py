"""Kernel ridge regression over sparse rows and meanings: closed form, deterministic, and small in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]
_LINEAR = 0.5
#: How much of a likeness is of meaning, the rest being of words and letters.
_OF_MEANING = 0.3
#: Rows that are worked on at once, so that what is in between stays small.
_AT_ONCE = 128


@dataclass(frozen=True)
class Rows:
    """Sparse rows, one after the other: ``columns`` and ``values`` of row i from ``starts[i]`` on, of ``width``
    columns in all. Beside them ``meanings`` (rows × numbers of a meaning). All are of unit length.
    """

    starts: Indices
    columns: Indices
    values: Floats
    meanings: Floats
    width: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[tuple[int, float]]], meanings: Floats, width: int) -> Rows:
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])]).astype(np.int32)
        columns = np.array([c for row in rows for c, _ in row], dtype=np.int32)
        values = np.array([v for row in rows for _, v in row], dtype=np.float32)
        return cls(starts, columns, values, meanings, width)

    @property
    def count(self) -> int:
        return len(self.starts)

    def some(self, chosen: Indices) -> Rows:
        """Only these rows, in this order."""
        bounds = [*self.starts, len(self.columns)]
        entries = np.concatenate([np.arange(bounds[i], bounds[i + 1], dtype=np.int32) for i in chosen])
        lengths = [bounds[i + 1] - bounds[i] for i in chosen]
        starts = np.cumsum([0, *lengths[:-1]]).astype(np.int32)
        return Rows(starts, self.columns[entries], self.values[entries], self.meanings[chosen], self.width)

    def between(self, first: int, last: int, others: Rows) -> Floats:
        """How like each of the rows from ``first`` to before ``last`` is to each of the others."""
        words = (self._matrix(first, last) @ others._matrix(0, others.count).T).toarray()
        return _joined(words, self.meanings[first:last] @ others.meanings.T)

    def _matrix(self, first: int, last: int) -> Any:
        from scipy.sparse import csr_array  # loaded when it is needed: once for each version of the phrases

        bounds = np.append(self.starts, len(self.columns))[first : last + 1]
        part = slice(bounds[0], bounds[-1])
        return csr_array((self.values[part], self.columns[part], bounds - bounds[0]), shape=(last - first, self.width))


@dataclass(frozen=True)
class Index:
    """The same by columns, to compare one text with all rows: those that have column i, and how much of it, stand from
    ``starts[i]`` to ``starts[i + 1]``.
    """

    starts: Indices
    rows: Indices
    values: Floats
    meanings: Floats

    @classmethod
    def of(cls, rows: Rows) -> Index:
        order = np.argsort(rows.columns, kind="stable")
        lengths = np.diff(np.append(rows.starts, len(rows.columns)))
        owners = np.repeat(np.arange(rows.count, dtype=np.int32), lengths)
        starts = np.concatenate([[0], np.cumsum(np.bincount(rows.columns, minlength=rows.width))]).astype(np.int32)
        return cls(starts, owners[order], rows.values[order], rows.meanings)

    def likeness(self, text: Sequence[tuple[int, float]], meaning: Floats) -> Floats:
        """How like each row is to a text of these columns: 0 to 1, near matches raised above vague ones."""
        words = np.zeros(len(self.meanings), dtype=np.float32)
        for column, value in text:
            part = slice(self.starts[column], self.starts[column + 1])
            words[self.rows[part]] += np.float32(value) * self.values[part]
        return _joined(words, self.meanings @ meaning)


def unlike(rows: Rows, groups: Indices, alike: float) -> Indices:
    """Rows that stand for all others: of each group those that are less ``alike`` than this. Earlier rows go first."""
    chosen: list[int] = []
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group).astype(np.int32)
        part = rows.some(members)
        likeness = part.between(0, part.count, part)
        kept: list[int] = []
        for i in range(part.count):
            if not kept or likeness[i, kept].max() < alike:
                kept.append(i)
        chosen += members[kept].tolist()
    return np.array(sorted(chosen), dtype=np.int32)


def solve(rows: Rows, groups: Indices, count: int, ridge: float) -> Floats:
    """The say of each row in each of ``count`` groups. Takes one square matrix of the rows, in place."""
    from scipy.linalg import cho_factor, cho_solve  # loaded when it is needed, as above

    kernel = np.empty((rows.count, rows.count), dtype=np.float32)
    for first, last in pairwise([*range(0, rows.count, _AT_ONCE), rows.count]):
        kernel[first:last] = rows.between(first, last, rows)
    kernel[np.diag_indices_from(kernel)] += ridge
    target = np.zeros((rows.count, count), dtype=np.float32)
    target[np.arange(rows.count), groups] = 1.0
    factor = cho_factor(kernel.T, lower=True, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve(factor, target, overwrite_b=True, check_finite=False), dtype=np.float32)


def _joined(words: Floats, meanings: Floats) -> Floats:
    """Of the first and second degree in words, so that pairs of features speak together; of the second in meaning."""
    words = words * (np.float32(1 - _LINEAR) * words + np.float32(_LINEAR))
    near = np.maximum(meanings, 0)
    both: Floats = np.float32(1 - _OF_MEANING) * words + np.float32(_OF_MEANING) * near * near
    return both
