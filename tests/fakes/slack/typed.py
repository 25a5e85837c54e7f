"""What becomes of a text between the keyboard and the event: escaped, with links, and as rich text."""

from __future__ import annotations

import html
import re
from typing import Any

Json = dict[str, Any]

_PARTS = re.compile(
    r"(?P<user><@(?P<user_id>[UW]\w+)>)|(?P<channel><#(?P<channel_id>C\w+)(?:\|[^>]*)?>)|(?P<link>https?://[^\s<>]+)"
)


def escaped(text: str) -> str:
    """As in the ``text`` of an event: mentions as they are, links in brackets, the rest escaped."""
    said, place = "", 0
    for match in _PARTS.finditer(text):
        said += html.escape(text[place : match.start()], quote=False)
        said += f"<{html.escape(match[0], quote=False)}>" if match["link"] else match[0]
        place = match.end()
    return said + html.escape(text[place:], quote=False)


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
        else:
            leaves.append({"type": "link", "url": match[0]})
        place = match.end()
    leaves += _words(text[place:])
    section = {"type": "rich_text_section", "elements": leaves}
    return [{"type": "rich_text", "block_id": f"t{number}", "elements": [section]}] if leaves else []


def _words(text: str) -> list[Json]:
    return [{"type": "text", "text": text}] if text else []
