"""What the adapter needs from the rest of the house, given to it by the composition root."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.messaging.incoming import Incoming


class Door(Protocol):
    """Where events go in."""

    async def accept(self, incoming: Incoming) -> Awaitable[None]:
        """Returns once the event is durably recorded, and raises if it could not be.

        The awaitable completes when the event has been handled and its answer handed to the courier.
        """
        ...


@dataclass(frozen=True, slots=True)
class Card:
    """A credential to post into any chat. ``reply`` is the JSON of a Reply without buttons and files."""

    id: str
    title: str
    description: str
    reply: dict[str, Any]


#: What is typed after the bot's name in any chat, and the cards that go with it, best first.
InlineSearch = Callable[[str], Awaitable[Sequence[Card]]]
