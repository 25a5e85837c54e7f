"""Leaving out what no best path needs, so that the solver has little to look at."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.model.renewal import Validity
from bot.knowledge.pathway.candidate import Candidate

_FOR_EVER = 10**9


def worth_choosing(candidates: Sequence[Candidate], included: frozenset[str]) -> tuple[Candidate, ...]:
    """The candidates without those that another one replaces in every path.

    One is replaced by what proves at least the same for no more money and hours, at the same level, with nothing to
    be done first, and is offered and valid at least as long. What others need, or are advised to have, stays.
    """
    led_to = {i for c in candidates for group in (*c.needs, *c.advised) for i in group}
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-sum(c.gains), c.price is None, c.price or 0, c.hours, c.id)):
        if candidate.id in included or candidate.id in led_to or not any(_replaces(other, candidate) for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.id))


def _replaces(one: Candidate, other: Candidate) -> bool:
    return (
        not one.needs
        and not one.advised
        and one.rank == other.rank
        and one.hours <= other.hours
        and (other.price is None or (one.price is not None and one.price <= other.price))
        and all(a >= b for a, b in zip(one.gains, other.gains, strict=True))
        and (_FOR_EVER if one.latest is None else one.latest) >= (_FOR_EVER if other.latest is None else other.latest)
        and _lasts(one.validity, other.validity)
        and (one.gains, one.price, one.hours, one.id) != (other.gains, other.price, other.hours, other.id)
    )


def _lasts(one: Validity | None, other: Validity | None) -> bool:
    """Whether ``one`` is surely valid as long as ``other``; different calendar days are not compared."""
    if one is None or one.months is None or one == other:
        return True
    plain = one.ends == "exact" and other is not None and other.ends == "exact"
    return plain and other is not None and other.months is not None and one.months >= other.months
