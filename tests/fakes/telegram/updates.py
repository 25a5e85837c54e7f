"""What people do, as the updates that Telegram makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.fakes.telegram.world import Chat, User

_MENTION = re.compile(r"(?<!\S)@\w{4,}")
_LINK = re.compile(r"\[(?P<shown>[^\]]+)\]\(tg://user\?id=(?P<id>\d+)\)")
_COMMAND = re.compile(r"/\w{1,32}(?:@\w+)?(?!\S)")


def message(
    number: int, user: User, chat: Chat, text: str | None, thread: int | None, fields: dict[str, Any],
    people: Mapping[int, User],
) -> dict[str, Any]:  # fmt: skip
    """A message with Telegram's own entities for the commands and mentions in it; ``people`` are those to mention."""
    said: dict[str, Any] = {
        "message_id": number, "date": 1793610000, "chat": chat.as_json(), "from": user.as_json(), **fields,
    }  # fmt: skip
    if text is not None:
        said["text"], said["entities"] = typed(text, people)
    elif fields.get("caption"):
        said["caption"], said["caption_entities"] = typed(fields["caption"], people)
    if thread is not None:
        said |= {"message_thread_id": thread, "is_topic_message": True}
    return said


def typed(text: str, people: Mapping[int, User]) -> tuple[str, list[dict[str, Any]]]:
    """The words, and what in them means something, in UTF-16 code units."""
    words, found, place = "", [], 0
    for match in _LINK.finditer(text):
        words += text[place : match.start()]
        user = people[int(match["id"])]
        found.append({"type": "text_mention", "user": user.as_json(), **_stretch(words, match["shown"])})
        words, place = words + match["shown"], match.end()
    words += text[place:]
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        found += [{"type": kind, **_stretch(words[: m.start()], m[0])} for m in pattern.finditer(words)]
    return words, sorted(found, key=lambda entity: entity["offset"])


def _stretch(before: str, text: str) -> dict[str, int]:
    return {"offset": _units(before), "length": _units(text)}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
