"""The limits of a plan, as they are said, asked for and put right."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.estimating import question
from bot.dialogs.planning.wanted import said_budget
from bot.translation import _, day

HiddenIds = Annotated[list[str], Hidden()]
#: More hours than this are those of a whole plan, of which nothing is asked.
_HOURS_OF_A_WEEK = 60


def said_hours(slots: dict[str, Any], hours: int | None) -> None:
    """ "What about 6 hrs?" is said of a week."""
    if hours is not None and hours <= _HOURS_OF_A_WEEK and hours != slots.get("estimate"):
        slots["hours_a_week"] = hours
    slots.pop("hours", None)


def put_right(turn: Turn, by: date | None, ask: str) -> None:
    """Ask for the limit that a button wants changed, and for a day that lies ahead."""
    turn.frame.slots.pop("ask", None)
    if ask == "budget":
        raise Ask("budget", (), _how_much(turn))
    if ask == "hours_a_week":
        raise Ask("hours_a_week", (), _("How many hours a week can you study? For example “8 hours a week”."))
    if ask == "estimate":
        raise Ask("estimate", (), question())
    if ask == "starts":
        raise Ask("starts", (), _("On which day shall it begin? For example “on 11 January”."))
    past = by is not None and by <= turn.today
    if ask == "by" or past:
        turn.frame.slots.pop("by", None)
        turn.frame.slots.pop("months", None)
        text = _("By when do you want to be done? For example “by the end of June”.")
        if by is not None and past:
            text = _("{day} is past. By when do you want to be done?").format(day=day(by))
        raise Ask("by", (), text)


def _how_much(turn: Turn) -> str:
    said = said_budget(turn, turn.frame.slots)
    if said is not None and said.monthly:
        return _("What may the plan cost a month, or in all? For example “$60 a month” or “$800 in all”.")
    return _("What may the plan cost in all? For example “$800”.")
