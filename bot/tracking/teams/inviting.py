"""Links through which people join a team who cannot be mentioned: whoever has the code is asked, as anybody is."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.codes import digest, new_code
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import invitations, teams

#: Long enough for everybody to come back from holidays, short enough that a link found later opens nothing.
VALID = timedelta(days=14)


async def invite(connection: AsyncConnection, team_id: int, by: int, now: datetime) -> str:
    """A new code for a team; earlier ones go on working until they end or are closed."""
    code = new_code()
    row = {"team_id": team_id, "digest": digest(code), "created_by": by, "created_at": now, "expires_at": now + VALID}
    await connection.execute(sa.insert(invitations).values(row))
    return code


async def invited_by(connection: AsyncConnection, code: str, now: datetime) -> tuple[Team, int, int | None] | None:
    """The open team that a code leads into, the invitation's id and who made it; None when the code does not hold."""
    query = (
        sa.select(teams.c.id, teams.c.name, invitations.c.id.label("invitation"), invitations.c.created_by)
        .join(teams, teams.c.id == invitations.c.team_id)
        .where(
            invitations.c.digest == digest(code), invitations.c.expires_at > now, invitations.c.closed_at.is_(None),
            teams.c.closed_at.is_(None),
        )
    )  # fmt: skip
    row = (await connection.execute(query)).first()
    return None if row is None else (Team(row.id, row.name), row.invitation, row.created_by)


async def close_links(connection: AsyncConnection, team_id: int, now: datetime) -> int:
    """No code of a team works from now on; how many there were."""
    still = (invitations.c.team_id == team_id, invitations.c.closed_at.is_(None), invitations.c.expires_at > now)
    done = await connection.execute(sa.update(invitations).where(*still).values(closed_at=now))
    return int(done.rowcount)


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(invitations).where(invitations.c.expires_at < now))
