"""A learning plan for a job: which credentials, in which order, by when and at what cost."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.browse import houses
from bot.dialogs.engine.dialog import advice_dialog
from bot.dialogs.engine.estimate_slot import Estimate
from bot.dialogs.engine.slots import (
    CurrentRole,
    Format,
    Held,
    Hidden,
    Hours,
    HoursAWeek,
    Known,
    Level,
    NotCredentials,
    NotIssuers,
    NotSkills,
    Sorting,
)
from bot.dialogs.engine.target_slots import DoneBy, Months, StartsOn
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.estimating import core_without_hours, lacks_hours, only_the_order
from bot.dialogs.planning.limiting import HiddenIds, put_right, said_hours
from bot.dialogs.planning.offering import after_a_plan, after_none
from bot.dialogs.planning.showing import impossible, picture, told
from bot.dialogs.planning.wanted import path_of, unwanted
from bot.dialogs.profile import remember
from bot.dialogs.understanding.values import Money
from bot.knowledge.model.credential import Issuer
from bot.knowledge.model.role import Role
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, short_name, skill_names
from bot.messaging.reply import Paragraph, Part, Reply, bold, paragraph
from bot.translation import _, listed

#: Conditions that advice on a job and a plan for it have in common.
_SHARED = (
    "current", "level", "budget", "hours_a_week", "months", "format", "issuers", "not_issuers", "held", "known",
    "country",
)  # fmt: skip


@advice_dialog
async def learning_path(
    turn: Turn,
    role: Role,
    current: CurrentRole | None = None,
    level: Level | None = None,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    by: DoneBy | None = None,
    starts: StartsOn | None = None,
    months: Months | None = None,
    hours: Hours | None = None,
    format: Format | None = None,
    sort: Sorting | None = None,
    issuers: list[Issuer] | None = None,
    not_issuers: NotIssuers | None = None,
    not_skills: NotSkills | None = None,
    not_credentials: NotCredentials | None = None,
    held: Held | None = None,
    known: Known | None = None,
    without: HiddenIds | None = None,
    included: HiddenIds | None = None,
    barred: HiddenIds | None = None,
    first: HiddenIds | None = None,
    failed: HiddenIds | None = None,
    estimate: Estimate | None = None,
    unpriced: Annotated[bool | None, Hidden()] = None,
    anywhere: Annotated[bool, Hidden()] = False,
    enough: Annotated[int, Hidden()] = 0,
    ask: Annotated[str, Hidden()] = "",
) -> Reply:
    """The best plan within the limits, with its dates; every limit can be changed in the next message."""
    put_right(turn, by, ask)
    _go_on_from_advice(turn)
    _of_all_houses(turn, issuers=issuers, not_issuers=not_issuers)
    remember(turn, tuple(held or ()), tuple(known or ()), goal=role)
    slots = turn.frame.slots
    said_hours(slots, hours)
    slots["without"] = [i for i in unwanted(slots) if i not in (included or ())]
    path = await path_of(turn, slots)
    if path is None:
        raise KeyError(role.id)
    slots["steps"] = [s.credential.id for s in path.steps]
    turn.about(slots["steps"], role.id, [u.skill for u in path.uncovered][:5])
    if path.impossible:
        return await _cannot_be_a_step(turn, path)
    if not path.missing:
        return _nothing_missing(turn, role, path)
    if not path.steps and lacks_hours(turn, path) and (reply := await only_the_order(turn, _no_hours(role))):
        return reply
    if not path.steps:
        return Reply(parts=tuple(impossible(turn, role, path)), buttons=after_none(turn, path))
    return Reply(
        parts=(*told(turn, role, path), *core_without_hours(turn, role, path), *await _beside_the_followed(turn)),
        buttons=after_a_plan(turn, path),
        files=(await picture(_("Path to {role}").format(role=role.name), path),),
    )


async def _beside_the_followed(turn: Turn) -> list[Part]:
    """A plan that is shown changes nothing of the one that is followed."""
    if await turn.records.plan() is None:
        return []
    return [paragraph(_("The plan that you follow stays as it is until you start this one."))]


def _of_all_houses(turn: Turn, **named: list[Issuer] | None) -> None:
    """ "Not so much of Google" is of Google Cloud, Skillshop and the rest as well."""
    for slot, those in named.items():
        if those and turn.said:
            turn.frame.slots[slot] = sorted(houses(turn, those))


def _go_on_from_advice(turn: Turn) -> None:
    """ "Make it a plan", after advice on the same job, or on a skill: what was said there holds here."""
    last, slots = turn.state.spoken_of, turn.frame.slots
    on_the_job = (
        last is not None and last.dialog == "credential_for_role" and last.slots.get("role") == slots.get("role")
    )
    if last is None or not (on_the_job or last.dialog == "credential_for_skill"):
        return
    for name in _SHARED:
        if name in last.slots and name not in slots:
            slots[name] = last.slots[name]


def _nothing_missing(turn: Turn, role: Role, path: Path) -> Reply:
    covered = skill_names(turn.catalogue, path.covered, 4)
    text = _("For {role} nothing is missing that I could plan for: you have {covered}.")
    return Reply(
        parts=(paragraph(text, role=bold(role.name), covered=covered),),
        buttons=(begin(_("Credentials for it"), "credential_for_role", role=role.id),),
    )


def _no_hours(role: Role) -> Paragraph:
    text = _("Of nothing that leads to {role} do I know the hours, so I cannot put days to it.")
    return paragraph(text, role=bold(role.name))


async def _cannot_be_a_step(turn: Turn, path: Path) -> Reply:
    """What is to be in the plan cannot be planned with, unless somebody estimates its hours."""
    names = listed([full_name(turn.catalogue.credentials[i]) for i in path.impossible])
    slots = turn.frame.slots
    kept = [i for i in slots.get("included", ()) if i not in path.impossible]
    first = turn.catalogue.credentials[path.impossible[0]]
    head = paragraph(_("I cannot plan with {names}: I do not know how many hours it takes."), names=bold(names))
    buttons = (
        begin(_("The plan without it"), turn.frame.dialog, **{**slots, "included": kept}),
        begin(_("About {name}").format(name=short_name(first)), "credential_info", credential=first.id),
    )
    return await only_the_order(turn, head, buttons) or Reply(parts=(head,), buttons=buttons)
