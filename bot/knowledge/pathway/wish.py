"""What a learning path is wanted for, and within which limits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Literal

from bot.knowledge.model.credential import Level
from bot.knowledge.renewing.periods import add_months, months_until

DAYS_A_WEEK = 7
#: A path of more steps than this nobody follows to its end.
MOST_STEPS = 6

#: What the best path is: the one that covers most, the cheapest or the shortest of those that cover enough.
Aim = Literal["most", "cheapest", "shortest"]


@dataclass(frozen=True)
class Monthly:
    """Money that comes together month by month: ``amount`` in each of them, from the day ``since``."""

    amount: Decimal
    since: date

    def by(self, day: date) -> Decimal:
        """In whole months, and at least one."""
        return self.amount * max(1, months_until(self.since, day))

    def enough_on(self, amount: Decimal) -> date:
        """The day from which on there is so much."""
        return add_months(self.since, ceil(amount / self.amount))


@dataclass(frozen=True)
class PathWish:
    """``skills``: id → weight 1 to 3; none when all that is wanted is what is ``included``. Money in ``currency``;
    ``budget`` None is no limit. Empty means any. ``monthly``: how the budget comes together; where there is no end
    until which it does, there is none.

    ``studied``: credential → percent of it that is studied already. ``included`` must be steps, ``without`` must not,
    nor may ``barred``, of which nobody spoke. Steps of ``first`` come before the others, as far as they need none.
    ``enough``: percent of the best path's value that the cheapest or shortest path still has.
    ``hours_if_unknown``: somebody's own estimate for each credential of which no hours are known; None: those are no
    steps. ``unpriced``: a step may be one whose price nobody knows, which no budget is held against. ``country``: where
    the person works, by ISO 3166; what counts only elsewhere is no step.
    """

    skills: Mapping[str, int]
    start: date
    by: date
    hours_a_week: int
    budget: Decimal | None = None
    monthly: Monthly | None = None
    currency: str = "USD"
    level: Level | None = None
    highest: Level | None = None
    no_exam: bool = False
    only_exam: bool = False
    issuers: Collection[str] = ()
    not_issuers: Collection[str] = ()
    without: Collection[str] = ()
    included: Collection[str] = ()
    barred: Collection[str] = ()
    first: Collection[str] = ()
    holds: Collection[str] = ()
    knows: Collection[str] = ()
    studied: Mapping[str, int] = field(default_factory=dict)
    aim: Aim = "most"
    enough: int = 80
    hours_if_unknown: int | None = None
    unpriced: bool = False
    country: str | None = None

    @property
    def heart(self) -> set[str]:
        """The skills that weigh most: what a job is mainly about."""
        most = max(self.skills.values(), default=0)
        return {skill for skill, weight in self.skills.items() if weight == most}


@dataclass(frozen=True)
class Pace:
    """Hours of study and the days on which they are done, one step after the other at an even pace."""

    start: date
    hours_a_week: int

    def day(self, hours: int) -> date:
        """The day on which so many hours are done; the last one there is when it lies beyond the calendar."""
        days = -(-hours * DAYS_A_WEEK // self.hours_a_week)
        return date.max if days > (date.max - self.start).days else self.start + timedelta(days=days)

    def hours_until(self, day: date) -> int:
        """Whole hours of study that are done by the end of ``day``; 0 for a day that is over."""
        return max(0, (day - self.start).days * self.hours_a_week // DAYS_A_WEEK)
