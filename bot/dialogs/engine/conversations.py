"""Where each conversation stands, in the database."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant
from bot.storage.upsert import insert_or_update

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("key", sa.String(300), primary_key=True),
    sa.Column("state", sa.JSON, nullable=False),
    sa.Column("updated_at", Instant(), nullable=False),
)

#: A talk in which nobody said anything for so long begins anew.
KEPT = timedelta(days=365)
_STATE = sa.select(conversations.c.state).where(conversations.c.key == sa.bindparam("key"))


async def load_state(connection: AsyncConnection, key: str) -> dict[str, Any] | None:
    state: dict[str, Any] | None = await connection.scalar(_STATE, {"key": key})
    return state


async def save_state(connection: AsyncConnection, key: str, state: dict[str, Any], now: datetime) -> None:
    values = {"key": key, "state": state, "updated_at": now}
    await insert_or_update(connection, conversations, values, ["key"])


async def forget_state(connection: AsyncConnection, key: str) -> None:
    await connection.execute(sa.delete(conversations).where(conversations.c.key == key))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(conversations).where(conversations.c.updated_at < now - KEPT))
