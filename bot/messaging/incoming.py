"""What reaches the bot, before any dialog: one event of one person on one platform."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from bot.messaging.storable import clean_fields

Platform = Literal["console", "slack", "telegram"]

#: Longer texts are read up to here; no platform lets a person type much more.
TEXT_LIMIT = 12_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as the platform knows them. ``tz`` is an IANA name; Telegram gives none.

    ``handle``: what they are mentioned by, in small letters and without the @, where that is not their account.
    """

    platform: Platform
    account: str
    name: str | None = None
    tz: str | None = None
    locale: str | None = None
    handle: str | None = None

    def __post_init__(self) -> None:
        clean_fields(self)


#: Why nothing can be done with whom somebody mentions: no person, gone, or a group that cannot be looked into.
Barrier = Literal["bot", "gone", "unread"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody, or with ``group`` a group of the platform, who is named in a text as ``@name``.

    ``account`` is who that is; None where the platform does not say. ``shown``: what the platform calls them, where
    the message tells; ``barrier`` likewise.
    """

    name: str
    account: str | None = None
    group: bool = False

    def __post_init__(self) -> None:
        clean_fields(self)

    shown: str | None = None
    barrier: Barrier | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people that a platform keeps, with the accounts in it; ``names`` of accounts that it told.

    ``switched_off``: nobody uses it any more, and nothing is told of who is in it.
    """

    place: str
    name: str
    accounts: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    switched_off: bool = False


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Who is mentioned, once the platform was asked: ``sender`` or ``group``; neither when it does not know, or there
    is a ``barrier``.

    ``name`` stands in the text behind an @; ``shown`` is what the platform calls them.
    """

    name: str
    sender: Sender | None = None
    group: Group | None = None
    barrier: Barrier | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent. ``reference`` is what the platform's courier needs to fetch its bytes."""

    name: str
    size: int
    reference: str
    media_type: str | None = None

    def __post_init__(self) -> None:
        clean_fields(self)


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that somebody sent; ``content`` is None when it could not be read from the platform."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message, button press or filled-in form. ``key`` is unique per event and equal on redelivery.

    ``channel`` is None in a private conversation. ``thread`` is where in it the answer belongs; in a channel each
    thread is a conversation of its own. ``only_you``: asked in a channel, but so that nobody else sees it, and so is
    the answer. ``whispers``: in this channel an answer can be shown to the sender alone. ``reply_to`` is what the
    platform gave for answering this very event, for its courier to use.

    ``button`` is the id of a pressed button, ``action`` what a form or a shortcut asks for, as a button's action;
    otherwise ``text`` is what was typed (it may be empty when a file came alone). ``command`` is the word of a slash
    command without its slash; ``text`` then holds what followed it.
    """

    key: str
    sender: Sender
    text: str | None = None
    button: str | None = None
    channel: str | None = None
    command: str | None = None
    upload: Upload | None = None
    thread: str | None = None
    only_you: bool = False
    whispers: bool = False
    reply_to: str | None = None
    action: dict[str, Any] | None = None
    mentions: tuple[Mention, ...] = ()

    def __post_init__(self) -> None:
        clean_fields(self)

    @property
    def private(self) -> bool:
        """Whether nobody else reads the answer."""
        return self.channel is None or self.only_you

    @property
    def place(self) -> str:
        """``dm``, the channel, or a thread of it."""
        if self.channel is None:
            return "dm"
        return f"{self.channel}/{self.thread}" if self.thread else self.channel

    @property
    def conversation(self) -> str:
        """Messages of one conversation are handled in order: one person in one place."""
        return f"{self.sender.platform}:{self.place}:{self.sender.account}"

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Incoming:
        upload = data.get("upload")
        return cls(
            **{
                **data,
                "sender": Sender(**data["sender"]),
                "upload": Upload(**upload) if upload is not None else None,
                "mentions": tuple(Mention(**each) for each in data.get("mentions", ())),
            }
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

    ``channel`` is None for a private conversation with ``account``; ``thread`` and ``reply_to`` are those of the
    Incoming that it answers. ``only_you``: in the channel, but seen by ``account`` alone; where a platform has no
    such thing, in private. ``edits`` is what ``Courier.send`` returned for an earlier message that this one replaces
    in place; where that cannot be done any more it is sent anew.
    """

    id: str
    platform: Platform
    account: str
    channel: str | None
    reply: dict[str, Any]
    only_you: bool = False
    edits: str | None = None
    thread: str | None = None
    reply_to: str | None = None


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
