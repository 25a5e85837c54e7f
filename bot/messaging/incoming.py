"""What reaches the bot, before any dialog: one event of one person on one platform."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
class Upload:
    """A file that somebody sent. ``reference`` is what the platform's courier needs to fetch its bytes."""

    name: str
    size: int
    reference: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that somebody sent; ``content`` is None when it could not be read from the platform."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or button press. ``key`` is unique per event and equal on redelivery.

    ``channel`` is None in a private conversation. ``button`` is the id of a pressed button; otherwise ``text``
    is what was typed (it may be empty when a file came alone). ``command`` is the word of a slash command
    without its slash; ``text`` then holds what followed it.
    """

    key: str
    sender: Sender
    text: str | None = None
    button: str | None = None
    channel: str | None = None
    command: str | None = None
    upload: Upload | None = None

    @property
    def conversation(self) -> str:
        """Messages of one conversation are handled in order: one person in one place."""
        place = self.channel or "dm"
        return f"{self.sender.platform}:{place}:{self.sender.account}"

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Incoming:
        upload = data.get("upload")
        return cls(
            **{**data, "sender": Sender(**data["sender"]), "upload": Upload(**upload) if upload is not None else None}
        )


def split_command(text: str) -> tuple[str | None, str]:
    """``/advise nurse manager`` is the command ``advise`` and what follows; other text is no command."""
    if not text.startswith("/") or len(text) < 2 or not text[1].isalpha():
        return None, text
    command, _, rest = text[1:].partition(" ")
    return command.casefold(), rest.strip()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way out, as the outbox holds it. ``reply`` is the JSON of a Reply.

    ``channel`` is None for a private conversation with ``account``. ``edits`` is what ``Courier.send`` returned
    for an earlier message that this one replaces in place; where that cannot be done any more it is sent anew.
    """

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
    seconds: float = 0.0
    failed: bool = False
