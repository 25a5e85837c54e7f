"""What the adapter needs from the rest of the house, given to it by the composition root."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Protocol

from bot.messaging.form import Checked, Entered, Form, Option
from bot.messaging.incoming import Incoming, Sender


class Door(Protocol):
    """Where events go in."""

    async def accept_all(self, arrived: Sequence[Incoming]) -> Sequence[Awaitable[None]]:
        """Returns once all events are durably recorded, in order; raises if they could not be, and then none is.

        Each awaitable completes when its event has been handled and its answer handed to the courier.
        """
        ...

    async def knows(self, conversation: str) -> bool:
        """Whether somebody talked there before; ``conversation`` as an Incoming names it."""
        ...

    async def follow(self, sender: Sender) -> None:
        """Slack tells anew of somebody: their name, zone or language."""
        ...

    async def lose(self, sender: Sender) -> None:
        """Somebody left the workspace."""
        ...

    async def group_changed(self, platform: str, place: str) -> None:
        """Somebody came into a user group or left it, or it has another name."""
        ...


class Desk(Protocol):
    """Answers at once, outside any conversation: forms and the Home tab.

    Nothing that was entered is kept here. What a form asks for is done by a turn: an Incoming with the action of
    ``check``.
    """

    async def form(self, sender: Sender, name: str, given: Mapping[str, Any], entered: Entered | None = None) -> Form:
        """The form called ``name`` about ``given``; made anew where something was ``entered`` already.

        Raises LookupError for a form that there is not, or not any more.
        """
        ...

    async def check(self, sender: Sender, name: str, given: Mapping[str, Any], entered: Entered) -> Checked:
        """What is wrong with what was entered, by entry, or the action that it asks for. Raises LookupError."""
        ...

    async def suggest(self, sender: Sender, among: str, text: str) -> list[Option]:
        """At most 100 options for what was typed into a SearchEntry so far, best first."""
        ...

    async def form_of(self, sender: Sender, button: str) -> tuple[str, dict[str, Any]] | None:
        """The form that a button opens and what it is about.

        None when it opens none, is too old, or was shown to somebody else.
        """
        ...

    async def home(self, sender: Sender) -> list[dict[str, Any]]:
        """The Home tab, a reply a section, as JSON as in Outgoing. Its buttons are pressed like those of a message."""
        ...
