"""People who are called alike, told apart by a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def told_apart(names: Sequence[str]) -> list[str]:
    """The names in their order; of several that are the same each is numbered: ``Jon (1)``, ``Jon (2)``."""
    often, so_far = Counter(names), Counter[str]()
    apart = []
    for name in names:
        so_far[name] += 1
        apart.append(name if often[name] == 1 else f"{name} ({so_far[name]})")
    return apart
