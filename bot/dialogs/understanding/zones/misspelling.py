"""Mistyped names of places."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.dialogs.understanding.zones.gazetteer import Place, places_by_letter, tables

#: Shortest place in which one typing error is forgiven, and two.
_ONE_ERROR_FROM, _TWO_ERRORS_FROM = 5, 9


@lru_cache(maxsize=2_000)
def misspelt_place(name: str) -> Place | None:
    """The place that a mistyped name means; its first letter is always right, and no other place is as close."""
    known = tables()
    if len(name) < _ONE_ERROR_FROM or name in known.not_typos or name in known.adjectives:
        return None
    if not name.replace(" ", "").isalpha():
        return None
    near: dict[int, list[Place]] = defaultdict(list)
    for right, place in places_by_letter().get(name[0], ()):
        if len(right) >= _ONE_ERROR_FROM and name.count(" ") <= right.count(" "):
            allowed = 2 if min(len(name), len(right)) >= _TWO_ERRORS_FROM else 1
            errors = OSA.distance(name, right, score_cutoff=allowed)
            if errors <= allowed:
                near[errors].append(place)
    closest = near[min(near)] if near else []
    zones = tuple(dict.fromkeys(zone for place in closest for zone in place.zones))
    if not closest or len(zones) > max(len(place.zones) for place in closest) + 1:
        return None
    return Place(zones, frozenset(zones).union(*(p.inside for p in closest)), all(p.region for p in closest))
