"""A plan that is given up for something else: it is asked first, and then the other is shown."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.advise import credential_for_role, credential_for_skill
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.starting import drop_plan
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.tracking.plans import Plan
from bot.translation import _


@record_dialog
async def leave_plan(
    turn: Turn, instead: Annotated[dict[str, Any], Hidden()] | None = None, decision: Decision | None = None
) -> Reply:
    """``instead``: the role, or the skills, that they go for now."""
    plan = await turn.records.plan()
    if plan is None:
        return no_plan(turn)
    if decision is None:
        question = _("Shall I drop your plan to {goal}? What you have begun of it goes on.").format(
            goal=_goal(turn, plan)
        )
        raise Ask("decision", ("dropped",), question, (_("Yes, drop it"),))
    dropped = await hand_on(turn, drop_plan, {})
    if not instead:
        return dropped
    shown = await hand_on(turn, credential_for_role if "role" in instead else credential_for_skill, instead)
    return dropped.plus(shown)


def _goal(turn: Turn, plan: Plan) -> str:
    role = turn.catalogue.roles.get(plan.wish.get("role", ""))
    credential = turn.catalogue.credentials.get(plan.wish.get("credential", ""))
    return role.name if role else short_name(credential) if credential else _("your goal")
