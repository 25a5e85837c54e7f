"""What is being handled, and "typing…" meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.adapters.background import Background
from bot.adapters.telegram.limits import TYPING_AFTER, TYPING_EVERY
from bot.adapters.telegram.place import Place

log = structlog.get_logger(__name__)


class Waiting:
    """Watches over the turns under way. They are not ours to cancel: their events are recorded."""

    def __init__(self, bot: Bot, background: Background) -> None:
        self._bot = bot
        self._background = background
        self._turns: set[asyncio.Future[None]] = set()

    def watch(self, handled: Awaitable[None], place: Place) -> None:
        """Shows in ``place`` that the bot is at it, until ``handled`` is done."""
        turn = asyncio.ensure_future(handled)
        self._turns.add(turn)
        turn.add_done_callback(self._ended)
        self._background.run("typing", self._show_typing(turn, place))

    async def settle(self, seconds: float) -> None:
        """Waits for the turns under way, no longer than ``seconds``."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=seconds)

    async def _show_typing(self, turn: asyncio.Future[None], place: Place) -> None:
        pause = TYPING_AFTER
        while not (await asyncio.wait({turn}, timeout=pause))[0]:
            pause = TYPING_EVERY
            try:
                await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
            except TelegramError:
                return  # the answer itself will show what is wrong

    def _ended(self, turn: asyncio.Future[None]) -> None:
        self._turns.discard(turn)
        if not turn.cancelled() and (error := turn.exception()) is not None:
            log.error("handling failed", error=type(error).__name__)
