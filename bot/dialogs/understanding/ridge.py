"""Kernel ridge regression over sparse rows: closed form, deterministic, and small in memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]
_LINEAR = 0.5


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
        """The say of each row in each target (rows × targets)."""
        kernel = np.zeros((self.count, self.count), dtype=np.float32)
        order = np.argsort(self.columns, kind="stable")
        ends = np.cumsum(np.bincount(self.columns, minlength=self.width))
        for first, last in pairwise((0, *ends)):
            entries = order[first:last]
            rows, values = self._owner[entries], self.values[entries]
            kernel[rows[:, None], rows] += np.outer(values, values)
        _bend(kernel)
        kernel[np.diag_indices_from(kernel)] += ridge
        return np.linalg.solve(kernel, target).astype(np.float32)


def _bend(cosine: Floats) -> Floats:
    """A kernel of the first and second degree, in place: pairs of features speak together."""
    factor = cosine * np.float32(1 - _LINEAR)
    factor += np.float32(_LINEAR)
    cosine *= factor
    return cosine
