"""What a plan costs, in words: step by step and together, in the money of the budget, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.wanted import foreign
from bot.dialogs.spending import a_month, budget_words, planned_within
from bot.knowledge.pathway import Path, PathWish, Step
from bot.knowledge.wording import about_words, from_words, price_words, rate_words, short_name
from bot.messaging.reply import Part, bold, note, paragraph
from bot.translation import _, day, listed, money, ngettext, number


def total_price(path: Path) -> str:
    """``$320``, ``free``, ``at least about $320``, ``$320 and one price I do not know``."""
    known = money(path.price, path.wish.currency) if path.price else _("free")
    if any(_converted(s, path.wish) for s in path.steps):
        known = about_words(known)
    if path.price and path.at_least:
        known = _("at least {price}").format(price=known)
    if not path.unpriced:
        return known
    if path.unpriced == len(path.steps):
        return _("at prices I do not know")
    text = ngettext("{known} and one price I do not know", "{known} and {n} prices I do not know", path.unpriced)
    return text.format(known=known, n=path.unpriced)


def price_of_step(step: Step, wish: PathWish) -> str:
    """In the money of the plan: ``$300``, ``from $152``, ``about $205``."""
    if step.price is None:
        return _("price not known")
    if not step.price:
        return _("free")
    price = money(step.price, wish.currency)
    price = about_words(price) if _converted(step, wish) else price
    return from_words(price) if step.least else price


def price_told(step: Step, wish: PathWish) -> str:
    """As its issuer prints it, and in the money of the plan where that is another: ``£152, about $202``."""
    cost = step.credential.cost
    if not _converted(step, wish) or step.price is None or cost is None or cost.every is not None:
        return price_of_step(step, wish)
    return f"{price_words(cost)}, {about_words(money(step.price, wish.currency))}"


def without_prices(path: Path) -> list[Part]:
    """What a budget is not held against: prices nobody knows here, and what is due besides a price."""
    return [*_unknown_prices(path), *_due_besides(path)]


def _unknown_prices(path: Path) -> Iterable[Part]:
    wish = path.wish
    if not path.unpriced or wish.budget is None:
        return
    text = ngettext(
        "I do not know the price of one of these steps, so I cannot say whether {budget} is enough: ask its provider "
        "before you begin.",
        "I do not know the prices of {n} of these steps, so I cannot say whether {budget} is enough: ask their "
        "providers before you begin.",
        path.unpriced,
    )
    yield paragraph(text, n=number(path.unpriced), budget=bold(planned_within(wish)))


def saved_up(path: Path) -> list[Part]:
    """Steps that so much a month pays only after their days, and from when on it does."""
    monthly, spent, late = path.wish.monthly, Decimal(0), []
    for step in path.steps if monthly else ():
        spent += step.price or 0
        if step.price and monthly and spent > monthly.by(step.ends):
            text = _("{name} on {day}")
            late.append(text.format(name=short_name(step.credential), day=day(monthly.enough_on(spent))))
    if monthly is None or not late:
        return []
    text = _("At {monthly} the money is there only after the studies: for {names}.")
    return [paragraph(text, monthly=a_month(money(monthly.amount, path.wish.currency)), names=listed(late))]


def _due_besides(path: Path) -> Iterable[Part]:
    names = [short_name(s.credential) for s in path.steps if s.least]
    if names:
        text = _("More is due besides the price of {names}, a course or a membership: ask me “how much is {first}?”.")
        yield paragraph(text, names=listed(names), first=names[0])


def in_other_money(turn: Turn, path: Path) -> list[Part]:
    """By which rates prices in other money are counted; or that the budget is in money that no rate is known of."""
    budget = foreign(turn, turn.frame.slots)
    if budget is not None:
        text = _(
            "I know prices in {currency}, and no exchange rate for {budget}: the plan is not held to it. Tell me the "
            "budget in {currency}, and it is."
        )
        return [paragraph(text, currency=turn.currency, budget=bold(budget_words(budget)))]
    others = sorted({s.credential.cost.currency for s in path.steps if s.credential.cost and _converted(s, path.wish)})
    if not others:
        return []
    rates = listed([rate_words(other, path.wish.currency) for other in others])
    return [note(_("Prices in other money are counted at rough exchange rates: {rates}."), rates=rates)]


def _converted(step: Step, wish: PathWish) -> bool:
    """Whether its price is printed in other money than the plan is counted in."""
    cost = step.credential.cost
    return bool(step.price and cost and cost.currency != wish.currency)
