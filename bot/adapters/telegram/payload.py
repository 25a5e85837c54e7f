"""What the Bot API is sent for a message, as data: for the script protocol and for looking at it."""

from __future__ import annotations

from typing import Any

from bot.adapters.telegram.rendering import Rendering, render
from bot.messaging.incoming import Outgoing


def bodies(message: Outgoing) -> list[dict[str, Any]]:
    """One request body a message, in the order in which they are sent. Raises RefusedError for what cannot be."""
    renderings = render(message.reply, captions=message.edits is None)
    return [_body(message, rendering, first=number == 0) for number, rendering in enumerate(renderings)]


def _body(message: Outgoing, rendering: Rendering, *, first: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"chat_id": message.channel or message.account, "parse_mode": "HTML"}
    if rendering.file is not None:
        method, field = ("sendPhoto", "photo") if rendering.photo else ("sendDocument", "document")
        body |= {"method": method, field: rendering.file.name, "caption": rendering.html}
    elif message.edits is not None and first:
        body |= {"method": "editMessageText", "message_id": message.edits, "text": rendering.html}
    else:
        body |= {"method": "sendMessage", "text": rendering.html}
    if rendering.keyboard is not None:
        body["reply_markup"] = rendering.keyboard.to_dict()
    return body
