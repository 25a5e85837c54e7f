"""Why something is a step of a plan: what it alone adds, what it comes before, and what the plan were without it."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS
from bot.dialogs.planning.prices import total_price
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, short_name, skill_names
from bot.messaging.reply import Bullets, Reply, Span, bold, paragraph
from bot.translation import _, day, listed

_MOST_SKILLS = 6


@private_dialog
async def why_a_step(
    turn: Turn, step: Annotated[str, Hidden()], wish: Annotated[dict[str, Any], Hidden()] | None = None
) -> Reply:
    """``wish``: the slots of the plan that it is a step of."""
    slots = dict(wish or {})
    path = await path_of(turn, slots)
    place = next((i for i, s in enumerate(path.steps) if s.credential.id == step), None) if path else None
    if path is None or place is None:
        return Reply(parts=(paragraph(_("It is no step of the plan as I would make it today.")),))
    credential = path.steps[place].credential
    turn.focus.at = step
    head = paragraph(_("{name} is step {n} of the plan:"), name=bold(full_name(credential)), n=str(place + 1))
    lines = [*_reasons(turn, path, place), await _without(turn, slots, path, credential)]
    without = {**slots, "without": [*slots.get("without", ()), step]}
    buttons = (
        begin(_("The plan without it"), MAKERS["credential" in slots], **without),
        begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=step),
    )
    bullets = Bullets(items=tuple((Span(text=line),) for line in lines if line))
    return Reply(parts=(head, bullets), buttons=buttons if step != slots.get("credential") else buttons[1:])


def _reasons(turn: Turn, path: Path, place: int) -> list[str]:
    step = path.steps[place]
    lines = []
    if step.credential.id in path.wish.included:
        lines.append(_("You wanted it in the plan."))
    if step.adds:
        adds = skill_names(turn.catalogue, step.adds, _MOST_SKILLS)
        lines.append(_("It adds what no step before it proves: {skills}.").format(skills=adds))
    later = [s.credential for s in path.steps[place + 1 :] if _asks_for(s.credential, step.credential.id)]
    if later:
        names = listed([short_name(credential) for credential in later])
        lines.append(_("It comes before {names}.").format(names=names))
    return lines


def _asks_for(credential: Credential, first: str) -> bool:
    return any(first in needed.any_of for needed in credential.prerequisites)


async def _without(turn: Turn, slots: dict[str, Any], path: Path, credential: Credential) -> str:
    """What the best plan were that leaves it out; nothing where the plan leads to it."""
    if slots.get("credential"):
        return ""
    kept = [i for i in slots.get("included", ()) if i != credential.id]
    other = await path_of(turn, {**slots, "without": [*slots.get("without", ()), credential.id], "included": kept})
    if other is None or not other.steps:
        return _("Without it no plan is left within your limits.")
    text = _(
        "Without it the best plan covers {less} % of what is missing instead of {share} %: {price}, done by {day}."
    )
    if round(100 * other.share) == round(100 * path.share):
        text = _("Without it another plan covers as much: {price}, done by {day}.")
    return text.format(
        less=round(100 * other.share), share=round(100 * path.share), price=total_price(other), day=day(other.ends)
    )
