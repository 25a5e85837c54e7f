"""Waiting for something to happen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.fakes.slack.delivery import PATIENCE


class Bell:
    """Rings whenever anything changes, so that whoever waits can look again."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self) -> None:
        """For the next ring."""
        await self._event.wait()

    async def until(self, condition: Callable[[], object]) -> None:
        """Raises TimeoutError when nothing comes of it."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await self.wait()
