"""One step of a plan exchanged for one that is cheaper, shorter or easier and proves some of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, plan_again
from bot.dialogs.planning.moving_the_end import moved
from bot.dialogs.planning.wanted import path_of, wish_for
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.pathway import PathWish
from bot.knowledge.pathway.candidate import left_to_study, price_of
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _

Measure = Callable[[Credential, PathWish], Decimal | int | None]
#: What a step can be less of; None is unknown.
MEASURES: dict[str, Measure] = {
    "cheapest": price_of,
    "shortest": left_to_study,
    "easiest": lambda credential, _wish: LEVELS.index(credential.level) if credential.level else None,
}


async def exchange(turn: Turn, slots: dict[str, Any], out: str, quality: str) -> Reply:
    """The plan with a better one in place of ``out``; as it is, and why, where there is none."""
    wish, old = await wish_for(turn, slots), turn.catalogue.credentials[out]
    rivals = rivals_of(turn, wish, out) - set(slots["steps"])
    better = {i for i in rivals if is_less(turn.catalogue.credentials[i], old, wish, quality)}
    changed = {
        **slots,
        "without": list(dict.fromkeys([*(slots.get("without") or ()), out])),
        "included": [i for i in slots.get("included") or () if i != out],
    }
    barred = {*(slots.get("barred") or ()), *rivals}
    new = await _new_steps(turn, {**changed, "barred": sorted(barred - better)}, better)
    # Two for one are dearer and longer than the one.
    one = max(new, key=lambda i: in_common(turn.catalogue.proofs[i], turn.catalogue.proofs[out]), default=None)
    if one is not None and len(new) > 1:
        one = next(iter(await _new_steps(turn, {**changed, "barred": sorted(barred - {one})}, {one})), None)
    if one is None:
        turn.frame.dialog, turn.frame.slots = MAKERS["credential" in slots], slots  # that plan is still spoken of
        return _stays(old, quality)
    said = paragraph(
        _("In place of {old}: {new}."), old=bold(short_name(old)), new=bold(full_name(turn.catalogue.credentials[one]))
    )
    changed["barred"] = sorted(barred - {one})
    return Reply(parts=(said, *await moved(turn, slots, changed))).plus(await plan_again(turn, changed))


async def _new_steps(turn: Turn, slots: dict[str, Any], better: set[str]) -> list[str]:
    """Those of ``better`` that the plan of these slots takes."""
    path = await path_of(turn, slots) if better and slots.get("credential") not in slots["without"] else None
    return [s.credential.id for s in path.steps if s.credential.id in better] if path else []


def rivals_of(turn: Turn, wish: PathWish, out: str) -> set[str]:
    """What proves at least half of what the step proves of what is wanted."""
    proofs = turn.catalogue.proofs
    own = {skill: share for skill, share in proofs[out].items() if skill in wish.skills}
    found = {i for skill in own for i in turn.catalogue.by_skill.get(skill, ())} - {out} - set(wish.holds)
    return {i for i in found if own and 2 * in_common(proofs[i], own) >= sum(own.values())}


def in_common(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much of what the other proves the one proves too."""
    return sum(min(share, other.get(skill, 0.0)) for skill, share in one.items())


def is_less(one: Credential, old: Credential, wish: PathWish, quality: str) -> bool:
    """What is unknown is less than nothing, and anything known is less than it."""
    measure = MEASURES[quality]
    now, before = measure(one, wish), measure(old, wish)
    return now is not None and (before is None or now < before)


def _stays(old: Credential, quality: str) -> Reply:
    texts = {
        "cheapest": _("I know nothing cheaper that would do in place of {name}, so the plan stays as it is."),
        "shortest": _("I know nothing shorter that would do in place of {name}, so the plan stays as it is."),
        "easiest": _("I know nothing easier that would do in place of {name}, so the plan stays as it is."),
    }
    buttons = (
        begin(_("Leave it out"), "change_step", step=old.id),
        begin(_("About {name}").format(name=short_name(old)), "credential_info", credential=old.id),
    )
    return Reply(parts=(paragraph(texts[quality], name=bold(full_name(old))),), buttons=buttons)
