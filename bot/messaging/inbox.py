"""Recording what arrives, so that each event is handled once, in order, and none is lost by a crash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.incoming import Incoming
from bot.storage.engine import metadata, partial_index
from bot.storage.types import Instant
from bot.storage.upsert import insert_new_rows

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String(300), nullable=False, unique=True),
    sa.Column("conversation", sa.String(300), nullable=False),
    sa.Column("event", sa.JSON, nullable=False),
    sa.Column("received_at", Instant(), nullable=False),
    sa.Column("done_at", Instant(), index=True),
)
#: What is done is kept so long, without its text; no platform delivers an event again after a day.
KEPT = timedelta(days=7)
_OPEN = inbox.c.done_at.is_(None)
partial_index("ix_inbox_open", inbox.c.conversation, inbox.c.id, where=_OPEN)
_OLDEST = (
    sa.select(inbox.c.event)
    .where(inbox.c.conversation == sa.bindparam("conversation"), _OPEN)
    .order_by(inbox.c.id)
    .limit(1)
)
_DONE = sa.update(inbox).where(inbox.c.key == sa.bindparam("of"))


async def record(connection: AsyncConnection, arrived: Sequence[Incoming], now: datetime) -> set[str]:
    """Keep the events, in order; the keys of those that were not recorded before."""
    rows = [
        {"key": each.key, "conversation": each.conversation, "event": each.to_json(), "received_at": now}
        for each in arrived
    ]
    return set(await insert_new_rows(connection, inbox, rows, inbox.c.key))


async def oldest(connection: AsyncConnection, conversation: str) -> Incoming | None:
    """The event whose turn it is in a conversation; None when all are done."""
    event = await connection.scalar(_OLDEST, {"conversation": conversation})
    return None if event is None else Incoming.from_json(event)


async def mark_done(connection: AsyncConnection, key: str, now: datetime) -> None:
    """The event's turn is part of the caller's transaction; its text is not needed any more and is dropped."""
    await connection.execute(_DONE, {"of": key, "done_at": now, "event": {}})


async def waiting(connection: AsyncConnection, before: datetime) -> list[str]:
    """Conversations with an event received before ``before`` whose turn was never committed, oldest first."""
    query = (
        sa.select(inbox.c.conversation)
        .where(_OPEN, inbox.c.received_at <= before)
        .group_by(inbox.c.conversation)
        .order_by(sa.func.min(inbox.c.id))
    )
    return list((await connection.scalars(query)).all())


async def forget_done(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(inbox).where(inbox.c.done_at < now - KEPT))
