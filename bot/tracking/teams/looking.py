"""The one door to what members share: only a lead of the team comes through, and every look is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking import learning
from bot.tracking.holdings import holdings
from bot.tracking.learning import Study
from bot.tracking.people import people
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Share, Team
from bot.tracking.teams.tables import looks, memberships, teams


class NotLeadError(Exception):
    """Whoever wants to look does not lead the team, or it is closed; nothing was read."""


@dataclass(frozen=True)
class SharedHolding:
    """What a lead sees of a credential: no number, no evidence, no notes. Days are None when they are not shared."""

    id: int
    person_id: int
    credential: str | None
    name: str
    awarded: date | None
    expires: date | None
    verified_at: datetime | None
    verified_by: int | None

    def valid(self, on: date) -> bool:
        """Whether it counts on that day; what does not expire, or is not said to, counts."""
        return (self.awarded is None or self.awarded <= on) and (self.expires is None or self.expires >= on)


@dataclass(frozen=True)
class Member:
    """Somebody who said yes. ``holdings`` and ``studies`` hold what they share and nothing else."""

    id: int
    name: str
    shares: tuple[Share, ...]
    since: datetime
    holdings: tuple[SharedHolding, ...] = ()
    studies: tuple[Study, ...] = ()

    def holds(self, credentials: set[str], on: date) -> SharedHolding | None:
        """One of these credentials that is valid on that day, the one that is valid longest."""
        fitting = [h for h in self.holdings if h.credential in credentials and h.valid(on)]
        return max(fitting, key=lambda h: h.expires or date.max, default=None)


@dataclass(frozen=True)
class TeamView:
    """A team as a lead sees it. ``waiting``: names of those who were asked and have not answered; ``gone``: how many
    left, said no or were taken out.
    """

    team: Team
    members: tuple[Member, ...]
    waiting: tuple[str, ...]
    gone: int


async def look(
    connection: AsyncConnection,
    viewer: int,
    team_id: int,
    question: str,
    now: datetime,
    person_id: int | None = None,
) -> TeamView:
    """What the members of a team share, seen by ``viewer``, who asked for ``question`` (a dialog's name).

    ``person_id``: the look is at this member alone, who then is the only one in the view. Raises NotLeadError.
    """
    place = await membership.find(connection, team_id, viewer)
    if place is None or not place.lead:
        raise NotLeadError
    row = {"team_id": team_id, "viewer_id": viewer, "person_id": person_id, "question": question, "at": now}
    await connection.execute(sa.insert(looks).values(row))
    return await read_view(connection, place.team, person_id)


async def read_view(connection: AsyncConnection, team: Team, person_id: int | None = None) -> TeamView:
    """The same without a viewer, for what the bot tells leads by itself. Four queries, whatever the team's size."""
    everybody = await membership.places(connection, team.id)
    rows = (await connection.execute(_MEMBERS, {"team": team.id})).all()
    shown = [row for row in rows if person_id is None or row.id == person_id]
    held = await _holdings(connection, team.id, person_id)
    studied = await _studies(connection, [row.id for row in shown if "studies" in row.shares])
    return TeamView(
        team,
        tuple(_member(row, held.get(row.id, []), studied.get(row.id, [])) for row in shown),
        tuple(p.name or "?" for p in everybody if p.state == "asked"),
        sum(1 for p in everybody if p.state in ("declined", "left", "removed")),
    )


async def looks_at(connection: AsyncConnection, person_id: int, since: datetime) -> list[Any]:
    """Who looked at what this member shared, newest first: ``team`` (its name), ``viewer`` (a name, None when they
    were erased), ``question``, ``at`` and ``alone`` (whether at this member alone).
    """
    query = (
        sa.select(
            teams.c.name.label("team"), people.c.name.label("viewer"), looks.c.question, looks.c.at,
            looks.c.person_id.is_not(None).label("alone"),
        )
        .join(memberships, memberships.c.team_id == looks.c.team_id)
        .join(teams, teams.c.id == looks.c.team_id)
        .outerjoin(people, people.c.id == looks.c.viewer_id)
        .where(
            memberships.c.person_id == person_id,
            sa.or_(looks.c.person_id == person_id, looks.c.person_id.is_(None)),
            looks.c.viewer_id.is_distinct_from(person_id),
            looks.c.at >= since,
            memberships.c.answered_at.is_not(None),
            looks.c.at >= memberships.c.answered_at,
            sa.or_(memberships.c.left_at.is_(None), looks.c.at <= memberships.c.left_at),
        )
        .order_by(looks.c.at.desc(), looks.c.id.desc())
    )  # fmt: skip
    return list((await connection.execute(query)).all())


_MEMBERS = (
    sa.select(people.c.id, people.c.name, memberships.c.shares, memberships.c.answered_at)
    .join(memberships, memberships.c.person_id == people.c.id)
    .where(memberships.c.team_id == sa.bindparam("team"), memberships.c.state == "member")
    .order_by(people.c.name, people.c.id)
)
_SHARED = (
    "id", "person_id", "credential", "name", "awarded", "expires", "verified_at", "verified_by",
)  # fmt: skip
_HELD = (
    sa.select(*(holdings.c[name] for name in _SHARED))
    .join(memberships, memberships.c.person_id == holdings.c.person_id)
    .where(
        memberships.c.team_id == sa.bindparam("team"),
        memberships.c.state == "member",
        holdings.c.removed_at.is_(None),
        ~holdings.c.private,
    )
    .order_by(holdings.c.expires.is_(None), holdings.c.expires, holdings.c.id)
)


async def _holdings(connection: AsyncConnection, team_id: int, person_id: int | None) -> dict[int, list[Any]]:
    query = _HELD if person_id is None else _HELD.where(holdings.c.person_id == person_id)
    found: dict[int, list[Any]] = {}
    for row in (await connection.execute(query, {"team": team_id})).all():
        found.setdefault(row.person_id, []).append(row)
    return found


async def _studies(connection: AsyncConnection, person_ids: list[int]) -> dict[int, list[Study]]:
    return await learning.of_people(connection, person_ids) if person_ids else {}


def _member(row: Any, held: list[Any], studies: list[Study]) -> Member:
    shares = tuple(row.shares)
    dated = "dates" in shares
    shown = held if "credentials" in shares else []
    return Member(
        row.id, row.name or "?", shares, row.answered_at,
        tuple(
            SharedHolding(h.id, h.person_id, h.credential, h.name, h.awarded if dated else None,
                          h.expires if dated else None, h.verified_at, h.verified_by)
            for h in shown
        ),
        tuple(studies),
    )  # fmt: skip
