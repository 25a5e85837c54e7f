"""Where on Telegram a conversation is: a chat, or one topic of a forum."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """``thread`` is the topic of a forum, None elsewhere. As a channel it is written ``chat`` or ``chat/thread``."""

    chat: int
    thread: int | None = None

    def __str__(self) -> str:
        return f"{self.chat}" if self.thread is None else f"{self.chat}/{self.thread}"

    @classmethod
    def read(cls, written: str) -> Place:
        """The inverse of ``str``. Raises ValueError."""
        chat, _, thread = written.partition("/")
        return cls(int(chat), int(thread) if thread else None)

    @classmethod
    def of(cls, account: str, channel: str | None) -> Place:
        """The channel, or the private chat with the account, which has the account's number."""
        return cls.read(channel or account)


def message_id(chat: int, number: int) -> str:
    """One message among all chats, as the outbox keeps it for a later edit."""
    return f"{chat}:{number}"


def chat_and_number(written: str) -> tuple[int, int] | None:
    """The inverse of ``message_id``; None when it is not one."""
    chat, _, number = written.partition(":")
    try:
        return int(chat), int(number)
    except ValueError:
        return None
