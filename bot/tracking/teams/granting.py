"""What an operator allows people to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.upsert import insert_returning
from bot.tracking.people import identities, people
from bot.tracking.teams.tables import grants

#: ``lead``: to create teams, which they then lead.
Grant = Literal["lead"]
GRANTS: tuple[Grant, ...] = get_args(Grant)


@dataclass(frozen=True)
class Granted:
    """What somebody was allowed, with one of the accounts they write from."""

    what: Grant
    platform: str
    account: str
    name: str | None
    at: datetime


async def grant(connection: AsyncConnection, person_id: int, what: Grant, now: datetime) -> bool:
    """Allow it; False when they were allowed before."""
    row = {"person_id": person_id, "what": what, "granted_at": now}
    return await insert_returning(connection, grants, row, grants.c.what) is not None


async def revoke(connection: AsyncConnection, person_id: int, what: Grant) -> bool:
    """Allow it no more, which takes no team away; False when they were not allowed."""
    given = (grants.c.person_id == person_id, grants.c.what == what)
    return bool((await connection.execute(sa.delete(grants).where(*given))).rowcount)


async def granted(connection: AsyncConnection) -> list[Granted]:
    """Everything that anybody was allowed, the oldest first; once for each account of theirs."""
    query = (
        sa.select(grants.c.what, identities.c.platform, identities.c.account, people.c.name, grants.c.granted_at)
        .join(people, people.c.id == grants.c.person_id)
        .join(identities, identities.c.person_id == grants.c.person_id)
        .order_by(grants.c.granted_at, grants.c.person_id, identities.c.platform, identities.c.account)
    )
    return [Granted(*row) for row in (await connection.execute(query)).all()]
