"""A plan that rests for a time: what is open of it moves by as long, with what it was late before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.following import days_late, stands_of
from bot.dialogs.planning.starting import as_it_was
from bot.messaging.reply import Reply, bold, paragraph
from bot.tracking.calendar import later
from bot.tracking.learning import Study
from bot.tracking.plans import PlannedStep, keep_plan
from bot.translation import _, day

Day = Annotated[str, Hidden()]


@record_dialog
async def rest_plan(turn: Turn, until: Day, since: Day = "") -> Reply:
    """Nothing of the plan is done from ``since`` to ``until``: its open steps and their studies move."""
    records = turn.records
    plan = await records.plan()
    if plan is None:
        return no_plan(turn)
    again, rests = date.fromisoformat(until), date.fromisoformat(since) if since else turn.today
    stands = await stands_of(turn, plan)
    shift = again - rests + timedelta(days=max(0, await days_late(turn, plan, stands)))
    ahead = {s.step.credential for s in stands if not s.passed and (s.step.ends > rests or rests == turn.today)}
    steps = tuple(_later(step, shift, rests) if step.credential in ahead else step for step in plan.steps)
    changes: list[dict[str, Any]] = []
    moved = {step.credential: step for step in steps if step.credential in ahead}
    for study in await records.studies():
        if study.credential in moved:
            changes.append(as_it_was(study) | {"started_on": study.started_on.isoformat()})
            await records.change_study(study.id, **_moved(study, moved[study.credential], shift, again))
    await keep_plan(records.connection, records.person_id, replace(plan, steps=steps))
    text = _("Your plan rests until {day}, and its steps move as far: it is done by {ends}.")
    if since:
        text = _("Your plan rests from {since} until {day}, and its steps move as far: it is done by {ends}.")
    if not ahead:
        text = _("Your plan is done by {ends}, before that, so nothing of it moves.")
    undo = begin(_("Undo"), "undo_plan", studies=changes, before=plan.as_json())
    return Reply(
        parts=(paragraph(text, since=day(rests), day=day(again), ends=bold(day(steps[-1].ends))),),
        buttons=(undo, begin(_("My plan"), "my_plan")),
    )


def _later(step: PlannedStep, shift: timedelta, rests: date) -> PlannedStep:
    """What is under way when the rest begins keeps its first day."""
    moved = step.moved(shift)
    return moved if step.starts >= rests else replace(moved, starts=step.starts)


def _moved(study: Study, step: PlannedStep, shift: timedelta, again: date) -> dict[str, Any]:
    """Nobody is asked about it before it goes on, nor told to be late for the time in which it rests."""
    touched = max(step.starts, again) if step.starts >= again else max(study.touched_on, again)
    return {"target": step.ends, "touched_on": touched, "started_on": later(study.started_on, shift)}
