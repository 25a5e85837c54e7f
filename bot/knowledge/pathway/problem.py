"""The choice of a path as a problem in whole numbers, and what a choice is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.wish import MOST_STEPS, Aim, Pace

#: A step that adds less than one percent of all that is missing, and one more for every so many hours of study, is not
#: worth taking: nobody studies three hundred hours for a proof that is a little better known than one of five hours.
HOURS_FOR_A_PERCENT = 50
#: Stands for a price that nobody knows: more cents than any path costs.
UNKNOWN_PRICE = 10_000_000


@dataclass(frozen=True)
class Problem:
    """``total``: the points of all missing skills. ``budget`` in cents, None for no limit; ``hours`` until the end.

    ``highest_start``: the rank a first step may have; each later one climbs one level at most. Steps that somebody
    wants ``first`` are taken before the others, whatever their rank.
    """

    candidates: tuple[Candidate, ...]
    total: int
    pace: Pace
    hours: int
    budget: int | None = None
    highest_start: int = 2
    included: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    most_steps: int = MOST_STEPS
    aim: Aim = "most"
    enough: int = 80

    def effort(self, step: Candidate) -> int:
        """Points that a step has to make good."""
        return self.total * (HOURS_FOR_A_PERCENT + step.hours) // (100 * HOURS_FOR_A_PERCENT)

    @property
    def advice_cost(self) -> int:
        """Points that going without an advised prerequisite costs."""
        return self.total // 100


def covered(chosen: Iterable[Candidate]) -> int:
    """Points of the skills proved: for each skill its best proof counts."""
    return sum(max(gains) for gains in zip(*(c.gains for c in chosen), strict=True))


def value(problem: Problem, chosen: Sequence[Candidate]) -> int:
    """What a choice is worth: what it covers, less the effort of its steps and the advice it does not follow."""
    ids = {c.id for c in chosen}
    unadvised = sum(1 for c in chosen for group in c.advised if not group & ids)
    effort = sum(problem.effort(c) for c in chosen)
    return covered(chosen) - effort - problem.advice_cost * unadvised


class Cost(NamedTuple):
    """What a choice costs: steps of unknown price, then cents."""

    unknown: int
    cents: int

    @property
    def amount(self) -> int:
        """Both in one number."""
        return self.unknown * UNKNOWN_PRICE + self.cents


def cost(chosen: Iterable[Candidate]) -> Cost:
    prices = [c.price for c in chosen]
    return Cost(sum(p is None for p in prices), sum(p for p in prices if p is not None))


def hours(chosen: Iterable[Candidate]) -> int:
    return sum(c.hours for c in chosen)
