"""A day that is told for a step of the plan that is followed, as that of its exam: the steps after it go along."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.following import stands_of, waits_for_its_day
from bot.dialogs.planning.starting import as_it_was
from bot.dialogs.planning.wanted import wish_for
from bot.messaging.reply import Reply, bold, paragraph
from bot.tracking.calendar import later
from bot.tracking.learning import Study
from bot.tracking.plans import Plan, PlannedStep, keep_plan
from bot.translation import _, day

_NO_SHIFT = timedelta(0)


async def plan_along(turn: Turn, before: Study, after: Study) -> Reply:
    """What to say besides of a study whose target was moved; nothing where it is no step, or was to end on that day."""
    records, on = turn.records, after.target
    plan = await records.plan() if on is not None else None
    if plan is None or on is None or not any(s.credential == after.credential and s.ends != on for s in plan.steps):
        return Reply()
    ahead = {s.credential.id for s in await stands_of(turn, plan) if not s.passed}
    hours = (await wish_for(turn, plan.wish)).hours_a_week
    steps = _moved(plan, str(after.credential), on, ahead, hours)
    changes = [as_it_was(before)]
    behind = {new.credential: new for old, new in zip(plan.steps, steps, strict=True) if new != old}
    for study in await records.studies():
        step = behind.get(study.credential or "")
        if step is not None and study.id != after.id:
            changes.append(as_it_was(study) | {"started_on": study.started_on.isoformat()})
            begun = study.started_on if study.percent or study.hours else step.starts
            touched = max(turn.today, step.starts)
            await records.change_study(study.id, target=step.ends, started_on=begun, touched_on=touched)
    await keep_plan(records.connection, records.person_id, replace(plan, steps=steps))
    text = _("Your plan goes along with that: it is done by {ends}.")
    undo = begin(_("Undo"), "undo_plan", studies=changes, before=plan.as_json())
    return Reply(
        parts=(paragraph(text, ends=bold(day(max(s.ends for s in steps)))),),
        buttons=(undo, begin(_("My plan"), "my_plan")),
    )


def _moved(plan: Plan, told: str, on: date, ahead: Collection[str], hours: int) -> tuple[PlannedStep, ...]:
    """What is open behind the step that was ``told`` moves as far as this does, up to one that has a day of its own."""
    steps: list[PlannedStep] = []
    shift, old_end, new_end, behind = _NO_SHIFT, date.min, date.min, False
    for step in plan.steps:
        moved = step
        if step.credential == told:
            begins = step.starts if step.starts < on else on - (step.ends - step.starts)
            moved, behind = replace(step, starts=begins, ends=on), True
            shift = max(new_end, on) - max(old_end, step.ends)
        elif behind and step.credential in ahead and shift:
            if waits_for_its_day(step, hours):
                moved, shift = replace(step, starts=min(later(step.starts, shift), step.ends)), _NO_SHIFT
            else:
                moved = step.moved(shift)
        if step.credential in ahead:
            old_end, new_end = max(old_end, step.ends), max(new_end, moved.ends)
        steps.append(moved)
    return tuple(steps)
