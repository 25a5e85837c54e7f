"""A step of a plan exchanged for one of another kind, or one added for a skill."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, plan_again
from bot.dialogs.planning.exchanging import MEASURES, in_common, is_less, rivals_of
from bot.dialogs.planning.kinds import Kind
from bot.dialogs.planning.moving_the_end import moved
from bot.dialogs.planning.wanted import path_of, wish_for
from bot.knowledge.pathway import PathWish
from bot.knowledge.pathway.candidate import left_to_study, obstacle_of, price_of
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

#: So many of those that fit best are tried as a step.
_TRIED = 6


async def of_a_kind(turn: Turn, slots: dict[str, Any], out: str | None, kind: Kind, quality: str = "") -> Reply:
    """The plan with one of that kind in place of ``out``, or besides; as it is, and what is nearest, where none fits.

    ``quality``: what it shall be less of than ``out``, one of ``MEASURES``.
    """
    wish, catalogue = await wish_for(turn, slots), turn.catalogue
    if out is not None and not quality and _is_so_already(turn, kind, out):
        turn.frame.dialog, turn.frame.slots = MAKERS["credential" in slots], slots  # that plan is still spoken of
        return _as_wished(turn, kind, out)
    fitting = _in_order(turn, wish, out, kind, set(slots.get("steps", ())))
    if out is not None and quality in MEASURES:
        old = catalogue.credentials[out]
        fitting = [i for i in fitting if is_less(catalogue.credentials[i], old, wish, quality)]
    open_to = [i for i in fitting if obstacle_of(catalogue, catalogue.credentials[i], wish) is None]
    without = list(dict.fromkeys([*(slots.get("without") or ()), *([out] if out else ())]))
    included = [i for i in slots.get("included") or () if i != out]
    for one in open_to[:_TRIED]:
        changed = {**slots, "without": [i for i in without if i != one], "included": [*included, one]}
        path = await path_of(turn, changed)
        if path is not None and one in (step.credential.id for step in path.steps):
            new = bold(full_name(catalogue.credentials[one]))
            said = paragraph(_("New in the plan: {new}."), new=new)
            if out is not None:
                said = paragraph(
                    _("In place of {old}: {new}."), old=bold(short_name(catalogue.credentials[out])), new=new
                )
            return Reply(parts=(said, *await moved(turn, slots, changed))).plus(await plan_again(turn, changed))
    turn.frame.dialog, turn.frame.slots = MAKERS["credential" in slots], slots  # that plan is still spoken of
    return _stays(turn, kind, out, fitting)


#: "For another free one".
_ANOTHER = pattern(r"\b(?:an?other|other|different|else)\b", re.IGNORECASE)


def _is_so_already(turn: Turn, kind: Kind, out: str) -> bool:
    """Whether something free is wanted, and no more, in place of what is free."""
    only_free = kind == Kind(free=True) and _ANOTHER.search(turn.heard.text) is None
    return only_free and kind.fits(turn.catalogue, turn.catalogue.credentials[out])


def _as_wished(turn: Turn, kind: Kind, out: str) -> Reply:
    step = turn.catalogue.credentials[out]
    text = _("{name} is {kind} already, so the plan stays as it is.")
    return Reply(
        parts=(paragraph(text, name=bold(full_name(step)), kind=kind.told(turn.catalogue)),),
        buttons=(
            begin(_("Leave it out"), "change_step", step=out),
            begin(_("About {name}").format(name=short_name(step)), "credential_info", credential=out),
        ),
    )


def _in_order(turn: Turn, wish: PathWish, out: str | None, kind: Kind, steps: set[str]) -> list[str]:
    """What proves most of the skill that is named, else of what the step proves; then the shortest and cheapest."""
    catalogue = turn.catalogue
    proved = dict.fromkeys(kind.skills, 1.0) or dict(catalogue.proofs[out] if out else {})
    among: Iterable[str] = catalogue.by_skill.get(next(iter(kind.skills), ""), ())
    if out is not None and not kind.skills:
        among = rivals_of(turn, wish, out)
    found = [
        i for i in among if i not in steps and i not in wish.holds and kind.fits(catalogue, catalogue.credentials[i])
    ]

    def worth(key: str) -> tuple[float, int, Any, str]:
        credential = catalogue.credentials[key]
        price = price_of(credential, wish)
        hours = left_to_study(credential, wish)
        return (-in_common(catalogue.proofs[key], proved), hours is None, (price is None, price or 0, hours or 0), key)

    return sorted(found, key=worth)


def _stays(turn: Turn, kind: Kind, out: str | None, fitting: list[str]) -> Reply:
    catalogue = turn.catalogue
    text = _("I find nothing {kind} for that place within your limits, so the plan stays as it is.")
    buttons = [
        begin(_("Why not {name}?").format(name=short_name(catalogue.credentials[i])), "why_not_planned", credential=i)
        for i in fitting[:1]
    ]
    if out is not None:
        buttons.append(begin(_("Leave it out"), "change_step", step=out))
    return Reply(parts=(paragraph(text, kind=kind.told(catalogue)),), buttons=tuple(buttons))
