"""Sending what the outbox holds: a lane for each platform, so that one that is slow holds up no other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.messaging import outbox
from bot.messaging.courier import Courier
from bot.messaging.outbox import LEASE, Address, Claimed
from bot.messaging.pacing import Pacer
from bot.messaging.sending import SEND_WITHIN, Aftermath, Counts, Sender

log = structlog.get_logger(__name__)

_BATCH = 50
#: What was claimed longer ago is not sent on that claim: its lease might end while the message is in the air.
_FRESH = (LEASE - SEND_WITHIN) * 0.75


@dataclass
class Dispatcher:
    """Sends through the courier of each platform. One message of a lane is in the air at a time, so that a process
    that is killed leaves at most that one of which nobody knows whether it arrived.
    """

    engine: AsyncEngine
    clock: Clock
    aftermath: Aftermath
    pacer: Pacer
    couriers: dict[str, Courier] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    def __post_init__(self) -> None:
        self._sender = Sender(self.engine, self.clock, self.aftermath, self.pacer, self.couriers, self.counts)
        self._lanes: dict[str, asyncio.Task[int]] = {}
        self._wanted: set[str] = set()
        self._in_the_air: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def deliver(self, claimed: Claimed | None) -> None:
        """Send what was just committed; what has to wait its turn in the chat goes out in its platform's lane."""
        if claimed is None or claimed.message.platform not in self.couriers:
            await self.begin()
        else:
            await self._send(claimed)

    async def begin(self) -> None:
        """Have everything sent whose time has come, without waiting for that."""
        if self._stopping:
            return
        for platform in self.couriers:
            self._wanted.add(platform)
            if platform not in self._lanes:
                task = asyncio.create_task(self._run(platform))
                self._lanes[platform] = task
                task.add_done_callback(self._ended(platform))

    async def dispatch(self) -> int:
        """Send everything whose time has come; how many messages were tried."""
        await self.begin()
        lanes = list(self._lanes.values())
        if lanes:
            await asyncio.wait(lanes)
        return sum(lane.result() for lane in lanes if not lane.cancelled())

    async def idle(self) -> None:
        """Return when nothing is being sent that has begun by now."""
        if self._lanes:
            await asyncio.wait(list(self._lanes.values()))

    async def stop(self, within: float) -> None:
        """Let what is in the air arrive, for ``within`` seconds, and leave the rest to the next process."""
        self._stopping = True
        under_way = {*self._lanes.values(), *self._in_the_air}
        if under_way:
            _done, left = await asyncio.wait(under_way, timeout=within)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _run(self, platform: str) -> int:
        tried = 0
        while platform in self._wanted and not self._stopping:
            self._wanted.discard(platform)
            while batch := await self._claim(platform):
                tried += await self._send_all(batch)
        return tried

    def _ended(self, platform: str) -> Callable[[asyncio.Task[int]], None]:
        def forget(task: asyncio.Task[int]) -> None:
            del self._lanes[platform]
            if not task.cancelled() and (error := task.exception()) is not None:
                log.error("sending stopped until the next tick", platform=platform, exc_info=error)

        return forget

    async def _claim(self, platform: str) -> list[Claimed]:
        """In order, but for chats that have to be waited for: those come last."""
        if self._stopping:
            return []
        async with self.engine.begin() as connection:
            batch = await outbox.claim(connection, [platform], self.clock.now(), _BATCH)
        return sorted(batch, key=lambda claimed: self.pacer.pause(_address(claimed)))

    async def _send_all(self, batch: list[Claimed]) -> int:
        began = self.clock.now()
        for sent, claimed in enumerate(batch):
            if self._stopping or not self._fresh(began):
                await self._release(batch[sent:])
                return sent
            await self._send(claimed)
        return len(batch)

    def _fresh(self, claimed_at: datetime) -> bool:
        return self.clock.now() - claimed_at <= _FRESH

    async def _release(self, unsent: Iterable[Claimed]) -> None:
        async with self.engine.begin() as connection:
            await outbox.release(connection, [claimed.id for claimed in unsent])

    async def _send(self, claimed: Claimed) -> None:
        """Whoever waits for it may be broken off; the message is not, for once out it has to be marked."""
        task = asyncio.create_task(self._sender.send(claimed))
        self._in_the_air.add(task)
        task.add_done_callback(self._in_the_air.discard)
        await asyncio.shield(task)


def _address(claimed: Claimed) -> Address:
    message = claimed.message
    return Address(message.platform, message.account, message.channel)
