"""A step that was failed and is tried again on a day: it ends then, and what comes after it moves as far."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.following import stands_of
from bot.dialogs.planning.starting import as_it_was
from bot.knowledge.wording import full_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.tracking.calendar import later
from bot.tracking.plans import PlannedStep, keep_plan, plan_of
from bot.translation import _, day


@record_dialog
async def retake_step(turn: Turn, step: Annotated[str, Hidden()], on: Annotated[str, Hidden()]) -> Reply:
    """``on``: the day of the next try. An earlier one than was planned moves nothing but the step itself."""
    records, again = turn.records, date.fromisoformat(on)
    plan = await plan_of(records.connection, records.person_id)
    failed = next((s for s in plan.steps if s.credential == step), None) if plan is not None else None
    if plan is None or failed is None:
        return no_plan(turn)
    shift = max(timedelta(), again - failed.ends)
    behind = {s.step.credential for s in await stands_of(turn, plan) if not s.passed and s.step.starts >= failed.ends}
    behind.discard(step)
    steps = tuple(_at(s, again, shift) if s is failed else _later(s, behind, shift) for s in plan.steps)
    moved = {s.credential: s for s in steps if s.credential in behind | {step}}
    changes: list[dict[str, Any]] = []
    for study in await records.studies():
        if study.credential in moved:
            changes.append(as_it_was(study) | {"started_on": study.started_on.isoformat()})
            now = moved[study.credential]
            touched = max(turn.today, now.starts) if study.credential in behind else turn.today
            started = later(study.started_on, shift) if study.credential in behind else study.started_on
            await records.change_study(study.id, target=now.ends, touched_on=touched, started_on=started)
    await keep_plan(records.connection, records.person_id, replace(plan, steps=steps))
    turn.about([step])
    text = _("{name} now ends on {day}.")
    if shift and behind:
        text = _("{name} now ends on {day}, and the steps after it move as far: your plan is done by {ends}.")
    name = full_name(turn.catalogue.credentials[step])
    said = paragraph(text, name=bold(name), day=bold(day(again)), ends=bold(day(max(s.ends for s in steps))))
    undo = begin(_("Undo"), "undo_plan", studies=changes, before=plan.as_json())
    return Reply(parts=(said,), buttons=(undo, begin(_("My plan"), "my_plan")))


def _at(step: PlannedStep, again: date, shift: timedelta) -> PlannedStep:
    """It begins as much later as it ends, so that the plan is not on time by weeks in which nothing is tried."""
    return replace(step, starts=min(later(step.starts, shift), again), ends=again)


def _later(step: PlannedStep, behind: set[str], shift: timedelta) -> PlannedStep:
    return step.moved(shift) if step.credential in behind else step
