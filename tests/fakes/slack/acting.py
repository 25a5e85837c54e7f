"""What people press, choose and fill in."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.messages import Message
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User


class Acting:
    """The part of ``SlackServer`` in which people press and choose.

    ``what`` names an element as a person or as a program does: by the button's label, the input's label, the action
    id or the block id. ``where`` is a message or a view; left out, it is the modal on top when one is open, else
    the newest message or Home tab that has such an element and that the person can see.
    """

    def press(self, user: User, what: str, where: Message | View | None = None) -> Delivery:
        """Presses a button."""
        raise NotImplementedError

    def fill(
        self, user: User, what: str, value: str | date | list[str] | None, where: Message | View | None = None
    ) -> Delivery | None:
        """Enters a text, a date, or the labels of options (None empties the field).

        Gives the delivery when Slack tells the app at once: elements outside input blocks, and inputs with
        ``dispatch_action``. Options of an external select must have been brought by ``type_ahead``.
        """
        raise NotImplementedError

    async def type_ahead(self, user: User, what: str, text: str, where: Message | View | None = None) -> Suggestions:
        """Types into an external select and waits for the app's options. Shorter than ``min_query_length``: none."""
        raise NotImplementedError

    def submit(self, user: User, **fields: str | date | list[str] | None) -> Delivery:
        """Presses the submit button of the modal on top, after filling ``fields`` (by block id or action id).

        Raises AssertionError where Slack would not send it: a required field is empty, a text too long. When the
        delivery is done, the modal is closed, replaced, or shows ``view.errors``, as the app said.
        """
        raise NotImplementedError

    def close(self, user: User) -> Delivery | None:
        """Closes the modal on top; the app hears of it when it asked for ``notify_on_close``."""
        raise NotImplementedError

    def open_home(self, user: User, tab: Literal["home", "messages"] = "home") -> Delivery:
        """Opens the app's Home or Messages tab: ``app_home_opened``."""
        raise NotImplementedError

    def shortcut(self, user: User, callback_id: str) -> Delivery:
        """Uses a global shortcut."""
        raise NotImplementedError

    def message_shortcut(self, user: User, callback_id: str, message: Message) -> Delivery:
        """Uses a shortcut in a message's menu."""
        raise NotImplementedError

    def home(self, user: User) -> View | None:
        """The Home tab that was published for somebody."""
        raise NotImplementedError

    def modals(self, user: User) -> list[View]:
        """The modals that are open, the lowest first."""
        raise NotImplementedError


class Suggestions:
    """What an external select offers: the options' labels, groups flattened, and seconds until they came."""

    labels: list[str]
    latency: float
