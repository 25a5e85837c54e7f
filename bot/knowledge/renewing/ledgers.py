"""The account of the units of one cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from bot.knowledge.model.renewal import UnitCategory, Units
from bot.knowledge.renewing.cycles import Cycle, years_of
from bot.knowledge.renewing.periods import add_days, months_until

_NONE = Decimal(0)
#: A pace is rounded up to a step one can plan with: from so many units a month on, to a multiple of so many.
_STEPS = ((Decimal(10), Decimal(1)), (Decimal(1), Decimal("0.5")), (_NONE, Decimal("0.1")))


@dataclass(frozen=True)
class Entry:
    """Units earned on a day. A category is the name that the rule gives it, in any case."""

    on: date
    amount: Decimal
    category: str | None = None


@dataclass(frozen=True)
class CategoryState:
    """``counted`` is what is left of ``earned`` under the maximum; ``left`` what the minimum still needs."""

    name: str
    earned: Decimal
    counted: Decimal
    left: Decimal
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True)
class YearState:
    """One year of the cycle; without a yearly ``minimum`` nothing is ``left`` to earn in it."""

    start: date
    end: date
    earned: Decimal
    left: Decimal
    minimum: Decimal | None = None


@dataclass(frozen=True)
class Ledger:
    """Where one stands in a cycle.

    ``earned`` is everything from the cycle, ``counted`` what counts of it together with what was ``carried`` in.
    ``left`` covers the total and the minimum of every category; the yearly minimum is with ``years`` and
    ``this_year``: a past year with something left missed it. ``pace_per_month`` is ``left`` over ``months_left``,
    rounded up; after the end of the cycle no months are left and the pace is all of it. ``late_until`` is the last
    day to hand in units late, when the issuer has one.
    """

    total: Decimal
    earned: Decimal
    counted: Decimal
    carried: Decimal
    left: Decimal
    by_category: tuple[CategoryState, ...]
    years: tuple[YearState, ...]
    this_year: YearState
    pace_per_month: Decimal
    months_left: int
    late_until: date | None

    @property
    def surplus(self) -> Decimal:
        """What counts beyond the total; nothing while a category still needs units."""
        return _NONE if self.left else max(_NONE, self.counted - self.total)


def ledger(units: Units, cycle: Cycle, entries: Iterable[Entry], today: date, carried: Decimal = _NONE) -> Ledger:
    """The account of the cycle as of ``today``.

    What lies outside the cycle does not count, nor what exceeds a category's maximum. ``carried`` counts towards
    the total but towards no category and no year.
    """
    inside = [entry for entry in entries if entry.on in cycle]
    earned = _sum(inside)
    categories = tuple(_category(category, inside) for category in units.categories)
    counted = carried + earned - sum((c.earned - c.counted for c in categories), _NONE)
    left = max(_NONE, units.total - counted, sum((c.left for c in categories), _NONE))
    years = tuple(_year(year.start, year.end, units.yearly_minimum, inside) for year in years_of(cycle))
    months_left = months_until(max(today, cycle.start), cycle.end)
    return Ledger(
        total=units.total,
        earned=earned,
        counted=counted,
        carried=carried,
        left=left,
        by_category=categories,
        years=years,
        this_year=next((year for year in years if today <= year.end), years[-1]),
        pace_per_month=_pace(left, months_left),
        months_left=months_left,
        late_until=add_days(cycle.end, units.late_grace_days) if units.late_grace_days else None,
    )


def carry(units: Units, cycle: Cycle, entries: Iterable[Entry], carried: Decimal = _NONE) -> Decimal:
    """What may be carried into the next cycle: the surplus of a complete cycle, up to the rule's ``carry_over``.

    SHRM: up to 20 PDCs (https://www.shrm.org/certification/faqs/Pages/faqs-recert.aspx). An upper bound where an
    issuer takes only some of them, as ISC2 those of the last six months. Units that were ``carried`` in count
    first and are not carried on themselves.
    """
    account = ledger(units, cycle, entries, cycle.end, carried)
    return min(account.surplus, units.carry_over or _NONE, account.counted - carried)


def _category(category: UnitCategory, inside: Iterable[Entry]) -> CategoryState:
    name = category.name.casefold()
    earned = _sum(entry for entry in inside if entry.category is not None and entry.category.casefold() == name)
    counted = earned if category.maximum is None else min(earned, category.maximum)
    left = max(_NONE, (category.minimum or _NONE) - counted)
    return CategoryState(category.name, earned, counted, left, category.minimum, category.maximum)


def _year(start: date, end: date, minimum: Decimal | None, inside: Iterable[Entry]) -> YearState:
    earned = _sum(entry for entry in inside if start <= entry.on <= end)
    return YearState(start, end, earned, max(_NONE, (minimum or _NONE) - earned), minimum)


def _pace(left: Decimal, months: int) -> Decimal:
    raw = left / max(months, 1)
    step = next(step for least, step in _STEPS if raw >= least)
    return min(left, (raw / step).to_integral_value(ROUND_CEILING) * step)


def _sum(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries), _NONE)
