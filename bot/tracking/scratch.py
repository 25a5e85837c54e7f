"""Records that nobody keeps: a fresh database in memory, for measuring the understanding and for tests."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime
from functools import lru_cache

from bot.storage.engine import create_engine
from bot.storage.schema import statements
from bot.tracking.people import Account, meet
from bot.tracking.records import Records


@asynccontextmanager
async def scratch_records(now: datetime) -> AsyncIterator[Records]:
    """The records of somebody new."""
    engine = create_engine("sqlite://")
    try:
        async with engine.connect() as connection:
            raw = await connection.get_raw_connection()
            await raw.driver_connection.run(sqlite3.Connection.deserialize, _blank())  # type: ignore[union-attr]
            async with connection.begin():
                person = await meet(connection, Account("console", "somebody"), now)
                yield Records(connection, person.id, now)
    finally:
        await engine.dispose()


@lru_cache
def _blank() -> bytes:
    """A database with all tables and nothing in them: copying it takes a tenth of the time of making them."""
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements("sqlite"):
            made.execute(statement)
        return made.serialize()
