"""The cycle in which units are earned, and its years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.knowledge.model.renewal import Renewal, Route
from bot.knowledge.renewing.periods import MONTHS_A_YEAR, add_days, add_months, from_anchor, month_end, period_end


@dataclass(frozen=True)
class Cycle:
    """Units count from ``start`` to ``end``, both included. ``years``: how many the rule gives it, at least one."""

    start: date
    end: date
    years: int

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Year:
    """A year of a cycle, both days included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def unit_route(renewal: Renewal) -> Route | None:
    """The route by units, if there is one."""
    return next((route for route in renewal.routes if route.units is not None), None)


def cycle_of(renewal: Renewal, awarded: date, expires: date | None) -> Cycle | None:
    """The cycle that ends with ``expires``; None for what does not expire.

    The first cycle starts with the award, however long it is (NREMT and SHRM: up to a year more or less). A later
    one starts on the day after the old expiry, so that no unit counts twice.
    """
    if expires is None or expires <= awarded:
        return None
    route = unit_route(renewal)
    months = (route.extends_months if route else None) or renewal.validity.months
    if months is None:
        return None
    first = renewal.validity_for(awarded)
    first_end = period_end(first, awarded, birth_month=expires.month)
    if first_end is None or expires <= first_end:
        return Cycle(awarded, expires, _years(first.months or months))
    before = from_anchor(awarded, expires, -months)
    if renewal.validity.ends in ("month-end", "birth-month-end"):
        before = month_end(before)
    return Cycle(max(awarded, add_days(before, 1)), expires, _years(months))


def years_of(cycle: Cycle) -> tuple[Year, ...]:
    """The years of the cycle, oldest first, counted back from its end: the first one may be longer or shorter."""
    years: list[Year] = []
    for back in reversed(range(cycle.years)):
        end = add_months(cycle.end, -back * MONTHS_A_YEAR)
        if end >= cycle.start:
            years.append(Year(add_days(years[-1].end, 1) if years else cycle.start, end))
    return tuple(years)


def _years(months: int) -> int:
    return max(1, (months + MONTHS_A_YEAR // 2) // MONTHS_A_YEAR)
