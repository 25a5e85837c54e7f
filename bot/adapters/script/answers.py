"""What a line of the script brought about, and how it is written."""

from __future__ import annotations

import base64
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.adapters.plain import as_text, local_file, parts_of
from bot.adapters.script.instants import written
from bot.adapters.script.lines import ScriptPlatform
from bot.adapters.script.people import People
from bot.adapters.slack.blockkit.payload import bodies as slack_bodies
from bot.clock import Clock
from bot.messaging.courier import Courier, UnreachableError
from bot.messaging.incoming import Outgoing, Sender, Upload


@dataclass(frozen=True)
class Message:
    """One message as it reached a person; ``at`` is in UTC. ``edits`` is the id of the message it replaces."""

    id: str
    to: str
    platform: str
    channel: str
    at: datetime
    text: str
    buttons: tuple[dict[str, str], ...]
    only_you: bool
    payload: dict[str, Any]
    edits: str | None = None
    files: tuple[dict[str, Any], ...] = ()

    def as_json(self) -> dict[str, Any]:
        edits = {} if self.edits is None else {"edits": self.edits}
        return {
            "id": self.id, **edits, "to": self.to, "platform": self.platform, "channel": self.channel,
            "at": written(self.at), "text": self.text, "buttons": list(self.buttons),
            "files": list(self.files), "only_you": self.only_you, "payload": self.payload,
        }  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """One line out. ``broke``: a turn failed, and the person was given an apology instead of an answer."""

    messages: tuple[Message, ...] = ()
    understood: dict[str, Any] | None = None
    about: dict[str, Any] = field(default_factory=dict)
    error: str | None = None
    broke: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(message.text for message in self.messages)

    @property
    def buttons(self) -> tuple[dict[str, str], ...]:
        return tuple(button for message in self.messages for button in message.buttons)

    def as_json(self) -> dict[str, Any]:
        return {
            "messages": [message.as_json() for message in self.messages],
            "understood": self.understood,
            "about": self.about,
            "error": self.error,
        }


class Collector(Courier):
    """The courier of every scripted platform: renders as plain text and keeps what it is given."""

    def __init__(self, clock: Clock, people: People) -> None:
        self._clock = clock
        self._people = people
        self._platform: ScriptPlatform = "slack"
        self._messages: list[Message] = []
        #: Platform and user of those to whom nothing can be sent, as after a block.
        self.refused: set[tuple[str, str]] = set()

    async def send(self, message: Outgoing) -> str:
        if (message.platform, message.account) in self.refused:
            raise UnreachableError("this person takes no messages")
        self._messages.append(_delivered(message, self._clock.now()))
        return message.id

    async def fetch(self, upload: Upload) -> bytes:
        return local_file(upload)

    async def known(self, sender: Sender) -> Sender:
        return self._people.of(sender.account).sender(sender.account, sender.platform)

    def on(self, platform: ScriptPlatform) -> Courier:
        """This one, as the courier of a platform."""
        there = copy(self)
        there._platform = platform
        return there

    def door(self, payload: str) -> str | None:
        return f"https://t.me/laurel_bot?start={payload}" if self._platform == "telegram" else None

    def take(self) -> tuple[Message, ...]:
        """What came since the last time, in order."""
        taken = tuple(self._messages)
        self._messages.clear()
        return taken


def _delivered(message: Outgoing, at: datetime) -> Message:
    text = as_text(parts_of(message.reply))
    buttons = tuple(_button(button) for button in message.reply.get("buttons", ()))
    return Message(
        message.id, message.account, message.platform, message.channel or "dm", at, text, buttons,
        message.only_you, _payload(message), message.edits,
        tuple(_file(file) for file in message.reply.get("files", ())),
    )  # fmt: skip


def _payload(message: Outgoing) -> dict[str, Any]:
    """What the platform would be sent: one body, or several in order."""
    made = _bodies(message)
    return made[0] if len(made) == 1 else {"messages": made}


def _bodies(message: Outgoing) -> list[dict[str, Any]]:
    if message.platform == "slack":
        return slack_bodies(message)
    from bot.adapters.telegram.payload import bodies  # its library takes a while to load

    return bodies(message)


def _file(file: dict[str, Any]) -> dict[str, Any]:
    size = len(base64.urlsafe_b64decode(file["content"]))
    return {"name": file["name"], "type": file["media_type"], "size": size}


def _button(button: dict[str, Any]) -> dict[str, str]:
    if button.get("url"):
        return {"label": button["label"], "url": button["url"]}
    return {"id": button["action"]["id"], "label": button["label"]}
