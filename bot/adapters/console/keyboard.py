"""The inbound side: a typed line is a press of the button with that number, or a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import uuid4

from bot.adapters.console.screen import Pressable
from bot.messaging.incoming import Incoming, Sender
from bot.patterns import pattern

_NUMBER = pattern(r"\s*\[?(\d{1,3})\]?\s*", re.ASCII)
_LEAVING = {"quit", "exit"}


def pressed(line: str, buttons: Sequence[Pressable]) -> Pressable | None:
    """The button that ``2`` or ``[2]`` names; None when the line is anything else, or no button has the number."""
    number = _NUMBER.fullmatch(line)
    position = int(number[1]) - 1 if number else -1
    return buttons[position] if 0 <= position < len(buttons) else None


def leaves(line: str) -> bool:
    """Whether the line asks to end the chat."""
    return line.strip().casefold() in _LEAVING


def incoming(line: str, sender: Sender, button: Pressable | None) -> Incoming:
    """The event of a typed line. Nothing is ever delivered twice here, so each is new."""
    key = f"console:{uuid4().hex}"
    if button is not None:
        return Incoming(key, sender, button=button.id)
    return Incoming(key, sender, text=line)
