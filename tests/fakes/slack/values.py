"""What stands in ``state.values``: for each kind of element the name of its value, and what it starts with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.fakes.slack.interactive import interactive

Json = dict[str, Any]

#: Element type → name of its value, and name of the field with which it starts. Buttons and overflows have no state.
VALUES = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}

Entered = dict[tuple[str, str], Json]


def entry(element: Json, value: Any) -> Json:
    """An element's entry in ``state.values``."""
    name, _ = VALUES[element["type"]]
    return {"type": element["type"], name: value}


def state(blocks: Iterable[Json], entered: Entered) -> Json:
    """Block id → action id → entry, of all elements that have a value: entered, or what they started with."""
    values: Json = {}
    for block, element in interactive(list(blocks)):
        if element["type"] in VALUES:
            key = (block["block_id"], element["action_id"])
            values.setdefault(key[0], {})[key[1]] = entered.get(key) or entry(element, _start(element))
    return values


def is_empty(entered: Json) -> bool:
    """Whether nothing is entered."""
    name, _ = VALUES[entered["type"]]
    return entered[name] in (None, "", [])


def _start(element: Json) -> Any:
    name, initial = VALUES[element["type"]]
    several = name in {"selected_options", "selected_users", "selected_channels", "selected_conversations", "files"}
    return element.get(initial, [] if several else None)
