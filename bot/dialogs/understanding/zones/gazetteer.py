"""Every place that can be said, and the zones it stands for: ``places.yaml``, the names of zones, and countries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.dialogs.understanding.zones.spelling import name_of


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for: the zones to offer, and all zones that lie inside."""

    zones: tuple[str, ...]
    inside: frozenset[str]
    region: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """``places.yaml``; its comments say what each table is."""

    cities: dict[str, list[str]]  # zone → names
    regions: dict[str, list[str]]  # zone → names
    several: dict[str, list[str]]  # name → zones
    country_zones: dict[str, list[str]]  # ISO 3166 → zones
    country_names: dict[str, list[str]]  # ISO 3166 → names
    adjectives: frozenset[str]
    shy: frozenset[str]
    common_words: frozenset[str]
    not_cities: frozenset[str]
    not_typos: frozenset[str]


@cache
def tables() -> Tables:
    """Read when first needed, as the places are: many messages name none."""
    import ryaml

    found = ryaml.loads(Path(__file__).with_name("places.yaml").read_text("utf-8"))
    sets: dict[str, Any] = {name: frozenset(words) for name, words in found.items() if isinstance(words, list)}
    return Tables(**{**found, **sets})


@cache
def places() -> dict[str, Place]:
    """Everything that can be said for a place, folded → what it stands for."""
    from babel import Locale  # reads its own tables from disk
    from babel.core import get_global

    known = tables()
    country_zones: dict[str, list[str]] = {
        code: zones
        for code, zones in get_global("territory_zones").items()
        if code.isalpha() and code not in ("AQ", "ZZ")
    }
    found: dict[str, Place] = {}
    for zones in country_zones.values():
        for zone in zones:
            city = name_of(zone.rsplit("/", 1)[1])
            if city not in known.not_cities:
                found[city] = _within(zone)
    for code, english in Locale("en").territories.items():
        zones = country_zones.get(code, [])
        country = Place(tuple(known.country_zones.get(code, zones)), frozenset(zones), region=True)
        for name in map(name_of, (english, *known.country_names.get(code, ())) if zones else ()):
            if name not in found or found[name].inside <= country.inside:
                found[name] = country
    for zone, names in known.regions.items():
        found.update((name_of(name), _within(zone, region=True)) for name in names)
    for zone, names in known.cities.items():
        found.update((name_of(name), _within(zone)) for name in names)
    for name, zones in known.several.items():
        found[name] = Place(tuple(zones), frozenset(zones), region=False)
    return found


@cache
def places_by_letter() -> dict[str, list[tuple[str, Place]]]:
    """The names that may be mistyped, by their first letter."""
    letters: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for name, place in places().items():
        if name not in tables().adjectives:
            letters[name[0]].append((name, place))
    return letters


@cache
def first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in places())


def _within(zone: str, *, region: bool = False) -> Place:
    return Place((zone,), frozenset((zone,)), region)
