"""A platform's outbound side, and the ways in which sending can fail."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass

from bot.messaging.incoming import Group, Incoming, Mention, Mentioned, Outgoing, ReceivedFile, Sender, Upload


class Courier(ABC):
    """Renders and sends messages on one platform."""

    @abstractmethod
    async def send(self, message: Outgoing) -> str:
        """Send it and return the platform's id of it, for a later edit.

        Raises one of the errors below; any other exception counts as a fault of the message.
        """

    async def fetch(self, upload: Upload) -> bytes:
        """The bytes of a file that somebody sent. Raises UnfetchableError."""
        raise UnfetchableError(f"{upload.name}: files cannot be read here")

    async def known(self, sender: Sender) -> Sender:
        """The sender with all that the platform tells of them by now. Raises nothing."""
        return sender

    async def mentioned(self, mention: Mention, by: Sender) -> Mentioned:
        """Who it is that ``by`` mentions. Raises nothing."""
        if mention.account is None or mention.barrier is not None:
            return Mentioned(mention.name, barrier=mention.barrier, shown=mention.shown)
        if mention.group:
            found = await self.group(mention.account)
            if found is None or found.switched_off:
                return Mentioned(mention.name, barrier="unread", shown=f"@{mention.name}")
            return Mentioned(mention.name, group=found)
        return Mentioned(mention.name, await self.known(Sender(by.platform, mention.account, mention.shown)))

    async def group(self, place: str) -> Group | None:
        """A group that somebody mentioned, with who is in it; None when the platform does not tell. Raises nothing."""
        return None

    def door(self, payload: str) -> str | None:
        """The address that opens the private talk with the bot and brings it ``payload``, at most 64 letters, digits,
        ``_`` and ``-``; None where there is no such thing.
        """
        return None

    async def changed(self, account: str) -> None:  # noqa: B027 - on most platforms there is nothing to do
        """What is kept of a person has changed, and so what the platform always shows of it. Raises nothing."""


class DeliveryError(Exception):
    """A message could not be delivered. Its text is for the operator and holds nothing that a person wrote."""


class UnreachableError(DeliveryError):
    """The person blocked the bot or is gone: nothing can be sent to them until they write again."""


class SlowDownError(DeliveryError):
    """The platform wants a pause for this conversation. ``retry_after`` is in seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"to be tried again in {retry_after:g} s")
        self.retry_after = retry_after


class UnavailableError(DeliveryError):
    """The platform did not answer, or answered that it is broken: tried again later."""


class RefusedError(DeliveryError):
    """The platform will never take this very message: it is parked for the operator to see."""


class UnfetchableError(Exception):
    """A file that somebody sent cannot be read from the platform, or is larger than ``UPLOAD_LIMIT``."""


#: The largest file that is read, in bytes; a spreadsheet of ten thousand rows is smaller.
UPLOAD_LIMIT = 5_000_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What only the platform can tell of an event, fetched before its turn: who wrote, who is mentioned, and what a
    file holds.
    """

    key: str
    sender: Sender
    file: ReceivedFile | None = None
    mentioned: tuple[Mentioned, ...] = ()


#: More people in one message are not asked about; a team as large is a group, or comes through a link.
MOST_MENTIONED = 30


async def beside(courier: Courier | None, incoming: Incoming) -> Beside:
    sender = incoming.sender if courier is None else await courier.known(incoming.sender)
    file = None if incoming.upload is None else await received(courier, incoming.upload)
    mentions = incoming.mentions[:MOST_MENTIONED]
    asked = [courier.mentioned(each, incoming.sender) for each in mentions] if courier is not None else []
    return Beside(incoming.key, sender, file, tuple(await asyncio.gather(*asked)))


async def received(courier: Courier | None, upload: Upload) -> ReceivedFile:
    """What an upload holds; without its content when the platform does not give it, or gives too much."""
    if courier is None or upload.size > UPLOAD_LIMIT:
        return ReceivedFile(upload.name, None)
    try:
        content = await courier.fetch(upload)
    except UnfetchableError:
        return ReceivedFile(upload.name, None)
    return ReceivedFile(upload.name, content if len(content) <= UPLOAD_LIMIT else None)
