"""What a team needs its members to hold, by when, and who of them is exempt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.upsert import insert_or_update
from bot.tracking.people import people
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import exemptions, memberships, requirements, teams

LONGEST_NAME = 200
LONGEST_REASON = 300
#: More than any team needs; a wall against floods.
MOST_OF_A_TEAM = 100
#: How alike two words have to be, of a hundred: "licence" and "license" are.
_ALIKE_FROM = 80
_LETTERS = 5
#: What kind of paper it is does not tell one from another.
_PAPERS = frozenset(
    {
        "a", "the", "in", "of", "and", "or", "for", "card", "certificate", "certification", "cert", "course",
        "licence", "license", "permit", "ticket", "training", "valid",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Requirement:
    """``needed`` is None when everybody needs it, else so many members have to hold it.

    Any of ``credentials`` will do: the readings of a name, or what proves ``skill`` as of the day it was set or any
    later one. What the catalogue does not have is told by ``name``.
    """

    id: int
    team: Team
    name: str
    credentials: tuple[str, ...]
    skill: str | None
    needed: int | None
    due: date | None
    created_at: datetime

    def met_by(self, credential: str | None, name: str) -> bool:
        """Whether something that is held, or studied for, is what is needed."""
        if credential is not None:
            return credential in self.credentials
        return same_name(self.name, name)


@dataclass(frozen=True)
class Exemption:
    """``by``: the name of the lead who granted it, None when it is not known (any more)."""

    requirement_id: int
    person_id: int
    reason: str
    by: str | None


@dataclass(frozen=True)
class Asked:
    """A requirement of a team of which somebody is a member, since ``since``. ``exempt``: why they need not meet it."""

    requirement: Requirement
    since: datetime
    exempt: Exemption | None = None


def same_name(wanted: str, held: str) -> bool:
    """Whether two names that people wrote mean the same: each telling word of ``wanted`` is in ``held``."""
    words, others = _words(wanted), _words(held)
    telling = [w for w in words if w not in _PAPERS] or words
    return bool(telling) and all(any(_alike(w, o) for o in others) for w in telling)


def _alike(a: str, b: str) -> bool:
    """Short words and codes are close to others that mean something else: these have to be the same."""
    mistyped = a.isalpha() and b.isalpha() and min(len(a), len(b)) >= _LETTERS
    return a == b or (mistyped and fuzz.ratio(a, b) >= _ALIKE_FROM)


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() or c in "+#" else " " for c in name.casefold()).split()


async def require(
    connection: AsyncConnection, team: Team, by: int, now: datetime, *, name: str, credentials: Iterable[str],
    skill: str | None, needed: int | None, due: date | None,
) -> Requirement:  # fmt: skip
    """A new requirement of a team."""
    row = {
        "team_id": team.id, "name": name[:LONGEST_NAME], "credentials": list(credentials), "skill": skill,
        "needed": needed, "due": due, "created_by": by, "created_at": now,
    }  # fmt: skip
    made = await connection.execute(sa.insert(requirements).values(row).returning(requirements.c.id))
    return Requirement(
        made.scalar_one(), team, name[:LONGEST_NAME], tuple(row["credentials"]), skill, needed, due, now  # type: ignore[arg-type]
    )  # fmt: skip


async def widen(connection: AsyncConnection, proving: Callable[[str, Sequence[str]], Iterable[str]]) -> None:
    """Whatever proves a skill by now counts as well, where a skill is what is needed; what counted before goes on to,
    so that nobody who met it lacks it overnight. ``proving``: the credentials that prove a skill, beside those that
    count.
    """
    of_skills = sa.select(requirements.c.id, requirements.c.skill, requirements.c.credentials).where(
        requirements.c.skill.is_not(None), requirements.c.closed_at.is_(None)
    )
    for row in (await connection.execute(of_skills)).all():
        counting = list(dict.fromkeys([*row.credentials, *proving(row.skill, row.credentials)]))
        if counting != row.credentials:
            await change(connection, row.id, credentials=counting)


async def of_teams(connection: AsyncConnection, team_ids: Iterable[int]) -> list[Requirement]:
    """What open teams need, the next due first, what has no day last."""
    rows = (await connection.execute(_OPEN.where(requirements.c.team_id.in_(list(team_ids))))).all()
    return [_requirement(row) for row in rows]


async def find(connection: AsyncConnection, requirement_id: int) -> Requirement | None:
    """One that is open, of an open team."""
    row = (await connection.execute(_OPEN.where(requirements.c.id == requirement_id))).first()
    return None if row is None else _requirement(row)


async def asked_of(connection: AsyncConnection, person_ids: Sequence[int]) -> defaultdict[int, list[Asked]]:
    """What the teams of these people need from them, exempt or not, by person; nothing of teams they are not in."""
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for row in (await connection.execute(_ASKED, {"ids": list(person_ids)})).all():
        exempt = None
        if row.reason is not None:
            exempt = Exemption(row.id, row.person_id, row.reason, row.granted_by_name)
        found[row.person_id].append(Asked(_requirement(row), row.answered_at, exempt))
    return found


async def charged(connection: AsyncConnection, person_ids: Sequence[int]) -> dict[int, list[int]]:
    """The open teams that each of these people leads and that need something, by person."""
    found: dict[int, list[int]] = {}
    for row in (await connection.execute(_CHARGED, {"ids": list(person_ids)})).all():
        found.setdefault(row.person_id, []).append(row.team_id)
    return found


async def change(connection: AsyncConnection, requirement_id: int, **values: Any) -> None:
    """``values``: columns of the table; ``closed_at`` drops it."""
    await connection.execute(sa.update(requirements).where(requirements.c.id == requirement_id).values(values))


async def team_of_dropped(connection: AsyncConnection, requirement_id: int) -> Team | None:
    """Whose it was, when it was dropped and can be taken up again."""
    query = (
        sa.select(teams.c.id, teams.c.name)
        .join(requirements, requirements.c.team_id == teams.c.id)
        .where(requirements.c.id == requirement_id, requirements.c.closed_at.is_not(None), teams.c.closed_at.is_(None))
    )
    row = (await connection.execute(query)).first()
    return None if row is None else Team(row.id, row.name)


async def exempt(
    connection: AsyncConnection, requirement_id: int, person_id: int, reason: str, by: int, now: datetime
) -> None:
    """They need not meet it from now on; another reason takes the place of the one before."""
    row = {
        "requirement_id": requirement_id, "person_id": person_id, "reason": reason[:LONGEST_REASON],
        "granted_by": by, "granted_at": now,
    }  # fmt: skip
    await insert_or_update(connection, exemptions, row, ["requirement_id", "person_id"])


async def end_exemption(connection: AsyncConnection, requirement_id: int, person_id: int) -> bool:
    """They need it again; False when they were not exempt."""
    gone = await connection.execute(
        sa.delete(exemptions).where(exemptions.c.requirement_id == requirement_id, exemptions.c.person_id == person_id)
    )
    return gone.rowcount > 0


async def exemptions_from(connection: AsyncConnection, requirement_ids: Iterable[int]) -> list[Exemption]:
    query = (
        sa.select(exemptions, people.c.name.label("by"))
        .outerjoin(people, people.c.id == exemptions.c.granted_by)
        .where(exemptions.c.requirement_id.in_(list(requirement_ids)))
    )
    return [
        Exemption(row.requirement_id, row.person_id, row.reason, row.by)
        for row in (await connection.execute(query)).all()
    ]


def _requirement(row: Any) -> Requirement:
    return Requirement(
        row.id, Team(row.team_id, row.team), row.name, tuple(row.credentials), row.skill, row.needed, row.due,
        row.created_at,
    )  # fmt: skip


_OPEN = (
    sa.select(requirements, teams.c.name.label("team"))
    .join(teams, teams.c.id == requirements.c.team_id)
    .where(requirements.c.closed_at.is_(None), teams.c.closed_at.is_(None))
    .order_by(requirements.c.due.is_(None), requirements.c.due, requirements.c.id)
)
_CHARGED = (
    sa.select(memberships.c.person_id, memberships.c.team_id)
    .join(teams, teams.c.id == memberships.c.team_id)
    .where(
        memberships.c.person_id.in_(sa.bindparam("ids", expanding=True)),
        memberships.c.lead,
        teams.c.closed_at.is_(None),
        sa.exists().where(requirements.c.team_id == teams.c.id, requirements.c.closed_at.is_(None)),
    )
    .order_by(memberships.c.team_id)
)
_granter = people.alias()
_ASKED = (
    _OPEN.add_columns(
        memberships.c.person_id, memberships.c.answered_at, exemptions.c.reason,
        _granter.c.name.label("granted_by_name"),
    )
    .join(memberships, memberships.c.team_id == requirements.c.team_id)
    .outerjoin(
        exemptions,
        sa.and_(
            exemptions.c.requirement_id == requirements.c.id, exemptions.c.person_id == memberships.c.person_id
        ),
    )
    .outerjoin(_granter, _granter.c.id == exemptions.c.granted_by)
    .where(memberships.c.person_id.in_(sa.bindparam("ids", expanding=True)), memberships.c.state == "member")
)  # fmt: skip
