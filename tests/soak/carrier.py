"""The platform of the long run: it writes down what arrives, people block it, and the process dies while it sends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.adapters.plain import as_text, parts_of
from bot.clock import Clock
from bot.messaging.courier import Courier, UnreachableError
from bot.messaging.incoming import Outgoing

#: When the process dies, seen from the message in the air.
Moment = Literal["before", "after"]


@dataclass(frozen=True)
class Arrived:
    """A message at its reader: ``id`` is the outbox's."""

    id: int
    account: str
    at: datetime
    buttons: tuple[tuple[str, str], ...]


class Carrier(Courier):
    """``stuck`` is set once a message hangs in the air for ever, as ``dies`` wanted; ``texts``: accounts, and what they
    read since whoever wants to know emptied it.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.arrived: list[Arrived] = []
        self.texts: list[tuple[str, str]] = []
        self.blocked: set[str] = set()
        self.dies: Moment | None = None
        self.stuck = asyncio.Event()

    async def send(self, message: Outgoing) -> str:
        if message.account in self.blocked:
            raise UnreachableError("blocked")
        await self._hang("before")
        buttons = tuple((b["label"], b["action"]["id"]) for b in message.reply.get("buttons", ()) if b.get("action"))
        self.arrived.append(Arrived(int(message.id), message.account, self._clock.now(), buttons))
        self.texts.append((message.account, as_text(parts_of(message.reply))))
        await self._hang("after")
        return message.id

    def revive(self) -> None:
        self.dies = None
        self.stuck.clear()

    async def _hang(self, moment: Moment) -> None:
        if self.dies == moment:
            self.stuck.set()
            await asyncio.Event().wait()
