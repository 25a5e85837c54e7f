"""What a digest tells a lead, read when it is due: the team as it is, and what happened since the last one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.scheduling.agenda import notices
from bot.scheduling.notices import Due
from bot.tracking import history
from bot.tracking.calendar import Allowed, instant_of
from bot.tracking.history import Happened
from bot.tracking.teams import looking, standing
from bot.tracking.teams.digests import Digest, Every
from bot.tracking.teams.looking import TeamView
from bot.tracking.teams.standing import Standing

#: The question under which members find it among those who looked.
QUESTION = "digest"
_BACK: dict[Every, timedelta] = {"week": timedelta(days=7), "other": timedelta(days=14), "month": timedelta(days=31)}


@dataclass(frozen=True)
class Briefing:
    """``happened``: steps of members after ``since``, of everything, also of what is not shared: ``view`` tells."""

    view: TeamView
    standings: tuple[Standing, ...]
    happened: tuple[Happened, ...]
    since: datetime


async def briefings(
    connection: AsyncConnection, person_id: int, dues: Iterable[Due], allowed: Allowed, now: datetime
) -> dict[int, Briefing]:
    """Of each team whose digest is due, by team. That is a look at the members, and written down as one."""
    wanted = [due.matter for due in dues if isinstance(due.matter, Digest)]
    return {each.team.id: await brief(connection, person_id, each, allowed, now) for each in wanted}


async def brief(
    connection: AsyncConnection, person_id: int, digest: Digest, allowed: Allowed, now: datetime
) -> Briefing:
    """Raises NotLeadError when the team is not theirs to look at any more."""
    view = await looking.look(connection, person_id, digest.team.id, QUESTION, now)
    since = await _told_last(connection, person_id, digest.team.id) or _a_period_before(digest, allowed, now)
    happened = await history.of_people(connection, [m.id for m in view.members], since, now)
    return Briefing(view, tuple(await standing.of_view(connection, view)), tuple(happened), since)


async def _told_last(connection: AsyncConnection, person_id: int, team_id: int) -> datetime | None:
    """When the last digest of the team was written."""
    query = sa.select(sa.func.max(notices.c.created_at)).where(
        notices.c.person_id == person_id, notices.c.kind == "digest", notices.c.subject == team_id
    )
    found: datetime | None = await connection.scalar(query)
    return found


def _a_period_before(digest: Digest, allowed: Allowed, now: datetime) -> datetime:
    """The first one tells of the week, the two weeks or the month before it."""
    day = allowed.local_day(now) - _BACK[digest.every]
    return instant_of(day, time(0), allowed.zone)
