"""What it costs that everybody gets what the team needs: who lacks it, times what it costs, and what is not known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.duty_slots import RequirementId, Wanted
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import seen, unseen
from bot.dialogs.teams.choosing import resolve
from bot.dialogs.teams.picking_requirements import is_meant
from bot.knowledge.model.renewal import Price
from bot.knowledge.wording import price_words, short_name
from bot.messaging.reply import Bullets, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.duty_words import named
from bot.tracking.teams import standing
from bot.tracking.teams.looking import TeamView
from bot.tracking.teams.standing import Standing
from bot.translation import _, listed, money, ngettext

_MOST = 15


@private_dialog
async def requirement_costs(
    turn: Turn, wanted: Wanted | None = None, team: TeamId | None = None, requirement: RequirementId | None = None,
    who: People | None = None, chosen: ChosenPerson | None = None,
) -> Reply:  # fmt: skip
    """The cost for those who lack what is required, of one requirement or of all; list prices as the catalogue knows
    them, with no course that is not part of the price. ``who``: for these alone.
    """
    view = await seen(turn, team, "requirement_costs")
    if isinstance(view, Reply):
        return view
    every = await standing.of_view(turn.records.connection, view)
    about = [s for s in every if _is_it(s, wanted, requirement)] or every
    if not about:
        text = _("Nothing is required in {team} yet. Say for example “everyone in {team} needs first aid by 1 March”.")
        return Reply(parts=(paragraph(text, team=view.team.name),))
    if who:
        people = {person for said in who if (person := await resolve(turn, said, chosen)) is not None}
        if (strangers := _not_in_it(view, who, people)) is not None:
            return strangers
        about = [_of_these(each, people) for each in about]
    if len(about) == 1:
        turn.frame.slots["requirement"] = about[0].requirement.id
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    items = tuple(_line(turn, each, sums) for each in about[:_MOST])
    text = _("What is still to be paid for in {team}:")
    parts: list[Part] = [paragraph(text, team=bold(view.team.name)), Bullets(items=items)]
    if sums:
        total = listed([money(amount, currency) for currency, amount in sorted(sums.items())])
        parts.append(paragraph(_("Together {total}."), total=bold(total)))
    parts.append(note(_("List prices, without discounts, and without courses where those cost extra.")))
    parts += unseen(view, "credentials")
    shows = begin(_("Who is missing?"), "show_requirements", team=view.team.id)
    return Reply(parts=tuple(parts), buttons=(shows,))


def _not_in_it(view: TeamView, who: People, people: set[int]) -> Reply | None:
    """None when each of them is a member, whose records are seen."""
    if len(people) == len(who) and people <= {member.id for member in view.members}:
        return None
    text = _("I see nothing of {names} in {team}: who is no member there has no costs there.")
    names = listed([str(said["name"]) for said in who])
    return Reply(parts=(paragraph(text, names=bold(names), team=view.team.name),))


def _of_these(stand: Standing, people: set[int]) -> Standing:
    """As if it were needed of them, and of each of them."""
    theirs = tuple(s for s in stand.stands if s.person_id in people)
    return replace(stand, stands=theirs, requirement=replace(stand.requirement, needed=None))


def _is_it(stand: Standing, wanted: Wanted | None, number: int | None) -> bool:
    return stand.requirement.id == number or any(is_meant(stand.requirement, want) for want in wanted or ())


def _line(turn: Turn, stand: Standing, sums: defaultdict[str, Decimal]) -> tuple[Span, ...]:
    """How many lack it, who, and what that costs; a sum only where one price is known."""
    name, n = bold(stand.requirement.name), stand.lacks(turn.today)
    if not n:
        if len(stand.stands) == 1 and stand.requirement.needed is None:
            return spans(_("{name}: {who} does not lack it"), name=name, who=stand.stands[0].name)
        return spans(_("{name}: nobody lacks it"), name=name)
    who = ngettext("{n} person", "{n} people", n).format(n=n)
    if stand.requirement.needed is None:
        who = named(s.name for s in stand.missing(turn.today))
    counting = [turn.catalogue.credentials[c] for c in stand.requirement.credentials if c in turn.catalogue.credentials]
    priced = {short_name(c): c.cost for c in counting if c.cost is not None}
    if not priced:
        return spans(_("{name}, for {who}: I do not know the price"), name=name, who=who)
    if len(counting) > 1:
        text = _(
            "{name}, for {who}: {prices} each, depending on which one is taken; I know the price of {known} of {n}"
        )
        known, of = str(len(priced)), str(len(counting))
        return spans(text, name=name, who=who, prices=_from_to(priced), known=known, n=of)
    price = next(iter(priced.values()))
    each = price_words(price)
    if price.every is not None:
        return spans(_("{name}, for {who}: {each} each"), name=name, who=who, each=each)
    sums[price.currency] += price.amount * n
    total = bold(price_words(price.model_copy(update={"amount": price.amount * n, "member": None})))
    return spans(_("{name}, for {who}: {n} × {each} = {total}"), name=name, who=who, n=str(n), each=each, total=total)


def _from_to(priced: dict[str, Price]) -> str:
    """The least and the most in each currency, with what costs that."""
    by_currency: defaultdict[str, list[tuple[Decimal, str, Price]]] = defaultdict(list)
    for name, price in priced.items():
        by_currency[price.currency].append((price.amount, name, price))
    said: list[str] = []
    for _currency, prices in sorted(by_currency.items()):
        least, most = min(prices, key=_amount), max(prices, key=_amount)
        text = _("{price} ({name})") if least == most else _("{price} ({name}) to {most} ({dearest})")
        said.append(text.format(price=price_words(least[2]), name=least[1], most=price_words(most[2]), dearest=most[1]))
    return listed(said, "or")


def _amount(priced: tuple[Decimal, str, Price]) -> tuple[Decimal, str]:
    return priced[:2]
