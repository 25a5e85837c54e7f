"""What reaches the bot, before any dialog: one event of one person on one platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Platform = Literal["console", "slack", "telegram"]

#: Longer texts are read up to here; no platform lets a person type much more.
TEXT_LIMIT = 12_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as the platform knows them. ``tz`` is an IANA name; Telegram gives none."""

    platform: Platform
    account: str
    name: str | None = None
    tz: str | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or button press. ``key`` is unique per event and equal on redelivery.

    ``channel`` is None in a private conversation. Exactly one of ``text`` and ``button`` is given;
    ``button`` is the id of a pressed button.
    """

    key: str
    sender: Sender
    text: str | None = None
    button: str | None = None
    channel: str | None = None

    @property
    def conversation(self) -> str:
        """Messages of one conversation are handled in order: one person in one place."""
        place = self.channel or "dm"
        return f"{self.sender.platform}:{place}:{self.sender.account}"

    def to_json(self) -> dict[str, Any]:
        sender = {slot: getattr(self.sender, slot) for slot in Sender.__slots__}
        return {
            "key": self.key, "text": self.text, "button": self.button,
            "channel": self.channel, "sender": sender,
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Incoming:
        return cls(**{**data, "sender": Sender(**data["sender"])})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way out, as the outbox holds it. ``reply`` is the JSON of a Reply."""

    id: str
    platform: Platform
    account: str
    channel: str | None
    reply: dict[str, Any]
    only_you: bool = False
    edits: str | None = None


@dataclass(frozen=True, slots=True)
class TurnReport:
    """What a turn understood, for the script protocol, conversation files and traces; never logged."""

    dialog: str | None
    confidence: float
    entities: dict[str, Any]
    about: dict[str, Any]
    trace: tuple[str, ...] = ()
