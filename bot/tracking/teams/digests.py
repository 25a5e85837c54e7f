"""When leads want to hear how a team is doing without asking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.upsert import insert_or_update
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import digests, memberships, teams

#: ``other`` is every other week, counted from the first one.
Every = Literal["week", "other", "month"]
#: Later days are not in every month.
LAST_DAY_OF_MONTH = 28


@dataclass(frozen=True)
class Digest:
    """``day``: of the week (Monday is 0) or of the month (1 to 28); ``hour`` is the lead's local time. The first one
    comes on ``since`` or later.
    """

    team: Team
    person_id: int
    every: Every
    day: int
    hour: time
    since: date


async def subscribe(connection: AsyncConnection, digest: Digest) -> None:
    """A lead has one digest of a team: a new wish takes the place of the one before."""
    row = {
        "team_id": digest.team.id, "person_id": digest.person_id, "every": digest.every, "day": digest.day,
        "hour": digest.hour, "since": digest.since,
    }  # fmt: skip
    await insert_or_update(connection, digests, row, ["team_id", "person_id"])


async def unsubscribe(connection: AsyncConnection, team_id: int, person_id: int) -> bool:
    """False when there was none."""
    mine = (digests.c.team_id == team_id, digests.c.person_id == person_id)
    return (await connection.execute(sa.delete(digests).where(*mine))).rowcount > 0


async def of_people(connection: AsyncConnection, person_ids: Sequence[int]) -> defaultdict[int, list[Digest]]:
    """Those of open teams that they still lead, by person."""
    found: defaultdict[int, list[Digest]] = defaultdict(list)
    for row in (await connection.execute(_DIGESTS, {"ids": list(person_ids)})).all():
        found[row.person_id].append(_digest(row))
    return found


def _digest(row: Any) -> Digest:
    return Digest(Team(row.team_id, row.name), row.person_id, row.every, row.day, row.hour, row.since)


_DIGESTS = (
    sa.select(digests, teams.c.name)
    .join(teams, teams.c.id == digests.c.team_id)
    .join(
        memberships,
        sa.and_(memberships.c.team_id == digests.c.team_id, memberships.c.person_id == digests.c.person_id),
    )
    .where(
        digests.c.person_id.in_(sa.bindparam("ids", expanding=True)), memberships.c.lead, teams.c.closed_at.is_(None)
    )
    .order_by(teams.c.name, teams.c.id)
)
