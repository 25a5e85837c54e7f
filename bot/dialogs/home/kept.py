"""What the page is about: read once, as little as it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.dialogs.visit import Visit
from bot.scheduling.agenda import next_look_at
from bot.tracking.holdings import Earned, Holding
from bot.tracking.learning import Study
from bot.tracking.teams import looking, membership
from bot.tracking.teams.looking import TeamView
from bot.tracking.teams.membership import Membership
from bot.tracking.teams.standing import Standing, of_view

#: So many of the holdings that expire next are shown.
SOONEST = 5
#: So many teams that somebody leads are shown; the others are asked for.
_TEAMS = 3


@dataclass(frozen=True)
class Led:
    """A team that the person leads, as its leads see it, and what it requires."""

    view: TeamView
    standings: list[Standing]


@dataclass(frozen=True)
class Kept:
    """Holdings by their expiry. ``soonest`` are those of them that expire next, ``units`` what was logged for these;
    ``next_at`` is when the person will be written to, ``places`` are theirs in teams.
    """

    holdings: list[Holding]
    soonest: list[Holding]
    units: tuple[Earned, ...]
    studies: list[Study]
    next_at: datetime | None
    places: tuple[Membership, ...] = ()
    led: tuple[Led, ...] = ()


async def load_kept(visit: Visit) -> Kept:
    records = visit.records
    holdings = await records.holdings()
    soonest = [h for h in holdings if h.expires is not None and h.expires >= visit.today][:SOONEST]
    units = await records.units([h.id for h in soonest])
    next_at = await next_look_at(records.connection, records.person_id)
    places = await membership.of_person(records.connection, records.person_id)
    led = [await _led(visit, place) for place in [p for p in places if p.lead][:_TEAMS]]
    return Kept(holdings, soonest, tuple(units), await records.studies(), next_at, tuple(places), tuple(led))


async def _led(visit: Visit, place: Membership) -> Led:
    connection = visit.records.connection
    view = await looking.glance(connection, visit.records.person_id, place.team.id)
    return Led(view, await of_view(connection, view))


def expired(kept: Kept, today: date) -> list[Holding]:
    """The latest last."""
    return [h for h in kept.holdings if h.expires is not None and h.expires < today]
