"""The updates that wait for the bot: kept until acknowledged, as Telegram does."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.fakes.telegram.bodies import Call
from tests.fakes.telegram.faults import ApiError

Update = dict[str, Any]


class UpdateQueue:
    """``again`` comes once more with the next poll whatever was acknowledged; ``backwards`` turns batches around."""

    def __init__(self, first: int = 7_000_001) -> None:
        self.waiting: list[Update] = []
        self.again: list[Update] = []
        self.past: dict[int, Update] = {}
        self.backwards = False
        self._next = first
        self._polls = 0
        self._changed = asyncio.Condition()

    def add(self, **content: Any) -> int:
        """The update's id."""
        update = {"update_id": self._next, **content}
        self._next += 1
        self.waiting.append(update)
        self.past[update["update_id"]] = update
        return int(update["update_id"])

    async def announce(self) -> None:
        """Wakes whoever polls."""
        async with self._changed:
            self._changed.notify_all()

    async def poll(self, call: Call, closing: asyncio.Event) -> list[Update]:
        """``getUpdates``. Raises ApiError in the older of two polls."""
        self._polls += 1
        mine = self._polls
        await self.announce()
        offset, limit = call.get("offset", 0), call.get("limit", 100)
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        wanted = {"update_id", *call.get("allowed_updates", [])}
        if len(wanted) > 1:
            self.waiting = [update for update in self.waiting if set(update) <= wanted]
        try:
            async with asyncio.timeout(call.get("timeout", 0)), self._changed:
                await self._changed.wait_for(
                    lambda: self.waiting or self.again or mine != self._polls or closing.is_set()
                )
        except TimeoutError:
            return []
        if mine != self._polls:
            text = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise ApiError(409, f"Conflict: {text}")
        batch = self.again + self.waiting[:limit]
        self.again = []
        return batch[::-1] if self.backwards else batch
