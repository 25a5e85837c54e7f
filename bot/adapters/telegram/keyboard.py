"""Buttons below a message, in rows that can be read on a phone."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.adapters.telegram.limits import BUTTONS, CALLBACK_BYTES
from bot.adapters.telegram.runs import is_openable
from bot.adapters.text import sendable
from bot.messaging.courier import RefusedError
from bot.messaging.reply import Button

#: Labels of at most so many characters share a row with so many others; Telegram cuts off what does not fit.
_A_ROW = ((9, 3), (18, 2))


def keyboard(buttons: Iterable[Button]) -> InlineKeyboardMarkup | None:
    """None without buttons. Raises RefusedError for an id that Telegram cannot carry.

    An address that Telegram would not open has no button: one bad button would have the whole message refused.
    """
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for button in list(buttons)[:BUTTONS]:
        shown = _button(button)
        if shown is None:
            continue
        together = _together(shown.text)
        if not rows or len(rows[-1]) >= min(room, together):
            rows.append([])
            room = together
        rows[-1].append(shown)
        room = min(room, together)
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton | None:
    label = " ".join(sendable(button.label).split()) or "…"
    if button.url is not None:
        return InlineKeyboardButton(label, url=button.url) if is_openable(button.url) else None
    key = str((button.action or {}).get("id", ""))
    if len(key.encode()) not in CALLBACK_BYTES:
        raise RefusedError(f"a button's id has {len(key.encode())} bytes; 1 to {CALLBACK_BYTES[-1]} are possible")
    return InlineKeyboardButton(label, callback_data=key)


def _together(label: str) -> int:
    return next((count for characters, count in _A_ROW if len(label) <= characters), 1)
