"""What comes after a plan: what is still open then, what builds on its steps, which jobs are near."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import plan_again, planned_slots
from bot.dialogs.planning.changing import followed_slots, no_plan
from bot.dialogs.planning.showing import still_open
from bot.dialogs.planning.starting import Slots
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.advisor import skills_proved
from bot.knowledge.building_on import further
from bot.knowledge.model.role import Role
from bot.knowledge.nearby import near_jobs, with_broader
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, paragraph, spans
from bot.translation import _, day

_MOST = 3


@private_dialog
async def after_the_plan(turn: Turn, wish: Slots | None = None) -> Reply:
    """Of the plan with these slots, or else of the one that is followed, or shown."""
    slots = wish or await followed_slots(turn) or planned_slots(turn)
    path = await path_of(turn, slots) if slots is not None else None
    if slots is None or path is None:
        return no_plan(turn)
    if not path.steps:
        return await plan_again(turn, slots)
    last = path.steps[-1]
    text = _("The last step is {name}, done by {day}. That is the end of the plan.")
    head = paragraph(text, name=bold(full_name(last.credential)), day=bold(day(path.ends)))
    role = turn.catalogue.roles.get(slots.get("role") or "")
    near = _near(turn, path, role)
    parts: list[Part] = [head, *_open(turn, path), *_further(turn, path), *_jobs(near, role), *_renewed(path)]
    return Reply(parts=tuple(parts), buttons=tuple(_plan_for(job) for job, _share in near))


def _open(turn: Turn, path: Path) -> list[Part]:
    return [Bullets(items=tuple(still_open(turn, path)))] if path.uncovered else []


def _further(turn: Turn, path: Path) -> list[Part]:
    """What asks for one of the steps, or advises it."""
    held = [*path.wish.holds, *(step.credential.id for step in path.steps)]
    steps = {step.credential.id: step.credential for step in path.steps}
    found = [each for each in further(turn.catalogue, held) if each.first in steps][:_MOST]
    if not found:
        return []
    asks, advises = _("{name} – asks for {first}"), _("{name} – {first} is advised before it")
    items = tuple(
        spans(
            asks if each.needed else advises, name=bold(full_name(each.credential)), first=short_name(steps[each.first])
        )
        for each in found
    )
    return [paragraph(_("What builds on it:")), Bullets(items=items)]


def _near(turn: Turn, path: Path, role: Role | None) -> list[tuple[Role, float]]:
    """Jobs that build on what is known and proved by then."""
    held = [*path.wish.holds, *(step.credential.id for step in path.steps)]
    knows = {*path.wish.knows, *skills_proved(turn.catalogue, held), *(role.skills if role else ())}
    return near_jobs(turn.catalogue, with_broader(turn.catalogue, knows), role)[:_MOST]


def _jobs(near: list[tuple[Role, float]], role: Role | None) -> list[Part]:
    if not near:
        return []
    title = _("Jobs near to {role}, and how much of each is covered then:").format(role=role.name) if role else ""
    items = tuple(spans("{name} – {n} %", name=bold(job.name), n=str(round(100 * share))) for job, share in near)
    return [
        paragraph("{title}", title=title or _("Jobs near to it, and how much of each is covered then:")),
        Bullets(items=items),
    ]


def _renewed(path: Path) -> list[Part]:
    """The step that runs out first."""
    ends = [(step.expires, step.credential) for step in path.steps if step.expires is not None]
    if not ends:
        return []
    first, credential = min(ends, key=lambda each: each[0])
    text = _("The first to be renewed is {name}, valid until about {day}.")
    return [paragraph(text, name=bold(short_name(credential)), day=day(first))]


def _plan_for(role: Role) -> Button:
    return begin(_("Plan for {role}").format(role=role.name), "learning_path", role=role.id)
