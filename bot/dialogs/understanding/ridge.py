"""Kernel ridge regression over sparse rows: closed form, deterministic, and small in memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]
_LINEAR = 0.5
#: Rows that are worked on at once, so that what is in between stays small.
_AT_ONCE = 256


class Rows:
    """Sparse rows, one after the other: ``columns`` and ``values`` of row i from ``starts[i]`` on."""

    def __init__(self, rows: Sequence[Sequence[tuple[int, float]]], width: int) -> None:
        self.count = len(rows)
        self.width = width
        self.starts: Indices = np.cumsum([0, *(len(row) for row in rows[:-1])]).astype(np.int32)
        self.columns: Indices = np.array([c for row in rows for c, _ in row], dtype=np.int32)
        self.values: Floats = np.array([v for row in rows for _, v in row], dtype=np.float32)
        self._owner: Indices = np.repeat(np.arange(self.count, dtype=np.int32), [len(row) for row in rows])

    def likeness(self, vector: Floats) -> Floats:
        """How like ``vector`` (of unit length) each row is: 0 to 1, near matches raised above vague ones."""
        return _bend(np.add.reduceat(self.values * vector[self.columns], self.starts, dtype=np.float32))

    def solve(self, target: Floats, ridge: float) -> Floats:
        """The say of each row in each target (rows × targets). Takes one square matrix of the rows, in place."""
        from scipy.linalg import solve  # loaded when it is needed: once for each version of the phrases

        kernel = self._kernel()
        kernel[np.diag_indices_from(kernel)] += ridge
        found: Floats = solve(kernel.T, target, overwrite_a=True, overwrite_b=True, check_finite=False, assume_a="pos")
        return found.astype(np.float32, copy=False)

    def _kernel(self) -> Floats:
        """How like each row is to each other."""
        kernel = np.zeros((self.count, self.count), dtype=np.float32)
        order = np.argsort(self.columns, kind="stable")
        ends = np.cumsum(np.bincount(self.columns, minlength=self.width))
        for first, last in pairwise((0, *ends)):
            entries = order[first:last]
            rows, values = self._owner[entries], self.values[entries]
            for some in range(0, len(rows), _AT_ONCE):
                part = slice(some, some + _AT_ONCE)
                kernel[rows[part, None], rows] += np.outer(values[part], values)
        for some in range(0, self.count, _AT_ONCE):
            _bend(kernel[some : some + _AT_ONCE])
        return kernel


def _bend(cosine: Floats) -> Floats:
    """A kernel of the first and second degree, in place: pairs of features speak together."""
    factor = cosine * np.float32(1 - _LINEAR)
    factor += np.float32(_LINEAR)
    cosine *= factor
    return cosine
