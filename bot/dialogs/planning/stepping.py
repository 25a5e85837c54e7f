"""One step of the plan that is followed: which one is next, one that is done, one that is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.dialogs.adding import add_holding
from bot.dialogs.engine.dialog import private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import AnsweredOn
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.following import Stand, my_plan, stands_of
from bot.dialogs.planning.starting import as_it_was
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Part, Reply, bold, paragraph
from bot.tracking.plans import Plan, keep_plan
from bot.translation import _, day, listed

StepId = Annotated[str, Hidden()]


@private_dialog
async def next_step(turn: Turn) -> Reply:
    """What to study now, and what comes after it."""
    plan = await turn.records.plan()
    if plan is None:
        return no_plan(turn)
    ahead = [s for s in await stands_of(turn, plan) if not s.passed]
    if not ahead:
        return await my_plan(turn)
    turn.about([s.credential.id for s in ahead])
    return Reply(
        parts=tuple(_next(turn, ahead)),
        buttons=(begin(_("Log progress"), "log_progress"), begin(_("The whole plan"), "my_plan")),
    )


@record_dialog
async def finish_step(turn: Turn, step: StepId, on: AnsweredOn | None = None) -> Reply:
    """A step that is done is a credential that is held; then the next one is told."""
    plan = await turn.records.plan()
    stand = await _stand(turn, plan, step)
    if plan is None or stand is None:
        return no_plan(turn) if plan is None else await my_plan(turn)
    if stand.passed:
        text = _("{name} is passed already.")
        return Reply(parts=(paragraph(text, name=bold(full_name(stand.credential))),)).plus(await next_step(turn))
    record = {"ids": [step], "name": full_name(stand.credential), "awarded": [(on or turn.today).isoformat()]}
    reply = await hand_on(turn, add_holding, {"records": [record | {"awarded_said": "day"}]})
    ahead = [s for s in await stands_of(turn, plan) if not s.passed]
    return Reply(parts=(*reply.parts, *_next(turn, ahead)), buttons=reply.buttons)


@record_dialog
async def drop_step(turn: Turn, step: StepId) -> Reply:
    """Leave one step out; the others keep their days."""
    plan = await turn.records.plan()
    stand = await _stand(turn, plan, step)
    if plan is None or stand is None:
        return no_plan(turn) if plan is None else await my_plan(turn)
    studies = [s for s in await turn.records.studies() if s.credential == step and not s.percent and not s.hours]
    for study in studies:
        await turn.records.change_study(study.id, state="dropped")
    wish = {**plan.wish, "without": list(dict.fromkeys([*plan.wish.get("without", ()), step]))}
    left = tuple(s for s in plan.steps if s.credential != step)
    await keep_plan(
        turn.records.connection, turn.records.person_id, replace(plan, wish=wish, steps=left) if left else None
    )
    text = _("{name} is no step of your plan any more. The others keep their days; “replan” moves them up.")
    parts: list[Part] = [paragraph(text, name=bold(full_name(stand.credential)))]
    needing = [
        turn.catalogue.credentials[s.credential]
        for s in left
        if any(p.kind == "hard" and p.any_of == (step,) for p in turn.catalogue.credentials[s.credential].prerequisites)
    ]
    if needing:
        parts.append(
            paragraph(_("But it has to come before {names}."), names=bold(listed([short_name(c) for c in needing])))
        )
    undo = {"studies": [as_it_was(s) for s in studies], "before": plan.as_json()}
    return Reply(parts=tuple(parts), buttons=(begin(_("Undo"), "undo_plan", **undo), begin(_("My plan"), "my_plan")))


async def _stand(turn: Turn, plan: Plan | None, step: str) -> Stand | None:
    return next((s for s in await stands_of(turn, plan) if s.credential.id == step), None) if plan else None


def _next(turn: Turn, ahead: list[Stand]) -> list[Part]:
    """The step that is to be studied now, and the one after it."""
    if not ahead:
        return [paragraph(_("All steps of your plan are passed – well done!"))]
    first, text = ahead[0], _("Next in your plan: {name}, by {day}.")
    if first.percent:
        text = _("Next in your plan: {name}, by {day}; you are at {percent} %.")
    parts: list[Part] = [
        paragraph(text, name=bold(full_name(first.credential)), day=day(first.step.ends), percent=str(first.percent))
    ]
    if len(ahead) > 1:
        text = _("After that: {name}, from {starts} to {ends}.")
        then = ahead[1]
        name = bold(full_name(then.credential))
        parts.append(paragraph(text, name=name, starts=day(then.step.starts), ends=day(then.step.ends)))
    return parts
