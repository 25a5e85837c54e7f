"""Teams and who is in them. A member is somebody who said yes; until then, and afterwards, nothing of them is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.people import people
from bot.tracking.teams.tables import grants, memberships, teams

#: ``none`` of a lead who is no member; ``asked`` until they answer.
State = Literal["none", "asked", "member", "declined", "left", "removed"]
#: What a member can let the leads see: which credentials they hold, the days of these, and how their studies go.
Share = Literal["credentials", "dates", "studies"]
EVERYTHING: tuple[Share, ...] = ("credentials", "dates", "studies")
LONGEST_NAME = 100
#: A team that was closed can be opened again for so long; after that it is gone, with all that belongs to it.
CLOSED_KEPT = timedelta(days=365)


@dataclass(frozen=True)
class Team:
    id: int
    name: str


@dataclass(frozen=True)
class Membership:
    """How a person stands in a team, open or closed."""

    team: Team
    person_id: int
    lead: bool
    state: State
    shares: tuple[Share, ...]
    asked_by: int | None
    answered_at: datetime | None
    via: str | None

    @property
    def member(self) -> bool:
        return self.state == "member"


@dataclass(frozen=True)
class Place:
    """Somebody's place in a team as its leads see it; without a name when they were erased."""

    person_id: int | None
    name: str | None
    lead: bool
    state: State
    via: str | None


_THEIRS = (
    sa.select(memberships, teams.c.name)
    .join(teams, teams.c.id == memberships.c.team_id)
    .where(teams.c.closed_at.is_(None))
    .order_by(teams.c.name, teams.c.id)
)
_OF_PERSON = _THEIRS.where(memberships.c.person_id == sa.bindparam("person"))


async def of_person(connection: AsyncConnection, person_id: int) -> list[Membership]:
    """Every place of a person in a team that is not closed, also one they were asked to take or have left."""
    rows = (await connection.execute(_OF_PERSON, {"person": person_id})).all()
    return [_membership(row) for row in rows]


async def find(connection: AsyncConnection, team_id: int, person_id: int) -> Membership | None:
    """None when they never had a place there, or the team is closed."""
    mine = (memberships.c.team_id == team_id, memberships.c.person_id == person_id)
    row = (await connection.execute(_THEIRS.where(*mine))).first()
    return None if row is None else _membership(row)


async def places(connection: AsyncConnection, team_id: int) -> list[Place]:
    """Everybody who has or had a place in a team, by name."""
    query = (
        sa.select(memberships.c.person_id, people.c.name, memberships.c.lead, memberships.c.state, memberships.c.via)
        .outerjoin(people, people.c.id == memberships.c.person_id)
        .where(memberships.c.team_id == team_id)
        .order_by(people.c.name, memberships.c.id)
    )
    return [Place(*row) for row in (await connection.execute(query)).all()]


async def leads(connection: AsyncConnection, *team_ids: int) -> list[int]:
    """Whoever leads one of these teams, each once."""
    query = sa.select(memberships.c.person_id).where(
        memberships.c.team_id.in_(team_ids), memberships.c.lead, memberships.c.person_id.is_not(None)
    )
    return list((await connection.scalars(query.distinct())).all())


async def members(connection: AsyncConnection, team_id: int) -> list[int]:
    """Those who said yes."""
    query = sa.select(memberships.c.person_id).where(
        memberships.c.team_id == team_id, memberships.c.state == "member", memberships.c.person_id.is_not(None)
    )
    return list((await connection.scalars(query)).all())


async def create(connection: AsyncConnection, name: str, lead: int, now: datetime) -> Team:
    """A new team, led by whoever made it."""
    made = sa.insert(teams).values(name=name[:LONGEST_NAME], created_at=now).returning(teams.c.id)
    team_id = int((await connection.execute(made)).scalar_one())
    await _put(connection, team_id, lead, lead=True, state="none")
    return Team(team_id, name[:LONGEST_NAME])


async def rename(connection: AsyncConnection, team_id: int, name: str) -> None:
    await connection.execute(sa.update(teams).where(teams.c.id == team_id).values(name=name[:LONGEST_NAME]))


async def close(connection: AsyncConnection, team_id: int, now: datetime) -> None:
    """Nobody sees anything through it any more. It can be opened again."""
    await connection.execute(sa.update(teams).where(teams.c.id == team_id).values(closed_at=now))


async def forget_closed(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(teams).where(teams.c.closed_at < now - CLOSED_KEPT))


async def leads_closed(connection: AsyncConnection, team_id: int, person_id: int) -> bool:
    """Whether they led a team that is closed now."""
    query = (
        sa.select(memberships.c.id)
        .join(teams, teams.c.id == memberships.c.team_id)
        .where(
            teams.c.id == team_id, teams.c.closed_at.is_not(None), memberships.c.person_id == person_id,
            memberships.c.lead,
        )
    )  # fmt: skip
    return await connection.scalar(query) is not None


async def reopen(connection: AsyncConnection, team_id: int) -> None:
    await connection.execute(sa.update(teams).where(teams.c.id == team_id).values(closed_at=None))


async def ask(
    connection: AsyncConnection, team_id: int, person_id: int, by: int | None, now: datetime, via: str | None = None
) -> bool:
    """Ask somebody to be a member; False when they are one, were asked already, or said no to whoever asks."""
    before = await find(connection, team_id, person_id)
    if before is not None and before.state in ("asked", "member"):
        return False
    asked: dict[str, Any] = {"asked_by": by, "asked_at": now, "answered_at": None, "left_at": None, "via": via}
    if before is None:
        await _put(connection, team_id, person_id, lead=False, state="asked", **asked)
    else:
        await change(connection, team_id, person_id, state="asked", **asked)
    return True


async def ask_all(
    connection: AsyncConnection, team_id: int, person_ids: Iterable[int], by: int | None, now: datetime, via: str
) -> list[int]:
    """Ask several people at once who came by the same way; those of them who were asked. Whoever said no is not."""
    before = {place.person_id: place.state for place in await places(connection, team_id)}
    new = [person_id for person_id in person_ids if person_id not in before]
    row = {
        "team_id": team_id, "lead": False, "state": "asked", "shares": list(EVERYTHING), "asked_by": by,
        "asked_at": now, "via": via,
    }  # fmt: skip
    if new:
        await connection.execute(sa.insert(memberships), [{**row, "person_id": person_id} for person_id in new])
    again = [person_id for person_id in person_ids if before.get(person_id) in ("none", "removed")]
    for person_id in again:
        await ask(connection, team_id, person_id, by, now, via)
    return [*new, *again]


async def join(
    connection: AsyncConnection, team_id: int, person_id: int, now: datetime, shares: Iterable[Share] = EVERYTHING
) -> None:
    """They said yes: from now on the leads see what they share."""
    values: dict[str, Any] = {"state": "member", "answered_at": now, "left_at": None, "shares": list(shares)}
    if await find(connection, team_id, person_id) is None:
        await _put(connection, team_id, person_id, **{"lead": False, **values})
    else:
        await change(connection, team_id, person_id, **values)


async def depart(connection: AsyncConnection, team_id: int, person_id: int, state: State, now: datetime) -> None:
    """They said no, left or were taken out: nothing of them is seen from now on."""
    await change(connection, team_id, person_id, state=state, left_at=now)


async def make_lead(connection: AsyncConnection, team_id: int, person_id: int) -> None:
    """Also somebody who had no place there."""
    if await find(connection, team_id, person_id) is None:
        await _put(connection, team_id, person_id, lead=True, state="none")
    else:
        await change(connection, team_id, person_id, lead=True)


async def change(connection: AsyncConnection, team_id: int, person_id: int, **values: Any) -> None:
    """``values``: columns of the table."""
    mine = (memberships.c.team_id == team_id, memberships.c.person_id == person_id)
    await connection.execute(sa.update(memberships).where(*mine).values(values))


async def may_create(connection: AsyncConnection, person_id: int) -> bool:
    """Whether an operator allowed them to create teams."""
    query = sa.select(grants.c.what).where(grants.c.person_id == person_id, grants.c.what == "lead")
    return await connection.scalar(query) is not None


async def _put(connection: AsyncConnection, team_id: int, person_id: int, **values: Any) -> None:
    row = {"team_id": team_id, "person_id": person_id, "shares": list(EVERYTHING), **values}
    await connection.execute(sa.insert(memberships).values(row))


def _membership(row: Any) -> Membership:
    return Membership(
        Team(row.team_id, row.name), row.person_id, row.lead, row.state, tuple(row.shares), row.asked_by,
        row.answered_at, row.via,
    )  # fmt: skip
