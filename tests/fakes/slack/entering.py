"""What a person enters, turned into an element's value as Slack's own client does it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.fakes.slack.locating import Found
from tests.fakes.slack.reading import options, shown
from tests.fakes.slack.values import VALUES, entry, is_empty
from tests.fakes.slack.views import View

Json = dict[str, Any]
Value = str | date | list[str] | None


def entered(found: Found, value: Value) -> Json:
    """The element's entry in ``state.values``. Raises AssertionError for an option that is not offered."""
    name, _ = VALUES[found.element["type"]]
    if value is None:
        return entry(found.element, [] if name == "selected_options" else None)
    if name == "selected_option":
        return entry(found.element, option(found, str(value)))
    if name == "selected_options":
        labels = value if isinstance(value, list) else [str(value)]
        return entry(found.element, [option(found, label) for label in labels])
    if isinstance(value, date):
        return entry(found.element, value.isoformat())
    return entry(found.element, value)


def option(found: Found, label: str) -> Json:
    """The option with this label, or this value."""
    offered = [*options(found.element), *found.surface.offered.get(found.element["action_id"], [])]
    for each in offered:
        if label in {shown(each["text"]), each.get("value")}:
            return each
    raise AssertionError(f"no option {label!r}; there are {[each['text']['text'] for each in offered]}")


def complaints(view: View) -> dict[str, str]:
    """What Slack's client says beside fields before it sends anything, by block id."""
    said = {}
    values = view.values()
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]]
        if is_empty(value):
            if not block.get("optional", False):
                said[block["block_id"]] = "Please complete this required field."
        elif element["type"] == "plain_text_input":
            length = len(value["value"])
            if length > element.get("max_length", 3000):
                said[block["block_id"]] = "too long"
            if length < element.get("min_length", 0):
                said[block["block_id"]] = "too short"
    return said
