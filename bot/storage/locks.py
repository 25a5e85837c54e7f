"""One at a time, across processes: held until the transaction ends."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


async def lock(connection: AsyncConnection, name: str) -> None:
    """Wait until no other transaction holds ``name``. On SQLite every transaction is alone already."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(name, 0))))
