"""One dialog that hands the turn on to another, which then is the one that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.dialog import DialogFunction, registered
from bot.dialogs.engine.turn import Turn
from bot.messaging.reply import Reply


async def hand_on(turn: Turn, function: DialogFunction, slots: Mapping[str, Any]) -> Reply:
    """Run another dialog with these slots (JSON). What is in the catalogue no more is left out."""
    dialog = registered(function)
    turn.frame.dialog, turn.frame.slots = dialog.name, dict(slots)
    loaded: dict[str, Any] = {}
    for name, value in slots.items():
        if not dialog.has(name):
            continue
        try:
            loaded[name] = dialog.slot(name).type.load(value, turn.catalogue)
        except KeyError:
            del turn.frame.slots[name]
    return await function(turn, **loaded)
