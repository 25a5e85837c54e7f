"""What a small transformer makes of a text: vectors that attend to each other, layer by layer.

BERT (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020), without what only learning needs. Plain matrix
products are fast enough for a sentence, and need no library of hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-12)
_GELU = np.float32(sqrt(2 / pi))


@dataclass(frozen=True)
class Norm:
    """Scale and shift, each of the size of a vector."""

    scale: Floats
    shift: Floats

    def of(self, rows: Floats) -> Floats:
        """Each row with mean 0 and variance 1, scaled and shifted."""
        off = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.sqrt((off * off).mean(axis=-1, keepdims=True) + _EPSILON)
        normed: Floats = off / spread * self.scale + self.shift
        return normed


@dataclass(frozen=True)
class Linear:
    """``weight``: numbers in × numbers out; ``bias``: numbers out."""

    weight: Floats
    bias: Floats

    def of(self, rows: Floats) -> Floats:
        product: Floats = rows @ self.weight + self.bias
        return product


@dataclass(frozen=True)
class Layer:
    """Attention over the whole text, then two products at each place; ``asked`` has queries, keys and values."""

    asked: Linear
    attended: Linear
    attended_norm: Norm
    wide: Linear
    narrow: Linear
    norm: Norm
    heads: int

    def of(self, rows: Floats) -> Floats:
        """Places × numbers of a vector, as before."""
        places, size = rows.shape
        queries, keys, values = (
            part.reshape(places, self.heads, -1).transpose(1, 0, 2) for part in np.split(self.asked.of(rows), 3, axis=1)
        )
        weights = softmax(queries @ keys.transpose(0, 2, 1) / np.float32(sqrt(size / self.heads)))
        seen = (weights @ values).transpose(1, 0, 2).reshape(places, size)
        rows = self.attended_norm.of(rows + self.attended.of(seen))
        return self.norm.of(rows + self.narrow.of(_gelu(self.wide.of(rows))))


def mean_vector(rows: Floats, layers: Sequence[Layer]) -> Floats:
    """The vector of a text from the vectors of its pieces."""
    for layer in layers:
        rows = layer.of(rows)
    mean: Floats = rows.mean(axis=0)
    return mean


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _gelu(rows: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, in their approximation with tanh."""
    smooth: Floats = rows * 0.5 * (1 + np.tanh(_GELU * (rows + np.float32(0.044715) * rows * rows * rows)))
    return smooth
