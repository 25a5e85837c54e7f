"""Recording what arrives at the same time in one transaction.

A transaction of its own for each event waits each time until a turn lets go of the database; when many arrive, they
would be acknowledged too late for the platform.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.messaging import inbox
from bot.messaging.incoming import Incoming

#: More in one transaction would keep turns waiting for longer than one of them takes.
_MOST = 50


@dataclass(frozen=True, slots=True, eq=False)
class _Arrived:
    incoming: Incoming
    is_new: asyncio.Future[bool]


class Recorder:
    """Records in the order of the calls; those that come while a transaction is under way share the next one."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._arrived: list[_Arrived] = []
        self._worker: asyncio.Task[None] | None = None

    async def record(self, incoming: Incoming) -> bool:
        """False when this very event was recorded before. Raises what the database raises."""
        arrived = _Arrived(incoming, asyncio.get_running_loop().create_future())
        self._arrived.append(arrived)
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        return await arrived.is_new

    async def _work(self) -> None:
        try:
            while self._arrived:
                together, self._arrived = self._arrived[:_MOST], self._arrived[_MOST:]
                await self._commit(together)
        finally:
            self._worker = None

    async def _commit(self, together: list[_Arrived]) -> None:
        """All or none."""
        try:
            async with self._engine.begin() as connection:
                new = await inbox.record(connection, [each.incoming for each in together], self._clock.now())
        except Exception as error:
            for each in together:
                if not each.is_new.done():  # whoever waited may have been broken off
                    each.is_new.set_exception(error)
            return
        for each in together:
            is_new = each.incoming.key in new
            new.discard(each.incoming.key)  # the same once more in this transaction is not
            if not each.is_new.done():
                each.is_new.set_result(is_new)
