"""Typing errors in the names of months and days."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import OSA


def misspelt(word: str, names: Mapping[str, int], shortest: int) -> int | None:
    """The number of the name, of ``shortest`` letters or more, that ``word`` misspells; its first letter is right."""
    near = {
        number for name, number in names.items() if len(name) >= shortest and word[0] == name[0] and _alike(word, name)
    }
    return near.pop() if len(near) == 1 else None


def _alike(word: str, name: str) -> bool:
    errors = 2 if len(name) >= 8 else 1
    return OSA.distance(word, name, score_cutoff=errors) <= errors
