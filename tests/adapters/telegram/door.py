"""A bot without dialogs: it keeps what comes in, once, and answers through the courier."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.adapters.telegram.ports import Card
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing
from bot.messaging.reply import Reply, paragraph

PATIENCE = 60  # seconds until something that does not happen fails the test

Answer = Callable[[Incoming], Reply | None]


def says(text: str) -> Reply:
    return Reply(parts=(paragraph("{text}", text=text),))


def outgoing(reply: Reply, account: int | str, channel: str | None = None, **more: object) -> Outgoing:
    fields = {"id": "1", "only_you": False, "edits": None} | more
    return Outgoing(platform="telegram", account=str(account), channel=channel, reply=_json(reply), **fields)  # type: ignore[arg-type]


def _json(reply: Reply) -> dict[str, object]:
    return reply.model_dump(mode="json")


class RecordingDoor:
    """``events`` are those accepted, each once, as the inbox would; ``tries`` counts every attempt.

    ``refuses`` says for which events recording fails. ``answer`` makes the reply. No turn ends while ``gate`` is
    closed.
    """

    def __init__(self) -> None:
        self.courier: Courier | None = None
        self.events: list[Incoming] = []
        self.tries: list[str] = []
        self.sent: list[str] = []
        self.refuses: Callable[[Incoming], bool] = lambda _: False
        self.answer: Answer = lambda event: says(f"{event.command or ''}|{event.text}|{event.button or ''}")
        self.gate = asyncio.Event()
        self.gate.set()
        self._changed = asyncio.Condition()

    async def accept(self, incoming: Incoming) -> Awaitable[None]:
        self.tries.append(incoming.key)
        async with self._changed:
            self._changed.notify_all()
        if self.refuses(incoming):
            raise OSError("the disk is full")
        new = incoming.key not in {event.key for event in self.events}
        if new:
            self.events.append(incoming)
        async with self._changed:
            self._changed.notify_all()
        return asyncio.create_task(self._turn(incoming) if new else asyncio.sleep(0))

    async def received(self, count: int) -> list[Incoming]:
        """The events, once there are ``count``."""
        await self.until(lambda: len(self.events) >= count)
        return self.events

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits for an attempt after which ``condition`` holds."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(condition)

    async def _turn(self, incoming: Incoming) -> None:
        await self.gate.wait()
        reply = self.answer(incoming)
        if reply is not None and self.courier is not None:
            message = Outgoing(
                incoming.key, "telegram", incoming.sender.account, incoming.channel, _json(reply),
                edits=self.sent[-1] if reply.replaces and self.sent else None,
            )  # fmt: skip
            self.sent.append(await self.courier.send(message))


CARDS = [
    Card("cka", "CKA", "Kubernetes <administrator>", _json(says("CKA & more"))),
    Card("ckad", "CKAD", "", _json(says("CKAD"))),
]


async def search(words: str) -> Sequence[Card]:
    return [card for card in CARDS if words.casefold() in card.title.casefold()]
