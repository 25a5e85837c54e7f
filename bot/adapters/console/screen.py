"""The outbound side: shows answers, formatted in a terminal and plain elsewhere, and numbers their buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.adapters.console.rendering import formatted, harmless
from bot.adapters.plain import as_text, local_file, parts_of
from bot.messaging.courier import Courier
from bot.messaging.incoming import Outgoing, Upload


@dataclass(frozen=True)
class Pressable:
    """A button on the screen; its number is its position, counted from 1."""

    id: str
    label: str


class Screen(Courier):
    """The courier of the console. ``buttons`` are those shown since the last ``clear``: what can be pressed."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.buttons: list[Pressable] = []

    def clear(self) -> None:
        """The next answer's buttons are counted from 1 again."""
        self.buttons = []

    def show_press(self, button: Pressable) -> None:
        """What a number stood for; over a pipe nothing is shown but answers."""
        if self._console.is_terminal:
            self.say(f"› {button.label}", "dim")

    async def send(self, message: Outgoing) -> str:
        parts = parts_of(message.reply)
        if self._console.is_terminal:
            self._console.print()
            self._console.print(formatted(parts))
        else:
            self.say(harmless(as_text(parts)) + "\n")
        self._show_buttons(message.reply.get("buttons", ()))
        return message.id

    async def fetch(self, upload: Upload) -> bytes:
        return local_file(upload)

    def say(self, text: str, style: str = "") -> None:
        """A line of the chat itself; plain text, whatever is in it."""
        self._console.print(Text(text, style=style), soft_wrap=True)

    def _show_buttons(self, buttons: list[dict[str, Any]]) -> None:
        for button in buttons:
            label = harmless(button["label"])
            if button.get("url"):
                self._line("→", f"{label}: {button['url']}")
            else:
                self.buttons.append(Pressable(button["action"]["id"], label))
                self._line(f"[{len(self.buttons)}]", label)
        if buttons:
            self._console.print()

    def _line(self, mark: str, text: str) -> None:
        self._console.print(Text.assemble((mark, "bold green"), " ", text), soft_wrap=True)
