"""What two people said of themselves, and of when to be reminded, as one: pure functions.

What only one of them said holds; where both said something else, one side is asked to be believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from bot.tracking.people import Profile
from bot.tracking.preferences import Preferences

#: Settings that mean something together only; each is called by its first.
_SETTINGS = (
    ("zone",), ("day_first",), ("birth_month",), ("stages",), ("start", "end"), ("days",),
    ("paused_until", "paused_from"), ("off",), ("nudges", "nudge_after"), ("summary", "summary_from"), ("exam_lead",),
    ("platform",),
)  # fmt: skip
_TRAITS = (
    ("role",),
    ("family",),
    ("goal",),
    ("level",),
    ("budget", "currency", "monthly"),
    ("hours_a_week",),
    ("country",),
)


def one_profile(believed: Profile, other: Profile) -> tuple[Profile, tuple[str, ...]]:
    """The profile of both, and which traits the two told differently."""
    chosen, differing = _chosen(_TRAITS, believed, other)
    together = {
        name: tuple(dict.fromkeys((*getattr(believed, name), *getattr(other, name)))) for name in ("skills", "holds")
    }
    return Profile.model_validate(chosen | together), differing


def one_preferences(believed: Preferences, other: Preferences) -> tuple[Preferences, tuple[str, ...]]:
    """The settings of both, and which of them the two had set differently."""
    chosen, differing = _chosen(_SETTINGS, believed, other)
    asked = {"zone_asked": believed.zone_asked or other.zone_asked}
    return Preferences.model_validate(chosen | asked), differing


def _chosen(
    groups: Iterable[tuple[str, ...]], believed: BaseModel, other: BaseModel
) -> tuple[dict[str, Any], tuple[str, ...]]:
    chosen: dict[str, Any] = {}
    differing = []
    for group in groups:
        one, two = (_said(model, group) for model in (believed, other))
        if one and two and one != two:
            differing.append(group[0])
        chosen |= one or two
    return chosen, tuple(differing)


def _said(model: BaseModel, group: tuple[str, ...]) -> dict[str, Any]:
    """The values of a group of fields; empty when nobody touched any of them."""
    values = {name: getattr(model, name) for name in group}
    untouched = all(values[name] == type(model).model_fields[name].default for name in group)
    return {} if untouched else values
