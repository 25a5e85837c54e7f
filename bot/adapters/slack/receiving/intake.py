"""Recording what Slack delivers: in the order of arrival, acknowledged in time, and never twice at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.adapters.slack.ports import Door
from bot.adapters.slack.receiving.inbound import Heard

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
    """Events go through the door in order, those of one moment together; while the storage does not work they wait."""

    def __init__(self, door: Door, handled: Callable[[Heard, Awaitable[None]], None]) -> None:
        """``handled`` is given each event that was recorded, with what completes when it is answered."""
        self._door = door
        self._handled = handled
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._worker: asyncio.Task[None] | None = None
        self._under_way = 0
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
            log.error("events not recorded: the storage does not work", events=self._queue.qsize() + self._under_way)
        self._worker.cancel()
        await asyncio.gather(self._worker, return_exceptions=True)
        while not self._queue.empty():
            self._queue.get_nowait().recorded.cancel()

    async def _work(self) -> None:
        while True:
            together = [await self._queue.get()]
            while not self._queue.empty():
                together.append(self._queue.get_nowait())
            self._under_way = len(together)
            try:
                await self._record([waiting.heard for waiting in together])
            except asyncio.CancelledError:
                for waiting in together:
                    waiting.recorded.cancel()
                raise
            for waiting in together:
                waiting.recorded.set_result(None)
                self._queue.task_done()

    async def _record(self, together: Sequence[Heard]) -> None:
        """All that came while those before were recorded."""
        pause = FIRST_PAUSE
        while True:
            try:
                meant = await self._meant(together)
                answers = await self._door.accept_all([heard.incoming for heard in meant])
                for heard, answer in zip(meant, answers, strict=True):
                    self._handled(heard, answer)
                return
            except Exception as error:
                log.error("event not recorded", error=type(error).__name__, again_in=pause, events=len(together))
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _meant(self, together: Sequence[Heard]) -> list[Heard]:
        """Those that are for the bot; what somebody says before in the same moment makes them known."""
        meant: list[Heard] = []
        for heard in together:
            conversation = heard.incoming.conversation
            known = any(conversation == before.incoming.conversation for before in meant)
            if not heard.if_known or known or await self._door.knows(conversation):
                meant.append(heard)
        return meant
