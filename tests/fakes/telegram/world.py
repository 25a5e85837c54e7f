"""Who and what there is on this Telegram: people, chats, and the bot's messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BOT_ID = 4242
BOT_NAME = "laurel_bot"
TOKEN = f"{BOT_ID}:TEST-token_of-the-fake"


@dataclass(frozen=True)
class User:
    """A person; the private chat with them has the same number."""

    id: int
    first_name: str
    language_code: str | None = "en"
    is_bot: bool = False
    last_name: str | None = None
    username: str | None = None

    @property
    def mention(self) -> str:
        """What is typed to mention them: the username, or whom the client links because there is none."""
        return f"@{self.username}" if self.username else f"[{self.first_name}](tg://user?id={self.id})"

    def as_json(self) -> dict[str, Any]:
        told = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        said: dict[str, Any] = {"id": self.id, "first_name": self.first_name, "is_bot": self.is_bot}
        return said | {key: value for key, value in told.items() if value}


@dataclass
class Chat:
    """``closed`` is why nothing can be sent there, in Telegram's words; ``moved`` the supergroup it has become."""

    id: int
    type: str = "private"
    title: str | None = None
    topics: set[int] = field(default_factory=set)
    closed: str | None = None
    moved: int | None = None

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {"id": self.id, "type": self.type}
        if self.topics:
            said["is_forum"] = True
        return said | ({"title": self.title} if self.title else {"first_name": "Somebody"})


@dataclass
class Sent:
    """A message of the bot as it stands now; ``text`` is without markup, ``edits`` says how often it was changed."""

    id: int
    chat: int
    text: str
    html: str
    entities: tuple[Any, ...] = ()
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    thread: int | None = None
    file: tuple[str, bytes] | None = None
    edits: int = 0

    @property
    def reference(self) -> str:
        return f"{self.chat}:{self.id}"

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]

    def as_json(self, chat: Chat) -> dict[str, Any]:
        said: dict[str, Any] = {
            "message_id": self.id, "date": 1793610000, "chat": chat.as_json(),
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Laurel", "username": BOT_NAME},
        }  # fmt: skip
        if self.file is None:
            said["text"] = self.text
        else:
            document = {"file_id": f"sent{self.id}", "file_unique_id": f"u{self.id}", "file_name": self.file[0]}
            said |= {"caption": self.text, "document": document}
        if self.thread is not None:
            said |= {"message_thread_id": self.thread, "is_topic_message": True}
        return said | ({"reply_markup": {"inline_keyboard": self.keyboard}} if self.keyboard else {})
