"""What becomes of a text between the keyboard and the event: escaped, with links, and as rich text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from tests.fakes.slack.world import User

Json = dict[str, Any]

_PARTS = re.compile(
    r"(?P<user><@(?P<user_id>[UW]\w+)>)|(?P<channel><#(?P<channel_id>C\w+)(?:\|[^>]*)?>)"
    r"|(?P<group><!subteam\^(?P<group_id>S\w+)(?:\|[^>]*)?>)|(?P<link>https?://[^\s<>]+)"
)


def escaped(text: str) -> str:
    """As in the ``text`` of an event: mentions as they are, links in brackets, the rest escaped."""
    said, place = "", 0
    for match in _PARTS.finditer(text):
        said += html.escape(text[place : match.start()], quote=False)
        said += f"<{html.escape(match[0], quote=False)}>" if match["link"] else match[0]
        place = match.end()
    return said + html.escape(text[place:], quote=False)


def commanded(text: str, users: Mapping[str, User]) -> str:
    """As in the ``text`` of a slash command whose app wants it escaped: a mention comes with the handle."""
    return _PARTS.sub(
        lambda match: f"<@{match['user_id']}|{users[match['user_id']].name}>" if match["user"] else match[0],
        escaped(text),
    )


def rich(text: str, number: int) -> list[Json]:
    """As in the ``blocks`` of an event."""
    leaves: list[Json] = []
    place = 0
    for match in _PARTS.finditer(text):
        leaves += _words(text[place : match.start()])
        if match["user"]:
            leaves.append({"type": "user", "user_id": match["user_id"]})
        elif match["channel"]:
            leaves.append({"type": "channel", "channel_id": match["channel_id"]})
        elif match["group"]:
            leaves.append({"type": "usergroup", "usergroup_id": match["group_id"]})
        else:
            leaves.append({"type": "link", "url": match[0]})
        place = match.end()
    leaves += _words(text[place:])
    section = {"type": "rich_text_section", "elements": leaves}
    return [{"type": "rich_text", "block_id": f"t{number}", "elements": [section]}] if leaves else []


def _words(text: str) -> list[Json]:
    return [{"type": "text", "text": text}] if text else []
