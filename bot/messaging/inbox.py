"""Recording what arrives, so that each event is handled once and none is lost by a crash."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.incoming import Incoming
from bot.storage.engine import metadata
from bot.storage.upsert import insert_new

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String(300), nullable=False, unique=True),
    sa.Column("conversation", sa.String(300), nullable=False),
    sa.Column("event", sa.JSON, nullable=False),
    sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("done_at", sa.DateTime(timezone=True), index=True),
)


async def record(connection: AsyncConnection, incoming: Incoming, now: datetime) -> bool:
    """Keep the event; False when this very event was recorded before."""
    values = {
        "key": incoming.key,
        "conversation": incoming.conversation,
        "event": incoming.to_json(),
        "received_at": now,
    }
    return await insert_new(connection, inbox, values)


async def mark_done(connection: AsyncConnection, key: str, now: datetime) -> None:
    """The event's turn is part of the caller's transaction; its text is not needed any more and is dropped."""
    await connection.execute(sa.update(inbox).where(inbox.c.key == key).values(done_at=now, event={}))


async def unfinished(connection: AsyncConnection) -> list[Incoming]:
    """Events that were recorded but whose turn was never committed, oldest first."""
    rows = await connection.execute(sa.select(inbox.c.event).where(inbox.c.done_at.is_(None)).order_by(inbox.c.id))
    return [Incoming.from_json(row.event) for row in rows]
