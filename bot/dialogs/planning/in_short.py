"""A plan in a sentence: by when it is done, and whether what was told since changes it."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, plan_again
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.starting import Slots
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.pathway import Path
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.translation import _, day, number


@private_dialog
async def plan_end(turn: Turn, wish: Slots | None = None) -> Reply:
    """By when the plan with these slots is done, and with how much study a week."""
    path = await path_of(turn, wish) if wish is not None else None
    if wish is None or path is None:
        return no_plan(turn)
    if not path.steps:
        return await plan_again(turn, wish)
    turn.frame.slots["steps"] = [step.credential.id for step in path.steps]
    text = _("With {week} h a week from {start} you are done by {end}: {hours} h of study in all.")
    said = paragraph(
        text, week=number(path.wish.hours_a_week), start=day(path.wish.start), end=bold(day(path.ends)),
        hours=number(path.hours),
    )  # fmt: skip
    faster = begin(_("Faster"), _maker(wish), **{**wish, "sort": "shortest"})
    hours = begin(_("More hours a week"), _maker(wish), **{**wish, "ask": "hours_a_week"})
    return Reply(parts=(said,), buttons=(_shown(wish), faster, hours))


@private_dialog
async def plan_after_news(turn: Turn, wish: Slots | None = None, told: Annotated[bool, Hidden()] = False) -> Reply:
    """The plan with these slots anew where what was told since makes another of it; else that it does not.

    ``told``: that was not asked, but goes with what was just told.
    """
    path = await path_of(turn, wish) if wish is not None else None
    if wish is None or path is None:
        return no_plan(turn)
    if [step.credential.id for step in path.steps] != wish.get("steps"):
        head = _("With that the plan is another one:") if told else _("Yes. With that the plan is:")
        return Reply(parts=(paragraph("{text}", text=head),)).plus(await plan_again(turn, wish))
    if told:
        turn.frame.dialog, turn.frame.slots = _maker(wish), dict(wish)  # that plan is still spoken of
        text = _("The plan stays as it is: it is the best with that as well.")
        return Reply(parts=(paragraph("{text}", text=text),), buttons=(_shown(wish),))
    return Reply(parts=(paragraph("{text}", text=_stays(path)),), buttons=(_shown(wish),))


def _stays(path: Path) -> str:
    if not path.steps:
        return _("No: with these limits there is still no step.")
    text = _("No, the plan stays as it is, done by {day}.")
    return text.format(day=day(path.ends))


def _shown(slots: Slots) -> Button:
    return begin(_("Show the plan"), _maker(slots), **slots)


def _maker(slots: Slots) -> str:
    return MAKERS["credential" in slots]
