"""Messages to somebody that another person's doing causes: written here, sent when the reader may be written to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.people import people
from bot.tracking.teams.tables import letters, memberships, teams

#: ``consent``: will you be in this team? ``joined``, ``declined``, ``left``: news of a member, for the leads.
#: ``lead``: you lead this team now. ``unlead``: you lead it no more. ``removed``: you are not in it any more.
#: ``closed``: it is no more. ``reopened``: it is there again. ``nudge``: a lead asks how it is going.
#: ``verified``, ``unverified``: a lead has seen the evidence of a record, or takes that back. ``exempt``, ``needed``:
#: you need not have something, or need it again.
#: ``unfollowed``: a group that the team followed is no more, for the leads.
LetterKind = Literal[
    "consent", "joined", "declined", "left", "lead", "unlead", "removed", "closed", "reopened", "nudge", "verified",
    "unverified", "exempt", "needed", "unfollowed",
]  # fmt: skip
#: A letter that could not be delivered for so long says nothing that still matters.
KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Letter:
    """``by``: the name of whoever caused it, None when it is not known (any more). ``about``: what its kind needs."""

    id: int
    person_id: int
    kind: LetterKind
    team_id: int | None
    team: str | None
    by: str | None
    by_id: int | None
    about: dict[str, Any]
    at: datetime


async def write(
    connection: AsyncConnection,
    to: int,
    kind: LetterKind,
    now: datetime,
    *,
    team_id: int | None = None,
    by: int | None = None,
    **about: Any,
) -> None:
    """Whoever writes one has ``Records.others`` hold the reader, so that the planner looks at them."""
    row = {"person_id": to, "kind": kind, "team_id": team_id, "by_id": by, "about": about, "at": now}
    await connection.execute(sa.insert(letters).values(row))


async def write_to_all(
    connection: AsyncConnection,
    person_ids: Iterable[int],
    kind: LetterKind,
    now: datetime,
    team_id: int,
    by: int | None,
) -> None:
    """The same letter to several people."""
    row: dict[str, Any] = {"kind": kind, "team_id": team_id, "by_id": by, "about": {}, "at": now}
    rows = [{**row, "person_id": person_id} for person_id in person_ids]
    if rows:
        await connection.execute(sa.insert(letters), rows)


async def to_people(connection: AsyncConnection, person_ids: list[int]) -> defaultdict[int, list[Letter]]:
    """All letters to these people that still mean something: of an open team, and no question that was answered."""
    found: defaultdict[int, list[Letter]] = defaultdict(list)
    for row in (await connection.execute(_LETTERS, {"ids": person_ids})).all():
        letter = Letter(row.id, row.person_id, row.kind, row.team_id, row.team, row.by, row.by_id, row.about, row.at)
        found[row.person_id].append(letter)
    return found


async def latest(connection: AsyncConnection, to: int, kind: LetterKind, by: int) -> datetime | None:
    """When somebody last had a letter of that kind written to them; None when there is none."""
    query = sa.select(sa.func.max(letters.c.at)).where(
        letters.c.person_id == to, letters.c.kind == kind, letters.c.by_id == by
    )
    found: datetime | None = await connection.scalar(query)
    return found


async def withdraw(connection: AsyncConnection, letter_id: int) -> None:
    await connection.execute(sa.delete(letters).where(letters.c.id == letter_id))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(letters).where(letters.c.at < now - KEPT))


_writer = people.alias()
_answered = sa.and_(
    letters.c.kind == "consent",
    ~sa.exists().where(
        memberships.c.team_id == letters.c.team_id,
        memberships.c.person_id == letters.c.person_id,
        memberships.c.state == "asked",
    ),
)
_LETTERS = (
    sa.select(letters, teams.c.name.label("team"), _writer.c.name.label("by"))
    .outerjoin(teams, teams.c.id == letters.c.team_id)
    .outerjoin(_writer, _writer.c.id == letters.c.by_id)
    .where(
        letters.c.person_id.in_(sa.bindparam("ids", expanding=True)),
        teams.c.closed_at.is_(None),
        ~_answered,
    )
    .order_by(letters.c.id)
)
