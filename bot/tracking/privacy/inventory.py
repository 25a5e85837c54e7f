"""How much is kept of a person, and who else may see it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.history import history
from bot.tracking.holdings import holdings, proofs, units
from bot.tracking.learning import studies
from bot.tracking.people import Account, accounts_of
from bot.tracking.plans import plans
from bot.tracking.teams import membership
from bot.tracking.teams.leaving import led_alone
from bot.tracking.teams.membership import Membership


@dataclass(frozen=True)
class Inventory:
    """Numbers of records; ``removed``: of credentials that can be brought back still. ``steps``: of the history.

    ``places``: in open teams; ``alone``: those of them that have no other lead.
    """

    credentials: int
    private: int
    removed: int
    units: int
    files: int
    studies: int
    plans: int
    steps: int
    accounts: tuple[Account, ...]
    places: tuple[Membership, ...]
    alone: tuple[Membership, ...]

    @property
    def records(self) -> int:
        return self.credentials + self.removed + self.studies + self.plans


async def take_inventory(connection: AsyncConnection, person_id: int) -> Inventory:
    theirs = holdings.c.person_id == person_id
    held = sa.select(holdings.c.id).where(theirs)

    def number(table: sa.Table, *which: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
        return sa.select(sa.func.count()).select_from(table).where(*which).scalar_subquery()

    counted = sa.select(
        number(holdings, theirs, holdings.c.removed_at.is_(None)),
        number(holdings, theirs, holdings.c.removed_at.is_(None), holdings.c.private),
        number(holdings, theirs, holdings.c.removed_at.is_not(None)),
        number(units, units.c.holding_id.in_(held)),
        number(proofs, proofs.c.person_id == person_id),
        number(studies, studies.c.person_id == person_id),
        number(plans, plans.c.person_id == person_id),
        number(history, history.c.person_id == person_id),
    )
    return Inventory(
        *(await connection.execute(counted)).one(),
        accounts=tuple(await accounts_of(connection, person_id)),
        places=tuple(await membership.of_person(connection, person_id)),
        alone=tuple(await led_alone(connection, person_id)),
    )
