"""One thing that Slack tells the app, and what the app made of it."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Literal

#: The kinds of envelope in Socket Mode; over HTTP they differ in how the body is written.
Kind = Literal["events_api", "slash_commands", "interactive"]

#: Seconds until something that does not happen fails the test.
PATIENCE = 10


@dataclass
class Attempt:
    """One sending: the first has number 0, and ``reason`` is why there is another.

    ``acked`` is seconds until the app's answer, None when there was none or a bad one; ``failure`` is what went wrong,
    in the words of ``x-slack-retry-reason``; ``final`` says that the app asked for no retry.
    """

    number: int
    reason: str = ""
    acked: float | None = None
    status: int | None = None
    failure: str = ""
    final: bool = False


@dataclass
class Delivery:
    """An event, command or interaction on its way to the app. Awaiting it waits for the ack, or for the last try.

    >>> delivery = server.press(ravi, "Compare")
    >>> (await delivery).response

    ``response`` is the JSON in the ack, such as ``{"response_action": "errors", …}``.
    """

    kind: Kind
    payload: dict[str, Any]
    attempts: list[Attempt] = field(default_factory=list)
    response: dict[str, Any] | None = None
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def event_id(self) -> str | None:
        return self.payload.get("event_id")

    @property
    def acked(self) -> bool:
        return any(attempt.acked is not None for attempt in self.attempts)

    @property
    def latency(self) -> float:
        """Seconds from sending to ack, of the attempt that was acked."""
        return next(attempt.acked for attempt in self.attempts if attempt.acked is not None)

    def __await__(self) -> Generator[Any, None, Delivery]:
        return self._done().__await__()

    async def _done(self) -> Delivery:
        try:
            async with asyncio.timeout(PATIENCE):
                await self.finished.wait()
        except TimeoutError:
            raise AssertionError(f"nothing came of {self.kind} {self.payload}") from None
        return self
