"""Everything that the app is told, with Slack's patience."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from tests.fakes.slack.bell import Bell
from tests.fakes.slack.delivery import Attempt, Delivery, Kind

Ended = Callable[[Delivery], None]


class Transport(Protocol):
    """A way to the app."""

    async def attempt(self, delivery: Delivery, attempt: Attempt) -> bool: ...


class Outbox:
    """Events are tried again, after each of ``retries`` seconds; what a person waits for is not."""

    def __init__(self, bell: Bell, retries: tuple[float, ...]) -> None:
        self._bell, self._retries = bell, retries
        self._tasks: set[asyncio.Task[None]] = set()
        self.transport: Transport | None = None
        self.deliveries: list[Delivery] = []
        #: How many are under way.
        self.open = 0
        self._held: list[Coroutine[Any, Any, None]] | None = None

    def tell(self, kind: Kind, payload: dict[str, Any], ended: Ended | None = None) -> Delivery:
        """``ended`` is called once nothing more will come, with or without an ack."""
        return self._start(Delivery(kind, payload), [0, *(self._retries if kind == "events_api" else ())], ended)

    def tell_again(self, delivery: Delivery, reason: str) -> Delivery:
        """The same event once more, as a retry."""
        again = Delivery(delivery.kind, delivery.payload)
        return self._start(again, [0], None, Attempt(len(delivery.attempts), reason))

    def hold(self) -> None:
        """From now on nothing goes out."""
        self._held = []

    def release_backwards(self) -> None:
        """What was held goes out, the last first."""
        held, self._held = self._held or [], None
        for carrying in reversed(held):
            self._go(carrying)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(
        self, delivery: Delivery, pauses: list[float], ended: Ended | None, first: Attempt | None = None
    ) -> Delivery:
        self.deliveries.append(delivery)
        self.open += 1
        carrying = self._carry(delivery, pauses, ended, first or Attempt(0))
        if self._held is None:
            self._go(carrying)
        else:
            self._held.append(carrying)
        return delivery

    def _go(self, carrying: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(carrying)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, delivery: Delivery, pauses: list[float], ended: Ended | None, attempt: Attempt) -> None:
        try:
            await self._try(delivery, pauses, attempt)
            if ended is not None:
                ended(delivery)
        finally:
            self.open -= 1
            delivery.finished.set()
            self._bell.ring()

    async def _try(self, delivery: Delivery, pauses: list[float], attempt: Attempt) -> None:
        assert self.transport is not None
        for pause in pauses:
            if pause:
                await asyncio.sleep(pause)
            delivery.attempts.append(attempt)
            if await self.transport.attempt(delivery, attempt) or attempt.final:
                break
            attempt = Attempt(attempt.number + 1, attempt.failure)
