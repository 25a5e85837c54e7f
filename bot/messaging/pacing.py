"""How fast each platform may be written to; what goes over is refused by the platform, and then by us later."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from bot.messaging.outbox import Address


@dataclass(frozen=True, slots=True)
class Pace:
    """``per_second``: messages of the whole bot. ``private`` and ``channel``: seconds between two of one chat."""

    per_second: float
    private: float
    channel: float


#: Slack: chat.postMessage allows one message a second in a channel, docs.slack.dev/apis/web-api/rate-limits.
#: Telegram: 30 a second overall, one a second in a chat, 20 a minute in a group, core.telegram.org/bots/faq.
PACES: Mapping[str, Pace] = {
    "slack": Pace(per_second=20, private=1, channel=1),
    "telegram": Pace(per_second=25, private=1, channel=3),
}
_CHATS_REMEMBERED = 10_000


class Pacer:
    """Waits before each message so long as its platform and its chat need."""

    def __init__(self, paces: Mapping[str, Pace] = PACES) -> None:
        self._paces = paces
        self._overall = {name: AsyncLimiter(max(1.0, pace.per_second / 5), 0.2) for name, pace in paces.items()}
        self._free_at: dict[tuple[str, str], float] = {}

    def pause(self, to: Address) -> float:
        """For how many seconds the chat has to be left alone yet."""
        loop = asyncio.get_running_loop()
        return max(0.0, self._free_at.get((to.platform, to.chat), 0.0) - loop.time())

    async def wait(self, to: Address) -> None:
        pace = self._paces.get(to.platform)
        if pace is None:
            return
        await self._overall[to.platform].acquire()
        loop = asyncio.get_running_loop()
        key = (to.platform, to.chat)
        now = loop.time()
        free_at = max(now, self._free_at.get(key, now))
        self._free_at[key] = free_at + (pace.channel if to.channel else pace.private)
        if len(self._free_at) > _CHATS_REMEMBERED:
            self._free_at = {k: at for k, at in self._free_at.items() if at > now}
        if free_at > now:
            await asyncio.sleep(free_at - now)
