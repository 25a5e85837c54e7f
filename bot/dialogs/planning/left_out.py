"""Why a credential is no step of a plan: the first condition that keeps it out, or that others cover more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.slots import Mentioned
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.explain import explain
from bot.dialogs.planning.again import planned_slots
from bot.dialogs.planning.changing import followed_slots
from bot.dialogs.planning.starting import Slots
from bot.dialogs.planning.wanted import path_of, wish_for
from bot.dialogs.spending import planned_within
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway.candidate import (
    asked_in_words,
    field_of,
    is_about,
    left_to_study,
    obstacle_of,
    price_of,
    subjects_of,
)
from bot.knowledge.pathway.wish import PathWish
from bot.knowledge.wording import about_words, full_name, level_words, short_name, where_words
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.translation import _, day, money, number


@private_dialog
async def why_not_planned(turn: Turn, credential: Mentioned) -> Reply:
    """ "Why is Security+ not in there?" is answered from the plan that was shown, or else from the one followed."""
    slots = planned_slots(turn) or await followed_slots(turn)
    if slots is None:
        return await hand_on(turn, explain, {"credential": credential.id})
    turn.focus.at = credential.id
    steps = list(slots.get("steps", ()))
    if credential.id in steps:
        text = _("{name} is in it: it is step {n}.").format(
            name=full_name(credential), n=steps.index(credential.id) + 1
        )
        return Reply(parts=(paragraph("{text}", text=text),), buttons=(_about(credential),))
    wish = await wish_for(turn, slots)
    why, can_be_added = _why(turn, credential, wish)
    can_be_held = credential.id not in wish.holds and credential.status != "retired"
    other = (_add(slots, credential),) if can_be_added else (_leading_to(slots, credential),) if can_be_held else ()
    parts = paragraph("{name}: {why}", name=bold(full_name(credential)), why=" ".join(why))
    return Reply(parts=(parts,), buttons=(*other, _about(credential)))


@private_dialog
async def why_left_open(turn: Turn, wish: Slots) -> Reply:
    """ "Why not in the plan?" of nothing in particular is of what would prove the first that stays open in it."""
    path = await path_of(turn, wish)
    nearest = next((u.nearest for u in path.uncovered if u.nearest), None) if path is not None else None
    if nearest is None:
        return Reply(parts=(paragraph(_("Nothing that would fit is left out of the plan.")),))
    return await hand_on(turn, why_not_planned, {"credential": nearest})


def _why(turn: Turn, credential: Credential, wish: PathWish) -> tuple[list[str], bool]:
    """The reasons, and whether the plan could have it all the same: what somebody wished gives way, limits do not."""
    if credential.id in wish.holds:
        return [_("You hold it already.")], False
    wished = obstacle_of(turn.catalogue, credential, wish)
    free = replace(wish, no_exam=False, issuers=(), not_issuers=(), without=(), highest=None, level=None)
    firm = obstacle_of(turn.catalogue, credential, free)
    why = [_obstacle(credential, wish, obstacle) for obstacle in dict.fromkeys((wished, firm)) if obstacle]
    if not why and wish.skills and not is_about(turn.catalogue, credential, subjects_of(turn.catalogue, wish)):
        why = [_("It is mainly about something else, and proves little of what this job asks for.")]
        if asked_in_words(credential):
            why = [_("It asks for work or study before that this job is not mainly about.")]
    if not why and credential.id not in field_of(turn.catalogue, wish).candidates:
        why = [_("It proves nothing that is missing for this plan.")]
    return why or [
        _("It would fit, but other steps cover more for their money and hours within your limits.")
    ], firm is None


def _obstacle(credential: Credential, wish: PathWish, obstacle: str) -> str:
    price, hours = price_of(credential, wish), left_to_study(credential, wish)
    texts = {
        "retired": _("It cannot be taken any more, or not for long enough."),
        "unwanted": _("You said that you do not want it."),
        "issuer": _("You asked for other issuers."),
        "country": _("It counts in another country: {where}.").format(where=where_words(credential) or "?"),
        "exam": _("It has an exam, or may have one, and the plan is to be without."),
        "level": _("It is {level}, above what you asked for.").format(level=level_words(credential.level) or "?"),
        "experience": _("It asks for experience or the like, and the plan is for beginners."),
        "hours unknown": _("I do not know how many hours it takes, so I cannot plan with it."),
        "price unknown": _("I do not know its price, so I cannot hold it against your budget."),
        "time": _("It takes about {n} h, more than there is until {day}.").format(
            n=number(hours or 0), day=day(wish.by)
        ),
    }
    if obstacle == "budget" and price is not None and wish.budget is not None:
        text = _("It costs {price}, more than your budget of {budget}.")
        own = credential.cost is not None and credential.cost.currency == wish.currency
        said = money(price, wish.currency)
        return text.format(price=said if own else about_words(said), budget=planned_within(wish))
    return texts[obstacle]


def _add(slots: Mapping[str, Any], credential: Credential) -> Button:
    """The same plan with it."""
    dialog = "credential_path" if "credential" in slots else "learning_path"
    without = [i for i in slots.get("without", ()) if i != credential.id]
    wanted = {**slots, "without": without, "included": [*slots.get("included", ()), credential.id]}
    return begin(_("Plan with it"), dialog, **{k: v for k, v in wanted.items() if k != "steps"})


def _leading_to(slots: Mapping[str, Any], credential: Credential) -> Button:
    """A plan for it alone, which takes as long as it takes."""
    kept = {k: slots[k] for k in ("hours_a_week", "budget", "starts", "country") if slots.get(k) is not None}
    return begin(
        _("Plan for {name}").format(name=short_name(credential)), "credential_path", credential=credential.id, **kept
    )


def _about(credential: Credential) -> Button:
    return begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
