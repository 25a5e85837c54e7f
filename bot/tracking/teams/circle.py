"""Whom and what a person can name: the teams they have a place in, and the people of the teams they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.people import people
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import memberships


class Known(NamedTuple):
    """Somebody in one of the teams. A tuple, for a lead may know thousands."""

    id: int
    name: str


@dataclass(frozen=True)
class Circle:
    """``teams``: open ones in which the person is, was or is asked to be; ``led``: ids of those they lead; ``asked``:
    of those that wait for their yes or no; ``joined``: of those they are a member of.
    """

    teams: tuple[Team, ...] = ()
    led: frozenset[int] = frozenset()
    people: tuple[Known, ...] = ()
    asked: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()


NOBODY_KNOWN = Circle()


async def circle_of(connection: AsyncConnection, person_id: int) -> Circle:
    """One query for whoever is in no team."""
    mine = await membership.of_person(connection, person_id)
    if not mine:
        return NOBODY_KNOWN
    led = frozenset(m.team.id for m in mine if m.lead)
    asked = frozenset(m.team.id for m in mine if m.state == "asked")
    joined = frozenset(m.team.id for m in mine if m.member)
    return Circle(tuple(m.team for m in mine), led, await _people_of(connection, led) if led else (), asked, joined)


async def _people_of(connection: AsyncConnection, team_ids: frozenset[int]) -> tuple[Known, ...]:
    """Also those who left or said no: a lead names them to be told so, or to ask them again."""
    in_them = sa.select(memberships.c.person_id).where(memberships.c.team_id.in_(team_ids))
    query = sa.select(people.c.id, people.c.name).where(people.c.id.in_(in_them), people.c.name.is_not(None))
    return tuple(
        Known._make(row) for row in (await connection.execute(query.order_by(people.c.name, people.c.id))).all()
    )
