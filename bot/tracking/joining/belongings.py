"""How much is kept of somebody, for whoever is about to join it with something else."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.holdings import holdings, proofs
from bot.tracking.learning import studies
from bot.tracking.people import people
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Membership
from bot.tracking.teams.tables import grants


@dataclass(frozen=True)
class Belongings:
    """Counts of what is kept, and the open teams somebody belongs to, leads or is asked into.

    Settings are nothing that anybody would miss.
    """

    credentials: int
    studies: int
    teams: tuple[Membership, ...]
    more: bool  # files, a profile, what an operator allowed

    @property
    def nothing(self) -> bool:
        return not (self.credentials or self.studies or self.teams or self.more)

    @property
    def seen_in(self) -> frozenset[int]:
        """The teams whose leads see some of it."""
        return frozenset(place.team.id for place in self.teams if place.member and place.shares)


async def belongings_of(connection: AsyncConnection, person_id: int) -> Belongings:
    held = await _count(connection, holdings, person_id, holdings.c.removed_at.is_(None))
    studied = await _count(connection, studies, person_id, studies.c.state.in_(("active", "paused")))
    places = [
        place
        for place in await membership.of_person(connection, person_id)
        if place.lead or place.state in ("asked", "member")
    ]
    more = await _count(connection, proofs, person_id) + await _count(connection, grants, person_id)
    profile = await connection.scalar(sa.select(people.c.profile).where(people.c.id == person_id))
    return Belongings(held, studied, tuple(places), bool(more or profile))


async def _count(connection: AsyncConnection, table: sa.Table, person_id: int, *which: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(table).where(table.c.person_id == person_id, *which)
    return await connection.scalar(query) or 0
