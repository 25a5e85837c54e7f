"""From a wish over a catalogue to the problem that is solved."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from bot.knowledge.advisor import CORE_COUNTS
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import LEVELS
from bot.knowledge.pathway.candidate import CENTS, POINTS, Field, field_of
from bot.knowledge.pathway.dominance import worth_choosing
from bot.knowledge.pathway.problem import Problem
from bot.knowledge.pathway.wish import Pace, PathWish

#: Whose level is not known begins at "advanced" at most.
_HIGHEST_START = 2


@dataclass(frozen=True)
class Framed:
    """``impossible``: credentials that have to be steps and cannot be planned with."""

    field: Field
    problem: Problem
    impossible: tuple[str, ...] = ()


def framed(catalogue: Catalogue, wish: PathWish) -> Framed:
    """The problem of a wish. Raises ValueError for a wish without hours a week."""
    if wish.hours_a_week < 1:
        raise ValueError("a path needs at least one hour a week")
    field = field_of(catalogue, wish)
    pace = Pace(wish.start, wish.hours_a_week)
    included = frozenset(i for i in wish.included if i in field.candidates)
    problem = Problem(
        candidates=worth_choosing(list(field.candidates.values()), included),
        total=sum(POINTS * wish.skills[s] ** CORE_COUNTS for s in field.missing),
        pace=pace,
        hours=pace.hours_until(wish.by),
        budget=None if wish.budget is None else floor(wish.budget * CENTS),
        highest_start=_HIGHEST_START if wish.level is None else LEVELS.index(wish.level) + 1,
        included=included,
        first=frozenset(wish.first),
        aim=wish.aim,
        enough=wish.enough,
    )
    return Framed(field, problem, tuple(i for i in wish.included if i not in included and i not in wish.holds))
