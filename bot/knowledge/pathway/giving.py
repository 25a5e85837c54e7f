"""What would have to give for a wish that no path fulfils: computed, each limit for itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.pathway.framing import framed
from bot.knowledge.pathway.problem import cost, hours
from bot.knowledge.pathway.solving import solve
from bot.knowledge.pathway.wish import DAYS_A_WEEK, Monthly, Pace, PathWish
from bot.knowledge.renewing.periods import add_months

#: Further ahead than so many months nobody plans.
_FAR_AHEAD = 120
#: More hours a week than this are no plan beside a job.
_MOST_HOURS_A_WEEK = 40
#: Any path at all is enough here, in percent of the best one's value.
_ANY = 0


@dataclass(frozen=True)
class Giving:
    """The least of each that makes a path possible while all else stays; None where it does not help.

    ``budget`` in the wish's currency; ``by`` at the same hours a week; ``hours_a_week`` to the same day.
    """

    budget: Decimal | None = None
    by: date | None = None
    hours_a_week: int | None = None
    conditions: bool = False  # without "no exam", issuers, credentials and countries not wanted there would be one

    together: bool = False  # only budget and day together do


def what_gives(catalogue: Catalogue, wish: PathWish) -> Giving:
    """For a wish without any path."""
    budget = by = pace = None
    if wish.budget is not None:
        cheapest = solve(framed(catalogue, replace(wish, budget=None, aim="cheapest", enough=_ANY)).problem)
        spent = cost(cheapest.steps)
        if cheapest.steps and not spent.unknown:
            budget = Decimal(spent.cents) / 100
    far = add_months(wish.start, _FAR_AHEAD)
    shortest = solve(framed(catalogue, replace(wish, by=far, aim="shortest", enough=_ANY)).problem).steps
    if shortest:
        by = Pace(wish.start, wish.hours_a_week).day(hours(shortest))
        days = (wish.by - wish.start).days
        pace = -(-hours(shortest) * DAYS_A_WEEK // days) if days > 0 else None
    elif wish.budget is not None and wish.monthly is not None:
        by = _saved_up(catalogue, replace(wish, by=far, budget=wish.monthly.by(far)), wish.monthly)
    open_to_all = replace(
        wish, no_exam=False, only_exam=False, issuers=(), not_issuers=(), without=(), highest=None, country=None
    )
    conditions = open_to_all != wish and bool(solve(framed(catalogue, open_to_all).problem).steps)
    pace = pace if pace is not None and pace <= _MOST_HOURS_A_WEEK else None
    if budget is None and by is None and not conditions:
        return _both(catalogue, wish, far)
    return Giving(budget, by, pace, conditions)


def _saved_up(catalogue: Catalogue, wish: PathWish, monthly: Monthly) -> date | None:
    """When the cheapest path is both studied and paid, with money that comes month by month."""
    steps = solve(framed(catalogue, replace(wish, aim="cheapest", enough=_ANY)).problem).steps
    spent = cost(steps)
    if not steps or spent.unknown:
        return None
    studied = Pace(wish.start, wish.hours_a_week).day(hours(steps))
    return max(studied, monthly.enough_on(Decimal(spent.cents) / 100))


def _both(catalogue: Catalogue, wish: PathWish, far: date) -> Giving:
    """When neither money nor time alone helps: the shortest path at any price."""
    steps = solve(framed(catalogue, replace(wish, by=far, budget=None, aim="shortest", enough=_ANY)).problem).steps
    spent = cost(steps)
    if not steps or spent.unknown:
        return Giving()
    by = Pace(wish.start, wish.hours_a_week).day(hours(steps))
    return Giving(Decimal(spent.cents) / 100, by, together=True)
