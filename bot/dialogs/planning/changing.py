"""One step of a plan dropped or exchanged, and the rest planned anew around it."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.said_records import credentials_in
from bot.dialogs.engine.said_slots import HoldingSlot
from bot.dialogs.engine.slots import Reads
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import plan_again, planned_slots
from bot.dialogs.planning.exchanging import MEASURES, exchange
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.tracking.plans import plan_of
from bot.translation import _, ngettext

StepOf = Annotated[str, Reads(HoldingSlot())]


@private_dialog
async def change_step(turn: Turn, step: StepOf | None = None) -> Reply:
    """ "Replace the second", "without PMP", "instead of CKA take Terraform", "add SQL for Data Analysis"."""
    slots = planned_slots(turn) or await followed_slots(turn)
    if slots is None:
        return no_plan(turn)
    steps = [i for i in slots.get("steps", ()) if i in turn.catalogue.credentials]
    out, more = _said(turn.heard, steps)
    out = [step] if step is not None else out
    if not out and not more and steps:
        labels = tuple(short_name(turn.catalogue.credentials[i]) for i in steps)
        raise Ask("step", tuple(steps), _which(turn.heard, len(steps)), labels)
    quality = next(iter(turn.heard.choices.get("sort", ())), "")
    if len(out) == 1 and not more and quality in MEASURES and out[0] in steps:
        return await exchange(turn, slots, out[0], quality)
    without = [i for i in dict.fromkeys([*slots.get("without", ()), *out]) if i not in more]
    included = [i for i in dict.fromkeys([*slots.get("included", ()), *more]) if i not in without]
    return await plan_again(turn, {**slots, "without": without, "included": included})


def _which(heard: Heard, steps: int) -> str:
    """ "The second" of a plan of one step is not simply another."""
    asked = _("Which step shall I replace?")
    if not heard.ordinals:
        return asked
    has = ngettext("The plan has {n} step.", "The plan has {n} steps.", steps).format(n=steps)
    return f"{has} {asked}"


def _said(heard: Heard, steps: list[str]) -> tuple[list[str], list[str]]:
    """Steps that go out, and credentials that come in: what is named and not in the plan comes in."""
    out = chosen_by_order(heard, steps)
    more: list[str] = []
    for named in heard.named:
        ids = [m.id for m in named.mention.leading("credential")]
        if not ids:
            continue
        planned = next((i for i in ids if i in steps), None)
        if planned is not None or named.cue == "excluded":
            out.append(planned or ids[0])
        elif named in credentials_in(heard):
            more.append(ids[0])
    return list(dict.fromkeys(out)), [i for i in dict.fromkeys(more) if i not in out]


async def followed_slots(turn: Turn) -> dict[str, Any] | None:
    """The wish of the plan that is followed, as slots of the dialog that makes plans."""
    plan = await plan_of(turn.records.connection, turn.records.person_id)
    return None if plan is None else dict(plan.wish)


def no_plan(turn: Turn) -> Reply:
    text = _(
        "There is no plan yet. Tell me the job and your limits, for example: “plan my way to data engineer, $500, "
        "5 hours a week, by June”."
    )
    role = turn.catalogue.roles.get(job_of(turn) or "")
    label = _("Plan for {role}").format(role=role.name) if role else _("Make a plan")
    return Reply(
        parts=(paragraph(text),), buttons=(begin(label, "learning_path", **({"role": role.id} if role else {})),)
    )


def job_of(turn: Turn) -> str | None:
    """The job that a plan would lead to: the one that is talked of, else the goal."""
    return turn.focus.role or turn.focus.job or turn.profile.goal
