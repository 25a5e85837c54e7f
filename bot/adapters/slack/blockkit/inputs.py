"""Each entry of a form as an ``input`` block, and what its element holds once somebody filled it in.

The block's id is the entry's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.adapters.slack.blockkit.blocks import Block, plain_text
from bot.adapters.slack.blockkit.limits import CHECKBOXES, SEARCH_FROM, TEXT_INPUT_CHARACTERS
from bot.messaging.form import (
    ChoiceEntry,
    ChoicesEntry,
    DateEntry,
    Entry,
    NumberEntry,
    Option,
    SearchEntry,
    TextEntry,
    TimeEntry,
)
from bot.patterns import pattern

Element = dict[str, Any]

#: In the action id of a search, between the name and what is searched among.
_AMONG = ":"
#: What Slack takes as the initial value of a number; it refuses the whole view for anything else.
_NUMBER = pattern(r"-?\d+(\.\d+)?", re.ASCII)


def input_block(entry: Entry) -> Block:
    block: Block = {
        "type": "input",
        "block_id": entry.name,
        "label": plain_text(entry.label),
        "optional": entry.optional,
        "dispatch_action": entry.decides,
        "element": {"action_id": entry.name, **_element(entry)},
    }
    return block | ({"hint": plain_text(entry.hint)} if entry.hint else {})


def value_in(state: Mapping[str, Any]) -> str | list[str] | None:
    """What an element holds, from a payload's ``view.state``; None when it is empty."""
    match state["type"]:
        case "datepicker":
            return state.get("selected_date") or None
        case "timepicker":
            return state.get("selected_time") or None
        case "static_select" | "external_select":
            chosen = state.get("selected_option")
            return str(chosen["value"]) if chosen else None
        case "checkboxes" | "multi_static_select":
            return [str(option["value"]) for option in state.get("selected_options") or ()] or None
        case _:
            return state.get("value") or None


def among(action_id: str) -> str:
    """What the search with this action id looks among."""
    return action_id.rpartition(_AMONG)[2]


def options(given: Iterable[Option]) -> list[dict[str, Any]]:
    return [_option(option) for option in given]


def _option(option: Option) -> dict[str, Any]:
    return {"text": plain_text(option.label), "value": option.value}


def _element(entry: Entry) -> Element:
    match entry:
        case TextEntry():
            longest = min(entry.longest, TEXT_INPUT_CHARACTERS)
            text = {"type": "plain_text_input", "multiline": entry.lines, "max_length": longest}
            return text | _initial("initial_value", (entry.initial or "")[:longest])
        case NumberEntry():
            number = entry.initial if entry.initial and _NUMBER.fullmatch(entry.initial) else None
            return {"type": "number_input", "is_decimal_allowed": True, **_initial("initial_value", number)}
        case DateEntry():
            return {"type": "datepicker", **_initial("initial_date", entry.initial)}
        case TimeEntry():
            return {"type": "timepicker", **_initial("initial_time", entry.initial)}
        case ChoiceEntry():
            chosen = [option for option in entry.options if option.value == entry.initial]
            first = _option(chosen[0]) if chosen else None
            return {"type": "static_select", "options": options(entry.options), **_initial("initial_option", first)}
        case ChoicesEntry():
            several = options(option for option in entry.options if option.value in entry.initial)
            kind = "checkboxes" if len(entry.options) <= CHECKBOXES else "multi_static_select"
            return {"type": kind, "options": options(entry.options), **_initial("initial_options", several)}
        case SearchEntry():
            found = _option(entry.initial) if entry.initial else None
            return {
                "type": "external_select", "action_id": f"{entry.name}{_AMONG}{entry.among}",
                "min_query_length": SEARCH_FROM, **_initial("initial_option", found),
            }  # fmt: skip


def _initial(name: str, value: Any) -> Element:
    """Slack refuses initial values that are empty."""
    return {name: value} if value else {}
