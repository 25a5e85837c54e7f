"""Long polling that acknowledges an update only after it is recorded.

The library's own Updater acknowledges what it has merely put into a queue, and loses that in a crash.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.adapters.telegram import limits
from bot.adapters.telegram.errors import TelegramTokenError, reason, seconds

log = structlog.get_logger(__name__)

Take = Callable[[Update], Awaitable[None]]


class Polling:
    """Hands updates to ``take`` one by one, in order; ``take`` returns when the update is recorded or not wanted.

    ``trouble`` is why nothing comes in at the moment, None when all is well.
    """

    def __init__(self, bot: Bot, take: Take) -> None:
        self._bot = bot
        self._take = take
        self._offset: int | None = None
        self._failures: Counter[int] = Counter()
        self._stopped = False
        self._waits_for: asyncio.Future[Any] | None = None
        self.trouble: str | None = None

    async def run(self) -> None:
        """Until ``stop``. Whatever goes wrong is logged and tried again, after longer and longer pauses."""
        pause = limits.FIRST_PAUSE
        while not self._stopped:
            try:
                updates = await self._stoppable(self._receive())
                await self._take_all(updates)
                pause = limits.FIRST_PAUSE
                self.trouble = None
            except asyncio.CancelledError:
                if not self._stopped:
                    raise
            except Exception as error:
                self.trouble = _explain(error)
                wanted = seconds(error) if isinstance(error, RetryAfter) else 0.0
                await self._sleep(max(pause, wanted))
                pause = min(2 * pause, limits.LONGEST_PAUSE)

    def stop(self) -> None:
        """Ends ``run`` after the update that is being taken. What was not acknowledged will come again."""
        self._stopped = True
        if self._waits_for is not None:
            self._waits_for.cancel()

    async def _receive(self) -> Iterable[Update]:
        waits = limits.POLL_WAITS if self.trouble is None else 0  # that it is over should be known at once
        return await self._bot.get_updates(self._offset, limits.UPDATES_A_POLL, waits, limits.UPDATES_WANTED)

    async def _take_all(self, updates: Iterable[Update]) -> None:
        """Moves the offset on as updates are recorded, and raises at one that is not, so that it comes again.

        When it failed several times but one behind it can be recorded, it is at fault itself and is left out.
        """
        stuck: dict[int, Exception] = {}
        for update in sorted(updates, key=lambda received: received.update_id):
            if self._stopped:
                return
            try:
                await self._take(update)
            except Exception as error:
                self._failures[update.update_id] += 1
                if self._failures[update.update_id] < limits.RECORDING_TRIES:
                    raise
                stuck[update.update_id] = error
                continue
            for number, fault in stuck.items():
                log.error("update left out", update=number, error=type(fault).__name__)
            stuck.clear()
            self._failures.clear()
            self._offset = update.update_id + 1
        for fault in stuck.values():
            raise fault

    async def _stoppable(self, coroutine: Coroutine[Any, Any, Iterable[Update]]) -> Iterable[Update]:
        self._waits_for = waiting = asyncio.ensure_future(coroutine)
        try:
            return await waiting
        finally:
            self._waits_for = None

    async def _sleep(self, pause: float) -> None:
        self._waits_for = asyncio.ensure_future(asyncio.sleep(pause))
        await asyncio.wait({self._waits_for})


def _explain(error: Exception) -> str:
    """Logs it, and gives it as a sentence for the operator."""
    if isinstance(error, Conflict):
        said = (
            "Another program receives this bot's updates: only one may poll, and none while a webhook is set. "
            "Stop the other one, or use another token."
        )
        log.warning(said)
    elif isinstance(error, InvalidToken):
        said = str(TelegramTokenError())
        log.error(said)
    elif isinstance(error, TelegramError):
        said = f"no updates received: {reason(error)}"
        log.warning("no updates received", reason=reason(error))
    else:
        said = f"update not recorded: {type(error).__name__}"
        log.error("update not recorded", error=type(error).__name__)
    return said
