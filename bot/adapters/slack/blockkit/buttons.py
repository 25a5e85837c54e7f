"""Buttons in rows, as the ``actions`` blocks below a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.adapters.slack.blockkit.blocks import Block, plain_text
from bot.adapters.slack.blockkit.limits import ID_CHARACTERS, ROW_BUTTONS
from bot.adapters.slack.blockkit.pieces import is_openable
from bot.adapters.text import is_visible, sendable
from bot.messaging.courier import RefusedError
from bot.messaging.reply import Button

Element = dict[str, Any]

#: Slack reports presses of link buttons too. Their action ids begin so, as no button's id does, and mean nothing.
LINK_PREFIX = "link:"
_NO_LABEL = "…"


def elements_of(buttons: Iterable[Button], place: int = 0) -> list[Element]:
    """Block Kit's buttons. ``place`` tells link buttons of several replies in one view apart.

    A label has room for what a Button may have. An address that Slack would not open has no button: one bad button
    would have the whole message refused. Raises RefusedError for an id that Slack cannot carry.
    """
    shown = [button for button in buttons if button.url is None or is_openable(button.url)]
    return [_element(button, f"{LINK_PREFIX}{place}.{number}") for number, button in enumerate(shown)]


def rows(elements: Sequence[Element]) -> list[Block]:
    """An ``actions`` block a row."""
    starts = range(0, len(elements), ROW_BUTTONS)
    return [{"type": "actions", "elements": [*elements[start : start + ROW_BUTTONS]]} for start in starts]


def label(element: Element) -> str:
    return str(element["text"]["text"])


def _element(button: Button, link_id: str) -> Element:
    said = " ".join(sendable(button.label).split())
    element = {"type": "button", "text": plain_text(said if is_visible(said) else _NO_LABEL)}
    if button.url is not None:
        return element | {"action_id": link_id, "url": button.url}
    key = str((button.action or {}).get("id", ""))
    if not 0 < len(key) <= ID_CHARACTERS:
        raise RefusedError(f"a button's id has {len(key)} characters; 1 to {ID_CHARACTERS} are possible")
    return element | {"action_id": key}
