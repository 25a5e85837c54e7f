"""A plan that somebody begins to follow: its steps become studies with targets; and one that they give up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import ask_zone
from bot.dialogs.planning.again import plan_again, planned_slots
from bot.dialogs.planning.changing import followed_slots, job_of, no_plan
from bot.dialogs.planning.wanted import kept_slots, path_of
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Reply, bold, note, paragraph, spans
from bot.tracking.learning import Study
from bot.tracking.plans import Plan, PlannedStep, keep_plan
from bot.translation import _, day, ngettext

Slots = Annotated[dict[str, Any], Hidden()]


@record_dialog
async def start_plan(turn: Turn, wish: Slots | None = None) -> Reply:
    """Follow the plan: each step becomes a study that begins and ends on its days; a button takes that back."""
    if wish is None and "off" in turn.heard.choices.get("switch", ()):
        return await hand_on(turn, drop_plan, {})  # "I don't want to follow this plan" starts none
    slots = wish or planned_slots(turn)
    if slots is None:
        return await _made_first(turn)
    path = await path_of(turn, slots)
    if path is None or not path.steps:
        return await plan_again(turn, slots)
    steps = tuple(PlannedStep(s.credential.id, s.starts, s.ends, s.hours) for s in path.steps)
    if (other := _another_than_shown(slots, [step.credential for step in steps])) is not None:
        return Reply(parts=(paragraph(other),)).plus(await plan_again(turn, slots))
    before = await turn.records.plan()
    changes = await _follow(turn, path, before)
    await keep_plan(
        turn.records.connection, turn.records.person_id, Plan(turn.today, kept_slots(slots, path.wish), steps)
    )
    turn.about([s.credential.id for s in path.steps])
    await ask_zone(turn)
    return _started(path, {"studies": changes, "before": before.as_json() if before else {}})


def _another_than_shown(slots: Mapping[str, Any], steps: list[str]) -> str | None:
    """What to say before a plan that was not shown so; a step that is passed by now is only left out."""
    shown = slots.get("steps", [])
    if slots.get("starts") and steps != shown:
        return _("Begun on that day, it is another plan. Say “start” if it suits you.")
    if shown and not set(steps) <= set(shown):
        return _("With what you told me since, another plan is better. Say “start” if it suits you.")
    return None


async def _made_first(turn: Turn) -> Reply:
    """There is nothing to start: what is followed already, else a plan for the job that is talked of."""
    if await followed_slots(turn) is None:
        job = job_of(turn)
        if job not in turn.catalogue.roles:
            return no_plan(turn)
        made = await plan_again(turn, {"role": job})
        return Reply(parts=(paragraph(_("There was no plan yet; this would be one.")),)).plus(made)
    return Reply(
        parts=(paragraph(_("You follow your plan already.")),), buttons=(begin(_("How is it going?"), "my_plan"),)
    )


async def _follow(turn: Turn, path: Path, before: Plan | None) -> list[dict[str, Any]]:
    """Begin and move studies; what each was, so that it can be brought back. Steps of an old plan not begun end."""
    records = turn.records
    known = {s.credential: s for s in await records.studies() if s.credential}
    changes: list[dict[str, Any]] = []
    for step in path.steps:
        study = known.get(step.credential.id)
        if study is None:
            added = await records.start_study(full_name(step.credential), step.credential.id, step.starts, step.ends)
            changes.append({"id": added.id, "state": "dropped"})
        else:
            changes.append(as_it_was(study))
            touched = max(turn.today, step.starts)  # nobody is asked about a step before it begins
            await records.change_study(study.id, target=step.ends, state="active", touched_on=touched)
    going_on = {s.credential.id for s in path.steps}
    for old in before.steps if before else ():
        study = known.get(old.credential)
        if study is not None and old.credential not in going_on and not study.percent and not study.hours:
            changes.append(as_it_was(study))
            await records.change_study(study.id, state="dropped")
    return changes


def as_it_was(study: Study) -> dict[str, Any]:
    return {
        "id": study.id, "state": study.state, "target": study.target.isoformat() if study.target else None,
        "touched_on": study.touched_on.isoformat(),
    }  # fmt: skip


def _started(path: Path, undo: Mapping[str, Any]) -> Reply:
    first = path.steps[0]
    count = ngettext("{n} step", "{n} steps", len(path.steps)).format(n=len(path.steps))
    text = _("{name}: {starts} to {ends}")
    items = tuple(
        spans(text, name=bold(short_name(s.credential)), starts=day(s.starts), ends=day(s.ends)) for s in path.steps
    )
    head = _("Your plan is on: {steps}. Begin with {name}.")
    after = _(
        "Tell me how far you are (“{name} 40 %”), and when you have passed. I ask when a step stalls; say “replan” "
        "when things turn out differently."
    )
    return Reply(
        parts=(
            paragraph(head, steps=count, name=bold(full_name(first.credential))),
            Bullets(items=items, numbered=True),
            note(after, name=short_name(first.credential)),
        ),
        buttons=(
            begin(_("Log progress"), "log_progress"),
            begin(_("Calendar file"), "plan_calendar"),
            begin(_("Undo"), "undo_plan", **undo),
        ),
    )  # fmt: skip


@record_dialog
async def undo_plan(turn: Turn, studies: Annotated[list[dict[str, Any]], Hidden()], before: Slots) -> Reply:
    """Bring studies and plan back as they were; only its button leads here."""
    for change in studies:
        values = {k: v for k, v in change.items() if k != "id"}
        await turn.records.change_study(change["id"], **_dated(values))
    await keep_plan(turn.records.connection, turn.records.person_id, Plan.of(before) if before else None)
    text = _("Taken back: your earlier plan holds again.") if before else _("Taken back: no plan is followed.")
    return Reply(parts=(paragraph("{text}", text=text),), buttons=(begin(_("My studies"), "study_status"),))


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        k: date.fromisoformat(v) if k in ("target", "touched_on", "started_on") and v else v for k, v in values.items()
    }


@record_dialog
async def drop_plan(turn: Turn) -> Reply:
    """Give the plan up: steps that were not begun end with it, what is under way goes on."""
    plan = await turn.records.plan()
    if plan is None and planned_slots(turn) is not None:
        return Reply(parts=(paragraph(_("All right. That plan was not started, so nothing of it is kept.")),))
    if plan is None:
        return no_plan(turn)
    planned = {s.credential for s in plan.steps}
    ended = [s for s in await turn.records.studies() if s.credential in planned and not s.percent and not s.hours]
    for study in ended:
        await turn.records.change_study(study.id, state="dropped")
    await keep_plan(turn.records.connection, turn.records.person_id, None)
    undo = {"studies": [as_it_was(s) for s in ended], "before": plan.as_json()}
    text = _("The plan is dropped.")
    if await turn.records.studies():
        text += " " + _("What you have begun to study goes on.")
    return Reply(
        parts=(paragraph("{text}", text=text),),
        buttons=(begin(_("Undo"), "undo_plan", **undo), begin(_("My studies"), "study_status")),
    )
