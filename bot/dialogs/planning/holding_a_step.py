"""A step of a plan that somebody says to hold already, called by a part of its name: kept once they say it is that."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.adding import add_holding
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.messaging.reply import Reply
from bot.translation import _


@record_dialog
async def step_held(turn: Turn, record: Annotated[dict[str, Any], Hidden()], decision: Decision | None = None) -> Reply:
    """Nothing is kept of a course that only resembles the step."""
    if decision is None:
        question = _("Is it {name} that you hold? Then I record it and plan without it.").format(name=record["name"])
        raise Ask("decision", ("held",), question, (_("Yes, record it"),))
    reply = await hand_on(turn, add_holding, {"records": [record]})
    return reply.model_copy(update={"buttons": (*reply.buttons, begin(_("Replan"), "replan"))})
