"""How far a holding's continuing-education units are: the rule of the catalogue over what was logged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.renewal import Units
from bot.knowledge.renewing import Cycle, Entry, Ledger, cycle_of, ledger, unit_route
from bot.tracking.holdings import Earned, Holding

#: Of an award whose day is not known only the end of the period under way counts.
_LONG_AGO = date(1970, 1, 1)


@dataclass(frozen=True)
class Upkeep:
    """``cycle`` is the period in which the units count."""

    units: Units
    cycle: Cycle
    ledger: Ledger


def entries(holding: Holding, earned: Iterable[Earned]) -> list[Entry]:
    """What was logged for a holding, as the renewal engine takes it."""
    return [Entry(e.on, e.amount, e.category) for e in earned if e.holding_id == holding.id]


def unit_rule(holding: Holding, catalogue: Catalogue) -> Units | None:
    """The units that renew it; None when it is renewed otherwise or the rule is not known."""
    credential = catalogue.credentials.get(holding.credential or "")
    route = unit_route(credential.renewal) if credential and credential.renewal else None
    return route.units if route else None


def renewed_otherwise(holding: Holding, catalogue: Catalogue) -> bool:
    """Whether it is known how it is renewed, or that it never is, and that no units do it."""
    credential = catalogue.credentials.get(holding.credential or "")
    renewal = credential.renewal if credential else None
    return renewal is not None and unit_route(renewal) is None and (bool(renewal.routes) or not renewal.expires)


def upkeep_of(holding: Holding, earned: Iterable[Earned], today: date, catalogue: Catalogue) -> Upkeep | None:
    """None when units do not renew it, or when it is not known when its period ends."""
    credential = catalogue.credentials.get(holding.credential or "")
    rule = unit_rule(holding, catalogue)
    if rule is None or credential is None or credential.renewal is None:
        return None
    cycle = cycle_of(credential.renewal, holding.awarded or _LONG_AGO, holding.expires)
    if cycle is None:
        return None
    return Upkeep(rule, cycle, ledger(rule, cycle, entries(holding, earned), today, holding.carried))
