"""Small neural networks that tell from the features and the meaning of a text which dialog it asks for.

Each has one hidden layer, reads sparse features and a dense meaning, and is taught with Adam (Kingma & Ba 2015),
dropout (Srivastava et al. 2014) and smoothed labels (Szegedy et al. 2016); their probabilities are averaged, which is
better than any one of them and less a matter of chance. Taught in a fixed order from fixed seeds, they come out the
same for any number of threads, up to the fifth decimal of a probability.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]
#: So many networks, of so many hidden units each.
_NETS, _HIDDEN = 2, 192
_EPOCHS, _BATCH = 8, 128
#: The step of the first batch; it falls to nothing at the last.
_RATE = 0.004
_DECAY, _SQUARE_DECAY = np.float32(0.9), np.float32(0.999)
#: The share of features, of numbers of a meaning, and of hidden units that a lesson leaves out.
_FEATURES_OUT, _MEANING_OUT, _HIDDEN_OUT = 0.3, 0.15, 0.3
#: The share of certainty that goes to all dialogs alike.
_DOUBT = 0.05


@dataclass(frozen=True)
class Rows:
    """Sparse rows, one after the other: ``columns`` and ``values`` of row i from ``starts[i]`` to ``starts[i + 1]``, of
    ``width`` columns in all. Beside them ``meanings`` (rows × numbers of a meaning).
    """

    starts: Indices
    columns: Indices
    values: Floats
    meanings: Floats
    width: int

    @classmethod
    def of(cls, rows: Iterable[Sequence[tuple[int, float]]], meanings: Floats, width: int) -> Rows:
        """Row by row, since as tuples they take twenty times the room."""
        starts, columns, values = array("i", [0]), array("i"), array("f")
        for row in rows:
            columns.extend(c for c, _ in row)
            values.extend(v for _, v in row)
            starts.append(len(columns))
        return cls(
            np.array(starts, dtype=np.int32),
            np.array(columns, dtype=np.int32),
            np.array(values, dtype=np.float32),
            meanings,
            width,
        )

    @property
    def count(self) -> int:
        return len(self.meanings)

    def some(self, chosen: Indices) -> Rows:
        """Only these rows, in this order."""
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        entries = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1], dtype=np.int32)
        return Rows(starts, self.columns[entries], self.values[entries], self.meanings[chosen], self.width)


@dataclass(frozen=True)
class Nets:
    """What was learned. ``features``: columns × all hidden units, in half precision; ``meaning``: numbers of a meaning
    × all hidden units; ``out``: networks × hidden units of one × dialogs.
    """

    features: NDArray[np.float16]
    meaning: Floats
    bias: Floats
    out: Floats
    out_bias: Floats

    def hidden(self, text: Sequence[tuple[int, float]], meaning: Floats) -> Floats:
        """What lights up for a text of these columns and this meaning: networks × hidden units."""
        total = self.bias + meaning @ self.meaning
        if text:
            columns, values = zip(*text, strict=True)
            total = total + np.array(values, dtype=np.float32) @ self.features[list(columns)].astype(np.float32)
        lit: Floats = np.maximum(total, 0).reshape(self.out.shape[:2])
        return lit

    def probabilities(self, hidden: Floats) -> Floats:
        """Of each dialog."""
        scores = np.einsum("nh,nhd->nd", hidden, self.out) + self.out_bias
        shares: Floats = _softmax(scores).mean(axis=0)
        return shares

    def says(self, text: Sequence[tuple[int, float]], hidden: Floats, dialog: int) -> Floats:
        """How much each of the columns speaks for a dialog, rather than for the others."""
        towards = self.out[:, :, dialog] - self.out.mean(axis=2)
        columns = np.array([c for c, _ in text], dtype=np.intp)
        values = np.array([v for _, v in text], dtype=np.float32)
        share: Floats = values * (self.features[columns].astype(np.float32) @ ((hidden > 0) * towards).ravel())
        return share


def learn(rows: Rows, dialogs: Indices, count: int) -> Nets:
    """From the rows and the dialog that each of them asks for, one of ``count``; a negative one means none."""
    with ThreadPoolExecutor(_NETS) as pool:  # most of the work is done where the interpreter's lock is not needed
        taught = list(pool.map(lambda seed: _Pupil(rows, count, seed).taught(rows, dialogs), range(_NETS)))
    return Nets(
        np.concatenate([p.features for p in taught], axis=1).astype(np.float16),
        np.concatenate([p.meaning for p in taught], axis=1),
        np.concatenate([p.bias for p in taught]),
        np.stack([p.out for p in taught]),
        np.stack([p.out_bias for p in taught]),
    )


class _Pupil:
    """One network while it learns."""

    def __init__(self, rows: Rows, count: int, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        numbers = rows.meanings.shape[1]
        self.features = self._start(rows.width, _HIDDEN, 0.1)
        self.meaning = self._start(numbers, _HIDDEN, numbers**-0.5)
        self.bias = np.zeros(_HIDDEN, dtype=np.float32)
        self.out = self._start(_HIDDEN, count, _HIDDEN**-0.5)
        self.out_bias = np.zeros(count, dtype=np.float32)
        self._dense = [_Adam(each) for each in (self.meaning, self.bias, self.out, self.out_bias)]
        self._sparse = _Adam(self.features)

    def taught(self, rows: Rows, dialogs: Indices) -> _Pupil:
        lessons = list(self._lessons(rows.count))
        for number, chosen in enumerate(lessons):
            self._lesson(rows.some(chosen), dialogs[chosen], number + 1, _RATE * (1 - number / len(lessons)))
        return self

    def _lessons(self, count: int) -> Iterator[Indices]:
        for _ in range(_EPOCHS):
            order = self._random.permutation(count).astype(np.int32)
            yield from (order[i : i + _BATCH] for i in range(0, count, _BATCH))

    def _lesson(self, rows: Rows, dialogs: Indices, number: int, rate: float) -> None:
        used, own = np.unique(rows.columns, return_inverse=True)
        features = _matrix(rows, own, rows.values * self._kept(rows.values.shape, _FEATURES_OUT), len(used))
        meanings = rows.meanings * self._kept(rows.meanings.shape, _MEANING_OUT)
        total = features @ self.features[used] + meanings @ self.meaning + self.bias
        passed = (total > 0) * self._kept(total.shape, _HIDDEN_OUT)
        hidden = total * passed
        sure = np.where(dialogs < 0, 0, 1 - _DOUBT).astype(np.float32)
        wrong = _softmax(hidden @ self.out + self.out_bias) - ((1 - sure) / len(self.out_bias))[:, np.newaxis]
        wrong[np.arange(len(dialogs)), dialogs] -= sure
        wrong /= np.float32(len(dialogs))
        back = (wrong @ self.out.T) * passed
        slopes = (meanings.T @ back, back.sum(axis=0), hidden.T @ wrong, wrong.sum(axis=0))
        for adam, slope in zip(self._dense, slopes, strict=True):
            adam.step(slope, number, rate)
        self._sparse.step(features.T @ back, number, rate, used)

    def _start(self, rows: int, columns: int, spread: float) -> Floats:
        return self._random.standard_normal((rows, columns), dtype=np.float32) * np.float32(spread)

    def _kept(self, shape: tuple[int, ...], out: float) -> Floats:
        """0 for what is left out; the others make up for it."""
        return (self._random.random(shape, dtype=np.float32) >= out).astype(np.float32) / np.float32(1 - out)


class _Adam:
    """Steps towards less error, each number at a pace of its own."""

    def __init__(self, value: Floats) -> None:
        self._value = value
        self._mean = np.zeros_like(value)
        self._square = np.zeros_like(value)

    def step(self, slope: Floats, number: int, rate: float, rows: Any = slice(None)) -> None:
        """In place. ``rows``: those that the slope is of; the others stay as they are."""
        mean = self._mean[rows] * _DECAY + slope * (1 - _DECAY)
        square = self._square[rows] * _SQUARE_DECAY + slope * slope * (1 - _SQUARE_DECAY)
        self._mean[rows], self._square[rows] = mean, square
        pace = np.float32(rate * (1 - float(_SQUARE_DECAY) ** number) ** 0.5 / (1 - float(_DECAY) ** number))
        self._value[rows] -= pace * mean / (np.sqrt(square) + np.float32(1e-8))


def _matrix(rows: Rows, columns: NDArray[Any], values: Floats, width: int) -> Any:
    from scipy.sparse import csr_array  # loaded when it is needed: once for each version of the phrases

    return csr_array((values, columns, rows.starts), shape=(rows.count, width))


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
