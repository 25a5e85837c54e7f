"""What is being handled, and a line that says so meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import structlog

from bot.adapters.background import Background
from bot.adapters.slack.api import SlackApi
from bot.adapters.slack.place import Place
from bot.adapters.slack.receiving.inbound import Heard
from bot.translation import _

log = structlog.get_logger(__name__)

#: Seconds of handling after which the line is shown.
SHOWN_AFTER = 0.7


class Working:
    """Watches over the turns under way. They are not ours to cancel: their events are recorded."""

    def __init__(self, api: SlackApi, background: Background) -> None:
        self._api = api
        self._background = background
        self._turns: set[asyncio.Future[None]] = set()

    def watch(self, heard: Heard, handled: Awaitable[None]) -> None:
        turn = asyncio.ensure_future(handled)
        self._turns.add(turn)
        turn.add_done_callback(self._ended)
        if heard.ts is not None and heard.incoming.channel is None:  # such a line exists in direct messages only
            self._background.run("status", self._show(turn, heard, heard.ts))

    async def settle(self, seconds: float) -> None:
        """Waits for the turns under way, no longer than ``seconds``."""
        if self._turns:
            await asyncio.wait(self._turns, timeout=seconds)

    async def _show(self, turn: asyncio.Future[None], heard: Heard, ts: str) -> None:
        """Slack takes the line away with a new message, but not when an earlier one was changed, nor when the answer
        was quicker than the line: so we do.
        """
        if (await asyncio.wait({turn}, timeout=SHOWN_AFTER))[0]:
            return
        person, thread = Place.read(heard.incoming.sender.account), {"channel_id": heard.channel, "thread_ts": ts}
        await self._api.call("assistant.threads.setStatus", person, **thread, status=_("is looking that up…"))
        await asyncio.wait({turn})
        await self._api.call("assistant.threads.setStatus", person, **thread, status="")

    def _ended(self, turn: asyncio.Future[None]) -> None:
        self._turns.discard(turn)
        if not turn.cancelled() and (error := turn.exception()) is not None:
            log.error("handling failed", error=type(error).__name__)
