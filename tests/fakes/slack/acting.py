"""What people press, choose and type into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.fakes.slack import interactions
from tests.fakes.slack.blockkit.checking import check_suggestions
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.entering import Value, entered, option
from tests.fakes.slack.locating import Found, Surface, find
from tests.fakes.slack.part import Part
from tests.fakes.slack.reading import options, shown
from tests.fakes.slack.values import VALUES
from tests.fakes.slack.world import User

Json = dict[str, Any]


@dataclass(frozen=True)
class Suggestions:
    """What an external select offers: the options' labels, groups flattened, and seconds until they came."""

    labels: list[str]
    latency: float


class Acting(Part):
    """The part of ``SlackServer`` in which people use elements.

    ``what`` names an element as a person or as a program does: by the button's label, the input's label, the action
    id or the block id. ``where`` is a message or a view; left out, it is the modal on top when one is open, else the
    newest message with such an element that the person can see, else the Home tab.
    """

    def press(self, user: User, what: str, where: Surface | None = None) -> Delivery:
        """Presses a button."""
        found = find(self.core, user, what, where, lambda element: element["type"] == "button")
        action: Json = {
            name: found.element[name] for name in ("text", "value", "style", "url") if name in found.element
        }
        return self._act(user, found, action)

    def fill(self, user: User, what: str, value: Value, where: Surface | None = None) -> Delivery | None:
        """Enters a text, a date, or the labels or values of options (None empties the field).

        Gives the delivery when Slack tells the app at once: elements outside input blocks, and inputs with
        ``dispatch_action``. Options of an external select must have been brought by ``type_ahead``.
        """
        found = find(self.core, user, what, where, lambda element: element["type"] in VALUES)
        new = entered(found, value)
        found.surface.entered[found.key] = new
        if not found.told_at_once:
            return None
        return self._act(user, found, {name: part for name, part in new.items() if name != "type"})

    def choose(self, user: User, what: str, label: str, where: Surface | None = None) -> Delivery:
        """Chooses from an overflow menu."""
        found = find(self.core, user, what, where, lambda element: element["type"] == "overflow")
        return self._act(user, found, {"selected_option": option(found, label)})

    async def type_ahead(self, user: User, what: str, text: str, where: Surface | None = None) -> Suggestions:
        """Types into an external select and waits for the app's options. Shorter than ``min_query_length``: none."""
        core = self.core
        found = find(core, user, what, where, lambda e: e["type"] in {"external_select", "multi_external_select"})
        if len(text) < found.element.get("min_query_length", 3):
            return Suggestions([], 0)
        delivery = await core.tell("interactive", interactions.block_suggestion(core, user, found, text), None)
        offered = self._offered(delivery)
        found.surface.offered[found.element["action_id"]] = offered
        return Suggestions([shown(each["text"]) for each in offered], delivery.latency)

    def _act(self, user: User, found: Found, action: Json) -> Delivery:
        payload = interactions.block_actions(self.core, user, found, action)
        return self.core.tell("interactive", payload, None)

    def _offered(self, delivery: Delivery) -> list[Json]:
        assert delivery.acked, "the app did not answer a type-ahead in time"
        response = delivery.response or {}
        problems = check_suggestions(response)
        for problem in problems:
            self.core.note(f"options: {problem}")
        return [] if problems else options(response)
