"""The one door to what members share: only a lead of the team comes through, and every look is written down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.holdings import holdings
from bot.tracking.learning import STUDY, Study, studies
from bot.tracking.namesakes import told_apart
from bot.tracking.people import people
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Share, Team
from bot.tracking.teams.tables import looks, memberships, teams

#: Who looked can be asked for so long.
LOOKS_KEPT = timedelta(days=365)


class NotLeadError(Exception):
    """Whoever wants to look does not lead the team, or it is closed; nothing was read."""


class SharedHolding(NamedTuple):
    """What a lead sees of a credential: no number, no evidence, no notes. Days are None when they are not shared.

    A tuple, as a study is, for a view of a large team holds thousands of them.
    """

    id: int
    person_id: int
    credential: str | None
    name: str
    awarded: date | None
    expires: date | None
    verified_at: datetime | None

    def valid(self, on: date) -> bool:
        """Whether it counts on that day; what does not expire, or is not said to, counts."""
        return (self.awarded is None or self.awarded <= on) and (self.expires is None or self.expires >= on)


class Member(NamedTuple):
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


async def glance(connection: AsyncConnection, viewer: int, team_id: int) -> TeamView:
    """The same for what is made anew whenever somebody opens it, such as the home page: whoever shows it calls
    ``note_glances`` first, which writes one look a day. Raises NotLeadError.
    """
    place = await membership.find(connection, team_id, viewer)
    if place is None or not place.lead:
        raise NotLeadError
    return await read_view(connection, place.team)


async def unnoted(
    connection: AsyncConnection, viewer: int, team_ids: Iterable[int], question: str, since: datetime
) -> list[int]:
    """Those of the teams at which no such look was written down since then."""
    query = sa.select(looks.c.team_id).where(
        looks.c.viewer_id == viewer, looks.c.question == question, looks.c.at >= since
    )
    noted = set((await connection.scalars(query)).all())
    return [team_id for team_id in team_ids if team_id not in noted]


async def note_glances(
    connection: AsyncConnection, viewer: int, team_ids: Iterable[int], question: str, now: datetime
) -> None:
    """Write down that somebody was shown these teams."""
    rows = [
        {"team_id": team_id, "viewer_id": viewer, "person_id": None, "question": question, "at": now}
        for team_id in team_ids
    ]
    if rows:
        await connection.execute(sa.insert(looks), rows)


async def read_view(connection: AsyncConnection, team: Team, person_id: int | None = None) -> TeamView:
    """The same without a viewer, for what the bot tells leads by itself."""
    return (await read_views(connection, [team], person_id))[0]


async def read_views(
    connection: AsyncConnection, wanted: Sequence[Team], person_id: int | None = None
) -> list[TeamView]:
    """The same of several teams, in their order: four queries, however many they are and whoever is in them."""
    if not wanted:
        return []
    given = {"teams": [team.id for team in wanted], "person": person_id}
    held = _by_person(map(SharedHolding._make, await _rows(connection, _HELD, given)))
    studied = _by_person(map(Study._make, await _rows(connection, _STUDIED, given)))
    members: dict[int, list[Member]] = {}
    for row in await _rows(connection, _MEMBERS, given):
        members.setdefault(row.team_id, []).append(_member(row, held.get(row.id, []), studied.get(row.id, [])))
    others = await _rows(connection, _OTHERS, given)
    return [
        TeamView(
            team,
            _each_by_a_name_of_their_own(members.get(team.id, [])),
            tuple(row.name or "?" for row in others if row.team_id == team.id and row.state == "asked"),
            sum(1 for row in others if row.team_id == team.id and row.state != "asked"),
        )
        for team in wanted
    ]


def _each_by_a_name_of_their_own(members: list[Member]) -> tuple[Member, ...]:
    names = told_apart([member.name for member in members])
    return tuple(
        member if member.name == name else member._replace(name=name)
        for member, name in zip(members, names, strict=True)
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


_THE_TEAMS = memberships.c.team_id.in_(sa.bindparam("teams", expanding=True))
_SAID_YES = memberships.c.state == "member"


def _wanted(column: sa.ColumnElement[int | None]) -> sa.ColumnElement[bool]:
    """The one person that is looked at, or everybody."""
    person = sa.bindparam("person", type_=sa.Integer())
    return sa.or_(person.is_(None), column == person)


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(looks).where(looks.c.at < now - LOOKS_KEPT))


_MEMBERS = (
    sa.select(
        people.c.id, people.c.name, memberships.c.team_id, memberships.c.answered_at,
        sa.cast(memberships.c.shares, sa.String).label("shares"),
    )
    .join(memberships, memberships.c.person_id == people.c.id)
    .where(_THE_TEAMS, _SAID_YES, _wanted(people.c.id))
    .order_by(people.c.name, people.c.id)
)  # fmt: skip
_OTHERS = (
    sa.select(people.c.name, memberships.c.team_id, memberships.c.state)
    .select_from(memberships)
    .outerjoin(people, people.c.id == memberships.c.person_id)
    .where(_THE_TEAMS, memberships.c.state.in_(("asked", "declined", "left", "removed")))
    .order_by(people.c.name, memberships.c.id)
)
_THEY = sa.select(memberships.c.person_id).where(_THE_TEAMS, _SAID_YES)
_HELD = (
    sa.select(*(holdings.c[name] for name in SharedHolding._fields))
    .where(holdings.c.person_id.in_(_THEY), _wanted(holdings.c.person_id))
    .where(holdings.c.removed_at.is_(None), ~holdings.c.private)
    .order_by(holdings.c.expires.is_(None), holdings.c.expires, holdings.c.id)
)
_STUDIED = (
    sa.select(*STUDY)
    .where(studies.c.person_id.in_(_THEY), _wanted(studies.c.person_id), studies.c.state.in_(("active", "paused")))
    .order_by(studies.c.touched_on.desc(), studies.c.id.desc())
)


async def _rows(connection: AsyncConnection, query: sa.Select[Any], given: dict[str, Any]) -> Sequence[Any]:
    found: Sequence[Any] = (await connection.execute(query, given)).all()
    return found


_Record = TypeVar("_Record", SharedHolding, Study)


def _by_person(records: Iterable[_Record]) -> dict[int, list[_Record]]:
    found: defaultdict[int, list[_Record]] = defaultdict(list)
    for record in records:
        found[record.person_id].append(record)
    return found


@cache
def _shares(text: str) -> tuple[Share, ...]:
    """There are a few choices, and a thousand members who made one of them."""
    return tuple(json.loads(text))


def _member(row: Any, held: list[SharedHolding], studied: list[Study]) -> Member:
    """What is not shared stops here."""
    shares = _shares(row.shares)
    if "credentials" not in shares:
        held = []
    elif "dates" not in shares:
        held = [h._replace(awarded=None, expires=None) for h in held]
    if "studies" not in shares:
        studied = []
    return Member(row.id, row.name or "?", shares, row.answered_at, tuple(held), tuple(studied))
