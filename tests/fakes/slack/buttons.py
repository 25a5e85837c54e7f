"""The buttons that people see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.interactive import interactive
from tests.fakes.slack.reading import shown


@dataclass(frozen=True)
class Button:
    """A button as it is shown, and what is sent when it is pressed."""

    label: str
    action_id: str
    block_id: str
    value: str | None = None
    url: str | None = None
    style: str | None = None


def buttons_in(blocks: Sequence[dict[str, Any]]) -> list[Button]:
    """In the order in which they are shown."""
    return [
        Button(
            shown(element["text"]), element["action_id"], block["block_id"], element.get("value"), element.get("url"),
            element.get("style"),
        )
        for block, element in interactive(blocks)
        if element["type"] == "button"
    ]  # fmt: skip
