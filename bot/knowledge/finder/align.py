"""Laying a name over typed words: which words of the one are which words of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: A typed word further than this from the rest of a match belongs to something else.
_LARGEST_GAP = 2
#: What a match loses for each word that stands in another order than in the name.
_ORDER_PENALTY = 0.01

#: A word of a name → the typed positions that it is like, and how much (more than 0).
Alike = Callable[[str], Sequence[tuple[int, float]]]
Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a name lies over the typed words ``start`` (inclusive) to ``end`` (exclusive).

    ``named``: share of the name's weight that was typed. ``typed``: share of the span's weight that the
    name explains. ``weight``: the explained weight itself. Rare words weigh more than common ones.
    """

    start: int
    end: int
    named: float
    typed: float
    weight: float
    words: int
    total: float
    in_order: bool = True

    @property
    def score(self) -> float:
        """0 to 1; a typed word that the name lacks costs more than a word of the name left out."""
        order = 0.0 if self.in_order else _ORDER_PENALTY
        return max(0.0, float(self.named**0.4 * self.typed**0.6) - order)


def align(typed: Sequence[str], name: Sequence[str], alike: Alike, rarity: Rarity, whole: bool) -> Alignment | None:
    """The best alignment of ``name``, over all typed words (``whole``) or over a run of neighbours."""
    pairs = _pairs(name, alike)
    if not pairs:
        return None
    if not whole:
        pairs = _best_run(pairs, typed, rarity)
    start, end = (0, len(typed)) if whole else (min(pairs), max(pairs) + 1)
    weight = sum(rarity(name[n]) * sim for n, sim in pairs.values())
    total = sum(map(rarity, name))
    asked = sum(rarity(typed[i]) if i not in pairs else rarity(name[pairs[i][0]]) for i in range(start, end))
    order = [pairs[i][0] for i in sorted(pairs)]
    return Alignment(start, end, weight / total, weight / asked, weight, len(pairs), total, order == sorted(order))


def _pairs(name: Sequence[str], alike: Alike) -> dict[int, tuple[int, float]]:
    """Typed position → (name position, likeness); each word of the name is used once, likest first."""
    possible = [(-sim, t, n) for n, known in enumerate(name) for t, sim in alike(known)]
    possible.sort()
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for sim, t, n in possible:
        if t not in pairs and n not in used:
            pairs[t] = (n, -sim)
            used.add(n)
    return pairs


def _best_run(
    pairs: dict[int, tuple[int, float]], typed: Sequence[str], rarity: Rarity
) -> dict[int, tuple[int, float]]:
    """The heaviest group of matched words with no large gap inside."""
    runs: list[dict[int, tuple[int, float]]] = []
    last = -99
    for position in sorted(pairs):
        if position - last > _LARGEST_GAP:
            runs.append({})
        runs[-1][position] = pairs[position]
        last = position
    return max(runs, key=lambda run: sum(rarity(typed[t]) * sim for t, (_, sim) in run.items()))
