"""Recording what Slack delivers: in the order of arrival, acknowledged in time, and never twice at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.adapters.slack.inbound import Heard
from bot.adapters.slack.ports import Door

log = structlog.get_logger(__name__)

#: Slack wants an ack within 3 seconds. One that is given before the event is safe is better than one that is late:
#: Slack would deliver again, to a storage that is slow already.
ACK_WITHIN = 2.0
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0


class NotRecordedError(Exception):
    """The process stops, and the event is not safe: it must not be acknowledged, so that it is delivered again."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    heard: Heard
    recorded: asyncio.Future[None]


class Intake:
    """One event after the other goes through the door; while the storage does not work they wait here."""

    def __init__(self, door: Door, handled: Callable[[Heard, Awaitable[None]], None]) -> None:
        """``handled`` is given each event that was recorded, with what completes when it is answered."""
        self._door = door
        self._handled = handled
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None
        self._closed = False

    async def take(self, heard: Heard) -> None:
        """Returns when the event is recorded, or after ``ACK_WITHIN`` while that is still being tried.

        Raises NotRecordedError when it will not be any more.
        """
        if self._closed:
            raise NotRecordedError
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        waiting = _Waiting(heard, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(waiting)
        await asyncio.wait({waiting.recorded}, timeout=ACK_WITHIN)
        if waiting.recorded.cancelled():
            raise NotRecordedError
        if not waiting.recorded.done():
            log.warning("an event is acknowledged before it is recorded: the storage is slow")

    async def close(self, within: float) -> None:
        """Records what still waits, for ``within`` seconds, and takes nothing more."""
        self._closed = True
        if self._worker is None:
            return
        try:
            async with asyncio.timeout(within):
                await self._queue.join()
        except TimeoutError:
            log.error("events not recorded: the storage does not work", events=self._queue.qsize() + 1)
        self._worker.cancel()
        await asyncio.gather(self._worker, return_exceptions=True)
        while not self._queue.empty():
            self._queue.get_nowait().recorded.cancel()

    async def _work(self) -> None:
        while True:
            waiting = await self._queue.get()
            try:
                await self._record(waiting.heard)
            except asyncio.CancelledError:
                waiting.recorded.cancel()
                raise
            waiting.recorded.set_result(None)
            self._queue.task_done()

    async def _record(self, heard: Heard) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                if heard.if_known and not await self._door.knows(heard.incoming.conversation):
                    return
                self._handled(heard, await self._door.accept(heard.incoming))
                return
            except Exception as error:
                log.error("event not recorded", error=type(error).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
