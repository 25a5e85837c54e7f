"""What people do, as the updates that Telegram makes of it."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.telegram.world import Chat, User

_MENTION = re.compile(r"(?<!\S)@\w{4,}")
_COMMAND = re.compile(r"/\w{1,32}(?:@\w+)?(?!\S)")


def message(
    number: int, user: User, chat: Chat, text: str | None, thread: int | None, fields: dict[str, Any]
) -> dict[str, Any]:
    """A message with Telegram's own entities for the commands and mentions in it."""
    said: dict[str, Any] = {
        "message_id": number, "date": 1793610000, "chat": chat.as_json(), "from": user.as_json(), **fields,
    }  # fmt: skip
    if text is not None:
        said |= {"text": text, "entities": entities(text)}
    elif fields.get("caption"):
        said["caption_entities"] = entities(fields["caption"])
    if thread is not None:
        said |= {"message_thread_id": thread, "is_topic_message": True}
    return said


def entities(text: str) -> list[dict[str, Any]]:
    """Offsets and lengths in UTF-16 code units."""
    found = []
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            offset = len(text[: match.start()].encode("utf-16-le")) // 2
            found.append({"type": kind, "offset": offset, "length": len(match[0])})
    return sorted(found, key=lambda entity: entity["offset"])
