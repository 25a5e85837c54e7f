"""One step of a plan dropped or exchanged, and the rest planned anew around it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.said_names import credentials_in
from bot.dialogs.engine.said_slots import HoldingSlot
from bot.dialogs.engine.slots import Hidden, Reads
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, plan_again, planned_slots
from bot.dialogs.planning.exchanging import MEASURES, exchange
from bot.dialogs.planning.kinds import Kind, goes_out, kind_said, step_named
from bot.dialogs.planning.moving_the_end import moved
from bot.dialogs.planning.of_another_kind import of_a_kind
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, ngettext

#: "One more thing, some SQL": nothing goes out for it.
_ADDS = pattern(r"\b(?:add|also|too|more|missing|include|extra|nothing\s+on|fit|besides|tack|put)\b", re.IGNORECASE)
StepOf = Annotated[str, Reads(HoldingSlot())]


@private_dialog
async def change_step(
    turn: Turn, step: StepOf | None = None, kind: Annotated[dict[str, Any], Hidden()] | None = None
) -> Reply:
    """ "Replace the second", "without PMP", "instead of CKA take Terraform", "add SQL for Data Analysis", "something in
    statistics instead of step 2". ``kind``: of which another step shall be, said before it was asked which.
    """
    slots = planned_slots(turn) or await followed_slots(turn)
    if slots is None:
        return no_plan(turn)
    steps = [i for i in slots.get("steps", ()) if i in turn.catalogue.credentials]
    if (there := _there_already(turn, slots, steps)) is not None:
        return there
    out, more = _said(turn.heard, steps)
    if out and not more and _KEEPS_ONLY.search(turn.heard.text) and step is None:
        return await _only_these(turn, slots, [i for i in steps if i in out])
    out = [step] if step is not None else out
    at = turn.focus.at
    if not out and not more and at is not None and at in steps and _THAT_ONE.search(turn.heard.text):
        out = [at]
    wanted = Kind.of(kind) if kind else kind_said(turn.heard)
    if not out and (named := step_named(turn.heard, turn.catalogue, steps)) is not None:
        out = [named]
    quality = next(iter(turn.heard.choices.get("sort", ())), "")
    if wanted and not more and (len(out) == 1 or (not out and wanted.skills and _ADDS.search(turn.heard.text))):
        return await of_a_kind(turn, slots, next(iter(out), None), wanted, quality)
    if not out and not more and steps:
        turn.frame.slots |= {"kind": wanted.as_json()} if wanted else {}
        labels = tuple(short_name(turn.catalogue.credentials[i]) for i in steps)
        raise Ask("step", tuple(steps), _which(turn.heard, len(steps)), labels)
    if len(out) == 1 and not more and quality in MEASURES and out[0] in steps:
        return await exchange(turn, slots, out[0], quality)
    without = [i for i in dict.fromkeys([*slots.get("without", ()), *out]) if i not in more]
    included = [i for i in dict.fromkeys([*slots.get("included", ()), *more]) if i not in without]
    changed = _with_another_goal({**slots, "without": without, "included": included})
    ends = await moved(turn, slots, changed) if out and more else []
    return Reply(parts=tuple(ends)).plus(await plan_again(turn, changed))


def _with_another_goal(slots: dict[str, Any]) -> dict[str, Any]:
    """A plan that led to several credentials leads to the others when its last one goes out."""
    if slots.get("credential") not in slots["without"] or not slots["included"]:
        return slots
    *before, goal = slots["included"]
    first = [i for i in slots.get("first") or () if i in before]
    return {**slots, "credential": goal, "included": before, "first": first}


#: "Just the first two steps" keeps those, and nothing comes in place of the others.
_KEEPS_ONLY = pattern(
    r"\b(?:just|only|keep|nothing\s+but|stick\s+(?:to|with))\s+(?:keep\s+|do\s+|take\s+|with\s+|want\s+)?(?:the\s+)?(?:very\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|steps?\s+\d)\b"
    r"(?!.{0,60}\b(?:drop|skip|replace|out|without|instead|for)\b)",
    re.IGNORECASE,
)


async def _only_these(turn: Turn, slots: dict[str, Any], kept: list[str]) -> Reply:
    """A plan that leads to these alone."""
    limits = {name: slots[name] for name in ("budget", "hours_a_week", "by", "starts", "estimate") if slots.get(name)}
    return await plan_again(turn, {**limits, "credential": kept[0], "included": kept[1:]})


#: "Can you swap that one for something cheaper", of a step that was just looked at.
_THAT_ONE = pattern(
    r"\b(?:that|this)\s+(?:one|step)\b|\b(?:swap|replace|exchange|drop|skip|change)\s+(?:it|that|this)\b|\b(?:take|leave|kick|throw)\s+(?:it|that|this)\s+out\b",
    re.I,
)
_PUTS_IN = pattern(r"\b(?:add|include|put|chuck|throw|slip|keep)\b", re.IGNORECASE)
#: "Put PRINCE2 in", also where it is in the plan already.
_PUT = pattern(r"\b(?:add|include|put|chuck|throw|slip|keep|have)\s+(?:in\s+)?(?:the\s+)?$", re.IGNORECASE)
_TAKES_OUT = pattern(
    r"\b(?:instead|replace|drop|without|skip|remove|out|swap|exchange|lose|not|rather|for)\b", re.IGNORECASE
)


#: "Change to AZ-900 instead", "switch step 2 to it".
_CHANGES_TO = pattern(
    r"\b(?:swap|replace|exchange|trade|change)\b.{1,40}\b(?:for|with)\s+(?:the\s+)?$|\b(?:chang(?:e|ing)|switch(?:ing)?|swap|mov(?:e|ing))\s+(?:(?:it|that|this|over|back|step\s+\d|the\s+\w+\s+(?:one|step))\s+){0,2}(?:in)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _there_already(turn: Turn, slots: dict[str, Any], steps: list[str]) -> Reply | None:
    """ "And put BLS in", "change to BLS instead" of a plan that has it."""
    text = turn.heard.text
    to = [n for n in turn.heard.named if _CHANGES_TO.search(text, 0, n.mention.start)]
    if not to and (not _PUTS_IN.search(text) or _TAKES_OUT.search(text)):
        return None
    spoken = to or turn.heard.named
    named = [i for n in spoken for i in (m.id for m in n.mention.leading("credential")) if i in steps]
    if not named:
        return None
    turn.frame.dialog, turn.frame.slots = MAKERS["credential" in slots], slots  # that plan is still spoken of
    credential = turn.catalogue.credentials[named[0]]
    said = _("{name} is in it: it is step {n}.").format(name=short_name(credential), n=steps.index(named[0]) + 1)
    about = begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
    return Reply(parts=(paragraph("{text}", text=said),), buttons=(about,))


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
        if planned is not None and _PUT.search(heard.text[: named.mention.start]):
            more.append(planned)
        elif planned is not None or named.cue == "excluded" or goes_out(heard, named.mention.start):
            out.append(planned or ids[0])
        elif named in credentials_in(heard):
            more.append(ids[0])
    return [i for i in dict.fromkeys(out) if i not in more], list(dict.fromkeys(more))


async def followed_slots(turn: Turn) -> dict[str, Any] | None:
    """The wish of the plan that is followed, as slots of the dialog that makes plans."""
    plan = await turn.records.plan()
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
