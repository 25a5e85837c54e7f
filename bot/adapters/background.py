"""Work beside the updates that must not outlive the adapter, and whose failures concern nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)


class Background:
    """Owns its tasks. A failure is logged by the name of the work, and for what it is by ``reason``."""

    def __init__(self, reason: Callable[[Exception], str] = lambda error: type(error).__name__) -> None:
        self._reason = reason
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, work: str, coroutine: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(self._guarded(work, coroutine))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self, within: float) -> None:
        """Waits for what runs now, no longer than so many seconds."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=within)

    async def close(self) -> None:
        """Cancels what still runs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _guarded(self, work: str, coroutine: Coroutine[Any, Any, object]) -> None:
        try:
            await coroutine
        except Exception as error:
            log.warning("background work failed", work=work, reason=self._reason(error))
