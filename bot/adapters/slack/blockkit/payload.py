"""What Slack's methods are sent for a message, as data: for the courier, the script protocol, and looking at it."""

from __future__ import annotations

from typing import Any

from bot.adapters.slack.blockkit.rendering import Rendering, render
from bot.messaging.incoming import Outgoing

#: What chat.postMessage alone takes: the text is no mrkdwn, and a page that is linked is not shown below.
POSTED = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}


def content(rendering: Rendering) -> dict[str, Any]:
    """What a message says, in the arguments that posting, updating and showing to one person have in common.

    Nothing in it is looked through for names and addresses.
    """
    return {"blocks": rendering.blocks, "text": rendering.text, "parse": "none", "link_names": False}


def bodies(message: Outgoing) -> list[dict[str, Any]]:
    """One request a message or file, in the order in which they are sent. Raises RefusedError for what cannot be."""
    renderings = render(message.reply)
    messages = [_body(message, rendering, first=place == 0) for place, rendering in enumerate(renderings)]
    files = [
        {"method": "files.completeUploadExternal", "channel_id": _place(message), "files": [{"title": file.name}]}
        for rendering in renderings
        for file in rendering.files
    ]
    return [*(body for body in messages if body["blocks"]), *files]


def _body(message: Outgoing, rendering: Rendering, *, first: bool) -> dict[str, Any]:
    said = {"channel": _place(message), **content(rendering)}
    if message.edits is not None and first:
        return {"method": "chat.update", "ts": message.edits, **said}
    if message.thread is not None:
        said["thread_ts"] = message.thread
    if message.only_you and message.channel is not None:
        return {"method": "chat.postEphemeral", "user": message.account, **said}
    return {"method": "chat.postMessage", **said, **POSTED}


def _place(message: Outgoing) -> str:
    return message.channel or message.account
