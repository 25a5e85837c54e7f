"""Other hours a week for the plan that is followed: it counts on them from now on, and is offered anew with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import plan_again
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.following import my_plan
from bot.dialogs.planning.starting import Slots
from bot.knowledge.wording import weekly_hours
from bot.messaging.reply import Reply, paragraph
from bot.tracking.plans import Plan, keep_plan
from bot.translation import _

Hours = Annotated[int, Hidden()]
Day = Annotated[str, Hidden()]


@record_dialog
async def plan_pace(turn: Turn, hours: Hours, starts: Day = "") -> Reply:
    """How late it is becomes true at once; its days move when the plan that is offered is begun, from ``starts`` on."""
    records = turn.records
    plan, before = await records.plan(), turn.profile.hours_a_week
    turn.profile = turn.profile.model_copy(update={"hours_a_week": hours})
    if plan is None:
        return no_plan(turn)
    if plan.wish.get("hours_a_week") == hours and not starts:
        return await hand_on(turn, my_plan, {})
    wish = {**plan.wish, "hours_a_week": hours}
    await keep_plan(records.connection, records.person_id, replace(plan, wish=wish))
    later = {"starts": starts} if starts else {}
    undo = begin(_("Undo"), "undo_pace", before=plan.as_json(), hours=before or 0)
    noted = paragraph(_("Noted – time: {hours}. At that pace the plan would be:"), hours=weekly_hours(hours))
    return Reply(parts=(noted,)).plus(await plan_again(turn, wish | later)).plus(Reply(buttons=(undo,)))


@record_dialog
async def undo_pace(turn: Turn, before: Slots, hours: Hours = 0) -> Reply:
    """The hours that the plan counted on before; only its button leads here."""
    await keep_plan(turn.records.connection, turn.records.person_id, Plan.of(before))
    turn.profile = turn.profile.model_copy(update={"hours_a_week": hours or None})
    return Reply(parts=(paragraph(_("Taken back: your plan counts on the hours it did before.")),))
