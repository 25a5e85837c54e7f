"""Platforms that keep what they are given, and fail as they are told."""

from __future__ import annotations

from collections import defaultdict, deque

from bot.adapters.plain import as_text
from bot.messaging.courier import Courier
from bot.messaging.incoming import Outgoing
from bot.messaging.reply import Reply


class CollectingCourier(Courier):
    """``sent``: what arrived. ``tried``: the chat of every attempt, failed ones too."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.tried: list[str] = []
        self._failures: defaultdict[str, deque[Exception]] = defaultdict(deque)

    def fail(self, chat: str, *errors: Exception) -> None:
        """The next sends to ``chat`` fail like this, one after the other."""
        self._failures[chat].extend(errors)

    def recover(self) -> None:
        self._failures.clear()

    async def send(self, message: Outgoing) -> str:
        chat = message.channel or message.account
        self.tried.append(chat)
        if self._failures[chat]:
            raise self._failures[chat].popleft()
        self.sent.append(message)
        return str(len(self.sent))

    @property
    def texts(self) -> list[str]:
        return [as_text(Reply.model_validate(message.reply).parts) for message in self.sent]

    @property
    def chats(self) -> list[str]:
        return [message.channel or message.account for message in self.sent]
