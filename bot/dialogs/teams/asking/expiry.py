"""Who expires when, and what renewing will cost."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.said_slots import SaidSpan
from bot.dialogs.engine.team_slots import NamedCredential, TeamId, Tense
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import held_name, seen, unseen
from bot.dialogs.teams.choosing import spoken_of
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Price
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Part, Reply, Table, bold, note, paragraph, spans
from bot.pictures.states import SOON
from bot.tracking.teams.figures import Held, expiring
from bot.tracking.teams.looking import TeamView
from bot.translation import _, day, listed, money, ngettext, stretch

_MOST_ROWS = 25


@private_dialog
async def team_expiring(
    turn: Turn,
    within: SaidSpan | None = None,
    credential: NamedCredential | None = None,
    team: TeamId | None = None,
    tense: Tense | None = None,
) -> Reply:
    """Whose credentials expire in a stretch of time, in the next 90 days when none is said, and whose have expired;
    those alone when only they are asked for.
    """
    view = await seen(turn, team, "team_expiring")
    if isinstance(view, Reply):
        return view
    if (within and within[1] < turn.today) or tense == "past":
        return _expired(turn, view, within, credential)
    first, last = within or (turn.today, turn.today + SOON)
    found = [e for e in expiring(view, first or turn.today, last) if _is(e, credential)]
    turn.frame.slots["shown"] = shown_people(turn, found)
    past = [e for e in expiring(view, None, turn.today - timedelta(days=1)) if _is(e, credential)]
    until = day(last)
    if found:
        n = len(found)
        text = ngettext(
            "{n} credential in {team} expires until {day}:", "{n} credentials in {team} expire until {day}:", n
        )
        parts: list[Part] = [paragraph(text, n=str(n), team=bold(view.team.name), day=until), _table(turn, found)]
    else:
        text = _("Nothing in {team} expires until {day}.")
        parts = [paragraph(text, team=bold(view.team.name), day=until)]
    if len(found) > _MOST_ROWS:
        parts.append(note(_("And {n} more: ask for the export."), n=str(len(found) - _MOST_ROWS)))
    if past:
        names = [f"{e.member.name} ({held_name(turn, e.holding)})" for e in reversed(past[-5:])]
        more = len(past) - len(names)
        names += [ngettext("{n} more", "{n} more", more).format(n=more)] if more else []
        parts.append(note(_("Expired already: {names}."), names=listed(names)))
    parts += unseen(view, "credentials", "dates")
    buttons = (
        begin(_("As a picture"), "team_picture", team=view.team.id, kind="expiry"),
        begin(_("What will it cost?"), "team_renewal_costs", team=view.team.id),
        begin(_("Export"), "team_export", team=view.team.id),
    )
    return Reply(parts=tuple(parts), buttons=buttons)


def _expired(
    turn: Turn, view: TeamView, within: tuple[date | None, date] | None, credential: list[str] | None
) -> Reply:
    """What has expired, in that time if one is said, and nothing of what will; the last first."""
    first, last = within or (None, turn.today)
    found = [
        e for e in reversed(expiring(view, first, min(last, turn.today - timedelta(days=1)))) if _is(e, credential)
    ]
    turn.frame.slots["shown"] = shown_people(turn, found)
    if found:
        n = len(found)
        text = ngettext("{n} credential in {team} has expired:", "{n} credentials in {team} have expired:", n)
        rows = tuple(
            (e.member.name, held_name(turn, e.holding), day(e.holding.expires) if e.holding.expires else "–")
            for e in found[:_MOST_ROWS]
        )
        table = Table(header=(_("Who"), _("What"), _("Expired")), rows=rows)
        parts: list[Part] = [paragraph(text, n=str(n), team=bold(view.team.name)), table]
    else:
        text = _("No {what} in {team} expired in that time.") if within else _("No {what} in {team} has expired.")
        known = [short_name(turn.catalogue.credentials[c]) for c in (credential or ())[:3]]
        parts = [paragraph(text, what=listed(known) or _("credential"), team=bold(view.team.name))]
    if len(found) > _MOST_ROWS:
        parts.append(note(_("And {n} more: ask for the export."), n=str(len(found) - _MOST_ROWS)))
    buttons = (
        begin(_("Who expires soon?"), "team_expiring", team=view.team.id, tense="coming"),
        begin(_("Export"), "team_export", team=view.team.id),
    )
    return Reply(parts=(*parts, *unseen(view, "credentials", "dates")), buttons=buttons)


def shown_people(turn: Turn, found: list[Held]) -> list[dict[str, Any]]:
    """Those who are listed, but for oneself: "tell them" of the next message."""
    people = {e.member.id: e.member.name for e in found[:_MOST_ROWS] if e.member.id != turn.records.person_id}
    spoken_of(turn, people)
    return [{"name": name, "ids": [number]} for number, name in people.items()]


def _is(each: Held, credential: list[str] | None) -> bool:
    return not credential or each.holding.credential in credential


def _table(turn: Turn, found: list[Held]) -> Table:
    rows = tuple(
        (
            e.member.name,
            held_name(turn, e.holding),
            day(e.holding.expires) if e.holding.expires else "–",
            _in_days(e.holding.expires, turn.today),
        )
        for e in found[:_MOST_ROWS]
    )
    return Table(header=(_("Who"), _("What"), _("Expires"), _("In")), rows=rows)


def _in_days(expires: date | None, today: date) -> str:
    n = (expires - today).days if expires else 0
    return stretch(n)


@private_dialog
async def team_renewal_costs(turn: Turn, within: SaidSpan | None = None, team: TeamId | None = None) -> Reply:
    """What renewing costs that falls due in a stretch of time, next year when none is said, as the catalogue knows
    prices; members' discounts and what an employer negotiated are not in it.
    """
    view = await seen(turn, team, "team_renewal_costs")
    if isinstance(view, Reply):
        return view
    next_year = turn.today.year + 1
    first, last = within or (date(next_year, 1, 1), date(next_year, 12, 31))
    found = expiring(view, first or turn.today, last)
    if not found:
        text = _("Nothing in {team} has to be renewed between {first} and {last}.")
        said = paragraph(text, team=bold(view.team.name), first=day(first or turn.today), last=day(last))
        return Reply(parts=(said, *unseen(view, "credentials", "dates")))
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    rows: list[tuple[str, ...]] = []
    unknown: list[str] = []
    prices = {c: renewal_price(turn.catalogue.credentials.get(c)) for c in {e.holding.credential or "" for e in found}}
    for each in found:
        price = prices[each.holding.credential or ""]
        if price is None:
            unknown.append(f"{held_name(turn, each.holding)} ({each.member.name})")
            continue
        sums[price.currency] += price.amount
        if len(rows) < _MOST_ROWS:
            rows.append((each.member.name, held_name(turn, each.holding), money(price.amount, price.currency)))
    text = _("Renewals in {team} from {first} to {last}:")
    parts: list[Part] = [paragraph(text, team=bold(view.team.name), first=day(first or turn.today), last=day(last))]
    if rows:
        parts.append(Table(header=(_("Who"), _("What"), _("About")), rows=tuple(rows)))
        total = listed([money(amount, currency) for currency, amount in sorted(sums.items())])
        parts.append(Bullets(items=(spans(_("together about {total}"), total=bold(total)),)))
    if unknown:
        parts.append(note(_("Price not known, not counted: {names}."), names=listed(unknown[:8])))
    parts.append(note(_("List prices without discounts; the cheapest way of each to renew whose price I know.")))
    return Reply(parts=tuple(parts), buttons=(begin(_("Export"), "team_export", team=view.team.id),))


def renewal_price(credential: Credential | None) -> Price | None:
    """The least that renewing once costs: a route's fee, or the exam's price where the route is the exam; yearly fees
    are counted for the whole period. None when the catalogue does not know.
    """
    if credential is None or credential.renewal is None:
        return None
    known = [price for route in credential.renewal.routes if (price := _route_price(credential, route.by, route.fee))]
    cheapest = min(known, key=lambda price: price.amount, default=None)
    yearly = credential.renewal.annual_fee
    if yearly is None:
        return cheapest
    years = Decimal(credential.renewal.validity.months or 12) / 12
    fees = Price(amount=yearly.amount * years, currency=yearly.currency)
    if cheapest is None:
        return fees
    return Price(amount=cheapest.amount + fees.amount, currency=fees.currency) if _same(cheapest, fees) else fees


def _route_price(credential: Credential, by: str, fee: Price | None) -> Price | None:
    if fee is not None:
        per = getattr(fee, "per", "cycle")
        years = Decimal((credential.renewal and credential.renewal.validity.months) or 12) / 12 if per == "year" else 1
        return Price(amount=fee.amount * years, currency=fee.currency)
    return credential.cost if by == "exam" and credential.cost and not credential.cost.every else None


def _same(one: Price, other: Price) -> bool:
    return one.currency == other.currency
