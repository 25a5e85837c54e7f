"""What is to be sent, committed together with the turn that says it, and sent from here."""

from __future__ import annotations

import asyncio
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing
from bot.messaging.reply import Reply
from bot.storage.engine import metadata

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("account", sa.String(200), nullable=False),
    sa.Column("channel", sa.String(200)),
    sa.Column("reply", sa.JSON, nullable=False),
    sa.Column("only_you", sa.Boolean, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("sent_at", sa.DateTime(timezone=True), index=True),
    sa.Column("sent_as", sa.String(200)),
)


_BATCH = 50


async def put(connection: AsyncConnection, to: Incoming, reply: Reply, now: datetime) -> Outgoing:
    """Add an answer to ``to``; to be delivered after the caller's transaction has committed."""
    body = reply.model_dump(mode="json", exclude_defaults=True) | {"parts": _parts(reply)}
    result = await connection.execute(
        sa.insert(outbox)
        .values(
            platform=to.sender.platform,
            account=to.sender.account,
            channel=to.channel,
            reply=body,
            only_you=False,
            created_at=now,
        )
        .returning(outbox.c.id)
    )
    return Outgoing(str(result.scalar_one()), to.sender.platform, to.sender.account, to.channel, body)


def _parts(reply: Reply) -> list[dict[str, object]]:
    return [{**part.model_dump(mode="json", exclude_defaults=True), "type": part.type} for part in reply.parts]


class Outbox:
    """Sends what is committed, oldest first, through the courier of each platform."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self.couriers: dict[str, Courier] = {}
        self._one_at_a_time = asyncio.Lock()  # two senders would send the same message twice
        self._behind = True  # something may wait: from an earlier process, or because a send failed

    async def deliver(self, message: Outgoing) -> None:
        """Send what was just committed, after whatever waits from before."""
        async with self._one_at_a_time:
            if self._behind or message.platform not in self.couriers:
                await self._send_all()
            else:
                await self._send(message)

    async def dispatch(self) -> None:
        """Send everything that waits for a platform with a courier, each message marked as soon as it is out."""
        async with self._one_at_a_time:
            await self._send_all()

    async def _send_all(self) -> None:
        full = True
        while full:
            batch = await self._next()
            full = len(batch) == _BATCH
            for waiting in batch:
                await self._send(waiting)
        self._behind = False

    async def _send(self, message: Outgoing) -> None:
        self._behind = True
        sent_as = await self.couriers[message.platform].send(message)
        async with self._engine.begin() as connection:
            await connection.execute(
                sa.update(outbox)
                .where(outbox.c.id == int(message.id))
                .values(sent_at=self._clock.now(), sent_as=sent_as, reply={})
            )
        self._behind = False

    async def _next(self) -> list[Outgoing]:
        query = (
            sa.select(outbox)
            .where(outbox.c.sent_at.is_(None), outbox.c.platform.in_(self.couriers))
            .order_by(outbox.c.id)
            .limit(_BATCH)
        )
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [Outgoing(str(r.id), r.platform, r.account, r.channel, r.reply, r.only_you) for r in rows]
