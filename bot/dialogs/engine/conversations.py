"""Where each conversation stands, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("key", sa.String(300), primary_key=True),
    sa.Column("state", sa.JSON, nullable=False),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
)


async def load_state(connection: AsyncConnection, key: str) -> dict[str, Any] | None:
    state: dict[str, Any] | None = await connection.scalar(
        sa.select(conversations.c.state).where(conversations.c.key == key)
    )
    return state


async def save_state(connection: AsyncConnection, key: str, state: dict[str, Any], now: datetime) -> None:
    values = {"state": state, "updated_at": now}
    updated = await connection.execute(sa.update(conversations).where(conversations.c.key == key).values(values))
    if updated.rowcount == 0:
        await connection.execute(sa.insert(conversations).values(key=key, **values))
