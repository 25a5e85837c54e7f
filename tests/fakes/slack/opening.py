"""What people open, submit and close: Home, shortcuts, modals."""

from __future__ import annotations

from typing import Any, Literal

from tests.fakes.slack import interactions
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.entering import Value, complaints, entered
from tests.fakes.slack.locating import find
from tests.fakes.slack.messages import Message
from tests.fakes.slack.part import Part
from tests.fakes.slack.payloads import view_json
from tests.fakes.slack.submitting import settle
from tests.fakes.slack.values import VALUES
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User


class Opening(Part):
    """The part of ``SlackServer`` in which people open and submit views."""

    def open_home(self, user: User, tab: Literal["home", "messages"] = "home") -> Delivery:
        """Opens the app's Home or Messages tab: ``app_home_opened``."""
        core = self.core
        event: dict[str, Any] = {
            "type": "app_home_opened", "user": user.id, "channel": core.dm(user).id, "tab": tab, "event_ts": core.ts(),
        }  # fmt: skip
        if tab == "home" and user.id in core.homes:
            event["view"] = view_json(core, core.homes[user.id])
        return core.event(core.workspace_of(user), event)

    def shortcut(self, user: User, callback_id: str) -> Delivery:
        """Uses a global shortcut."""
        return self.core.tell("interactive", interactions.shortcut(self.core, user, callback_id), None)

    def message_shortcut(self, user: User, callback_id: str, message: Message) -> Delivery:
        """Uses a shortcut in a message's menu."""
        payload = interactions.message_action(self.core, user, callback_id, message)
        return self.core.tell("interactive", payload, None)

    def submit(self, user: User, **fields: Value) -> Delivery:
        """Presses the submit button of the modal on top, after filling ``fields`` (by block id or action id).

        Raises AssertionError where Slack would not send it: a required field is empty, a text too long. When the
        delivery is done, the modal is closed, replaced, or shows ``view.errors``, as the app said.
        """
        core = self.core
        view = self._top(user)
        assert "submit" in view.content, f"the modal {view.title!r} has nothing to submit"
        for name, value in fields.items():
            found = find(core, user, name, view, lambda element: element["type"] in VALUES)
            view.entered[found.key] = entered(found, value)
        assert not complaints(view), f"Slack does not send it: {complaints(view)}"
        view.errors, view.trouble = {}, None
        payload = interactions.view_submission(core, user, view)
        return core.tell("interactive", payload, lambda delivery: settle(core, user, view, delivery))

    def close(self, user: User) -> Delivery | None:
        """Closes the modal on top; the app hears of it when it asked for ``notify_on_close``."""
        core = self.core
        view = self._top(user)
        stack = core.stacks[user.id]
        gone = list(stack) if view.content.get("clear_on_close") else [view]
        for each in gone:
            each.closed = True
            stack.remove(each)
        core.bell.ring()
        if not view.content.get("notify_on_close"):
            return None
        return core.tell("interactive", interactions.view_closed(core, user, view, len(gone) - 1), None)

    def home(self, user: User) -> View | None:
        """The Home tab that was published for somebody."""
        return self.core.homes.get(user.id)

    def modals(self, user: User) -> list[View]:
        """The modals that are open, the lowest first."""
        return list(self.core.stacks[user.id])

    def _top(self, user: User) -> View:
        assert self.core.stacks[user.id], f"no modal is open for {user.real_name}"
        return self.core.stacks[user.id][-1]
