"""Plans made once more: for a job or for a credential, from what was kept or shown of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.making import learning_path
from bot.dialogs.planning.toward import credential_path
from bot.messaging.reply import Reply

#: The dialogs that make plans: for a job, for a credential.
MAKERS = (learning_path.__name__, credential_path.__name__)

_BEGUN = "start_plan"


async def plan_again(turn: Turn, slots: Mapping[str, Any]) -> Reply:
    """The plan that these slots are of, from today on."""
    return await hand_on(turn, credential_path if "credential" in slots else learning_path, slots)


def planned_slots(turn: Turn) -> dict[str, Any] | None:
    """The slots of the plan that was shown last in this talk, or begun on a day of its own; None when there is none."""
    for frame in reversed(turn.state.done):
        if frame.dialog == _BEGUN and frame.slots.get("wish"):
            return dict(frame.slots["wish"])
        if frame.dialog in MAKERS:
            return dict(frame.slots)
    return None
