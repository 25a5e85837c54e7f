"""What is planned with where no hours are known: the order and the prices alone, or somebody's own estimate."""

from __future__ import annotations

from collections.abc import Iterable

from bot.dialogs.engine.turn import FollowUp, Turn
from bot.dialogs.planning.prices import price_of_step
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.model.role import Role
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, skill_names
from bot.messaging.reply import Bullets, Button, Paragraph, Part, Reply, Span, bold, note, paragraph, spans
from bot.translation import _

#: Counted for each only to find the order: with any other number it would be hardly another.
_FOR_THE_ORDER = 40
_CORE = 3
_SHOWN_SKILLS = 3


def question() -> str:
    return _("How many hours do you reckon for each that I know no hours for? For example “40 hours”.")


def lacks_hours(turn: Turn, path: Path) -> list[str]:
    """Skills that are open because no hours are known of what proves them; none where they are estimated."""
    if path.wish.hours_if_unknown is not None:
        return []
    known = turn.catalogue.credentials
    return [
        item.skill
        for item in path.uncovered
        if item.why == "unknown" and item.nearest is not None and known[item.nearest].hours is None
    ]


def core_without_hours(turn: Turn, role: Role, path: Path) -> list[Part]:
    """That the plan leaves out what the job is about, and what helps."""
    skills = [skill for skill in lacks_hours(turn, path) if role.skills.get(skill) == _CORE]
    if not skills:
        return []
    text = _(
        "It leaves out what the job is about, {skills}: of what proves that I know no hours. Give me an estimate of "
        "your own, “count 40 hours for each”, and I plan with it."
    )
    return [paragraph(text, skills=bold(skill_names(turn.catalogue, skills, _SHOWN_SKILLS)))]


async def only_the_order(turn: Turn, head: Paragraph, buttons: Iterable[Button] = ()) -> Reply | None:
    """No days, but the steps one after the other and their prices; then an estimate is asked for. None where an
    estimate would not help either.
    """
    path = await path_of(turn, {**turn.frame.slots, "estimate": _FOR_THE_ORDER})
    if path is None or path.impossible or not path.steps:
        return None
    turn.about([step.credential.id for step in path.steps], turn.frame.slots.get("role"))
    parts: list[Part] = [head, Bullets(items=tuple(_lines(turn, path)), numbered=True)]
    if len(path.steps) > 1:
        parts.append(note(_("That is the order I would take them in; prices as far as I know them.")))
    slots = {name: value for name, value in turn.frame.slots.items() if name != "steps"}
    turn.follow_up = FollowUp(turn.frame.dialog, "estimate", slots, question())
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


def _lines(turn: Turn, path: Path) -> Iterable[tuple[Span, ...]]:
    for step in path.steps:
        hours = _("hours not known")
        if step.credential.hours is not None:
            hours = _("about {n} h").format(n=step.hours)
        adds = step.adds or tuple(step.credential.skills)
        yield spans(
            _("{name} – {hours} · {price}: proves {skills}"),
            name=bold(full_name(step.credential)), hours=hours, price=price_of_step(step, path.wish),
            skills=skill_names(turn.catalogue, adds, _SHOWN_SKILLS),
        )  # fmt: skip
