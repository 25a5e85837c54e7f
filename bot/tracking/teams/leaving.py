"""Leaving every team at once, as whoever is erased does."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.teams import letters, membership
from bot.tracking.teams.membership import Membership
from bot.tracking.teams.tables import memberships

#: Places that say something of a team's past; one that nobody ever took is dropped.
_TAKEN = ("left", "removed", "declined")


async def led_alone(connection: AsyncConnection, person_id: int) -> list[Membership]:
    """Places in open teams that have no lead but this person."""
    mine = [place for place in await membership.of_person(connection, person_id) if place.lead]
    return [place for place in mine if await membership.leads(connection, place.team.id) == [person_id]]


async def leave_all(connection: AsyncConnection, person_id: int, now: datetime) -> set[int]:
    """A team without another lead is closed, and its members are told; of others the leads are. Who is told."""
    told: set[int] = set()
    alone = {place.team.id for place in await led_alone(connection, person_id)}
    for place in await membership.of_person(connection, person_id):
        if place.team.id in alone:
            readers = await membership.members(connection, place.team.id)
            await _write(connection, readers, person_id, "closed", now, name=place.team.name)
            await membership.close(connection, place.team.id, now)
        else:
            readers = await membership.leads(connection, place.team.id) if place.member else []
            await _write(connection, readers, person_id, "left", now, team_id=place.team.id)
        told |= set(readers)
        if place.member:
            await membership.depart(connection, place.team.id, person_id, "left", now)
    never_taken = memberships.c.state.not_in(_TAKEN)
    await connection.execute(sa.delete(memberships).where(memberships.c.person_id == person_id, never_taken))
    return told - {person_id}


async def _write(
    connection: AsyncConnection,
    readers: list[int],
    by: int,
    kind: letters.LetterKind,
    now: datetime,
    team_id: int | None = None,
    **about: str,
) -> None:
    for reader in readers:
        if reader != by:
            await letters.write(connection, reader, kind, now, team_id=team_id, by=by, **about)
