"""The money that somebody has for credentials: a sum, or so much a month, as they told it and in words."""

from __future__ import annotations

from bot.dialogs.understanding.values import Money
from bot.knowledge.pathway import PathWish
from bot.tracking.people import Profile
from bot.translation import _, money

#: Advice, which has no end, is held against what comes together in a year.
MONTHS_OF_ADVICE = 12


def budget_told(profile: Profile, currency: str) -> Money | None:
    """The budget of the profile; ``currency`` is meant where none was kept with it."""
    if profile.budget is None:
        return None
    return Money(profile.budget, profile.currency or currency, profile.monthly)


def budget_words(budget: Money) -> str:
    """``£400``, ``£40 a month``."""
    amount = money(budget.amount, budget.currency)
    return a_month(amount) if budget.monthly else amount


def a_month(amount: str) -> str:
    return _("{price} a month").format(price=amount)


def advised_within(budget: Money) -> str:
    """``£400``, ``£480 in a year (£40 a month)``, ``free only``."""
    if not budget.amount:
        return _("free only")
    if not budget.monthly:
        return budget_words(budget)
    total = money(budget.in_months(MONTHS_OF_ADVICE), budget.currency)
    return _("{total} in a year ({monthly})").format(total=total, monthly=budget_words(budget))


def planned_within(wish: PathWish) -> str:
    """``£400``, ``£480 (£40 a month)`` until the end of a plan, ``£40 a month`` of one that has no end yet."""
    monthly = None if wish.monthly is None else a_month(money(wish.monthly.amount, wish.currency))
    if wish.budget is None:
        return monthly or _("any price")
    if not wish.budget:
        return _("free only")
    total = money(wish.budget, wish.currency)
    return total if monthly is None else _("{total} ({monthly})").format(total=total, monthly=monthly)
