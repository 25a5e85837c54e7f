"""What a path leaves uncovered, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.pathway.candidate import (
    Subjects,
    asked_in_words,
    is_about,
    left_to_study,
    obstacle_of,
    price_of,
    subjects_of,
)
from bot.knowledge.pathway.wish import DAYS_A_WEEK, PathWish

#: ``nothing``: no credential in the catalogue proves it. ``conditions``: those that do are not wanted. ``unknown``:
#: their price or hours are not known. ``budget``, ``time``: too much alone. ``left``: not beside the steps of the path.
#: ``little``: it would fit, but adds too little. ``aside``: those that do are about something else than the job.
#: ``elsewhere``: those that do count in other countries alone. ``served``: those that do are mainly for another job and
#: ask for years of work, or for study, before.
Why = Literal["nothing", "aside", "elsewhere", "conditions", "unknown", "budget", "time", "left", "little", "served"]
_WHYS: dict[str, Why] = {
    "budget": "budget", "time": "time", "price unknown": "unknown", "hours unknown": "unknown", "country": "elsewhere",
}  # fmt: skip
#: When several things stand in the way of several credentials, the nearest to being mended is said.
_NEAREST: tuple[Why, ...] = (
    "little",
    "left",
    "budget",
    "time",
    "unknown",
    "conditions",
    "elsewhere",
    "aside",
    "served",
)


@dataclass(frozen=True)
class Uncovered:
    """``nearest``: the credential that would prove it and is stopped by the least."""

    skill: str
    why: Why
    nearest: str | None = None


def why_uncovered(
    catalogue: Catalogue, wish: PathWish, skills: Collection[str], spent: Decimal, studied: int
) -> tuple[Uncovered, ...]:
    """``spent`` and ``studied``: money and hours of the path's steps."""
    subjects = subjects_of(catalogue, wish)
    return tuple(_why(catalogue, wish, subjects, skill, spent, studied) for skill in skills)


def _why(
    catalogue: Catalogue, wish: PathWish, subjects: Subjects, skill: str, spent: Decimal, studied: int
) -> Uncovered:
    found: dict[Why, str] = {}
    for key in sorted(catalogue.by_skill.get(skill, ()), key=lambda k: (-catalogue.proofs[k][skill], k)):
        credential = catalogue.credentials[key]
        obstacle = obstacle_of(catalogue, credential, wish)
        if obstacle == "retired" or key in wish.holds:
            continue
        if not is_about(catalogue, credential, subjects):
            if obstacle != "country":
                found.setdefault("served" if asked_in_words(credential) else "aside", key)
            continue
        if obstacle is not None:
            found.setdefault(_WHYS.get(obstacle, "conditions"), key)
            continue
        price, hours = price_of(credential, wish), left_to_study(credential, wish) or 0
        room = (wish.by - wish.start).days * wish.hours_a_week // DAYS_A_WEEK - studied
        dear = wish.budget is not None and price is not None and spent + price > wish.budget
        found.setdefault("left" if dear or hours > room else "little", key)
    why = next((w for w in _NEAREST if w in found), None)
    return Uncovered(skill, why or "nothing", found[why] if why else None)
