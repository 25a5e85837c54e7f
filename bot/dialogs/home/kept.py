"""What the page is about: read once, as little as it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.dialogs.visit import Visit
from bot.scheduling.agenda import next_look_at
from bot.tracking.holdings import Earned, Holding
from bot.tracking.learning import Study

#: So many of the holdings that expire next are shown.
SOONEST = 5


@dataclass(frozen=True)
class Kept:
    """Holdings by their expiry. ``soonest`` are those of them that expire next, ``units`` what was logged for these;
    ``next_at`` is when the person will be written to.
    """

    holdings: list[Holding]
    soonest: list[Holding]
    units: tuple[Earned, ...]
    studies: list[Study]
    next_at: datetime | None


async def load_kept(visit: Visit) -> Kept:
    records = visit.records
    holdings = await records.holdings()
    soonest = [h for h in holdings if h.expires is not None and h.expires >= visit.today][:SOONEST]
    units = await records.units([h.id for h in soonest])
    next_at = await next_look_at(records.connection, records.person_id)
    return Kept(holdings, soonest, tuple(units), await records.studies(), next_at)


def expired(kept: Kept, today: date) -> list[Holding]:
    """The latest last."""
    return [h for h in kept.holdings if h.expires is not None and h.expires < today]
