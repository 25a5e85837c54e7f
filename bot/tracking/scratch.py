"""Records that nobody keeps: a fresh database in memory, for measuring the understanding and for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.storage.engine import create_engine
from bot.storage.schema import create_tables
from bot.tracking.people import Account, meet
from bot.tracking.records import Records


@asynccontextmanager
async def scratch_records(now: datetime) -> AsyncIterator[Records]:
    """The records of somebody new."""
    engine = create_engine("sqlite+aiosqlite://")
    try:
        async with engine.begin() as connection:
            await connection.run_sync(create_tables)
            person = await meet(connection, Account("console", "somebody"), now)
            yield Records(connection, person.id, now)
    finally:
        await engine.dispose()
