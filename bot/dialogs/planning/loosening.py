"""More money, hours or time for a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog
from bot.dialogs.engine.said_slots import HoldingSlot
from bot.dialogs.engine.slots import Hidden, Hours, HoursAWeek, Reads
from bot.dialogs.engine.target_slots import DoneBy, StartsOn
from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.again import plan_again, planned_slots
from bot.dialogs.planning.changing import followed_slots, no_plan
from bot.dialogs.planning.limiting import said_hours
from bot.dialogs.planning.starting import Slots
from bot.dialogs.planning.wanted import path_of, wish_for
from bot.dialogs.understanding.values import Money
from bot.knowledge.renewing.periods import add_days, add_months
from bot.messaging.reply import Reply
from bot.translation import _

#: The slot of a plan that each word is about.
_ABOUT = {
    "budget": "budget", "money": "budget", "spend": "budget", "hours": "hours_a_week", "study": "hours_a_week",
    "date": "by", "deadline": "by", "later": "by", "time": "by", "extend": "by",
}  # fmt: skip


@private_dialog
async def loosen_plan(
    turn: Turn,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    by: DoneBy | None = None,
    starts: StartsOn | None = None,
    hours: Hours | None = None,
    what: Annotated[str, Reads(HoldingSlot())] | None = None,
    shift: Annotated[list[int], Hidden()] | None = None,
    moves: Annotated[str, Hidden()] = "all",
    wish: Slots | None = None,
) -> Reply:
    """Plan again with the limit that is named, or ask which one and how much.

    ``shift``: so many months and days later, of the start, the end or all.
    """
    slots = wish or planned_slots(turn) or await followed_slots(turn)
    if slots is None:
        return no_plan(turn)
    if shift is not None:
        return await plan_again(turn, await _shifted(turn, slots, shift, moves))
    said_hours(turn.frame.slots, hours)
    said = {k: v for k, v in turn.frame.slots.items() if k in ("budget", "hours_a_week", "by", "starts")}
    if not said and what is None:
        what = next((_ABOUT[w.text] for w in turn.heard.words if w.text in _ABOUT), None)
        if what is None:
            labels = (_("The budget"), _("The hours a week"), _("The date"))
            raise Ask("what", ("budget", "hours_a_week", "by"), _("What shall be different?"), labels)
    return await plan_again(turn, {**slots, **said, **({"ask": what} if not said and what else {})})


async def _shifted(turn: Turn, slots: dict[str, Any], shift: Sequence[int], moves: str) -> dict[str, Any]:
    """No plan begins on a day that is past. Where no end was said, it is that of the last step which moves."""
    wish = await wish_for(turn, slots)
    months, days = shift

    def later(day: date) -> str:
        return max(turn.today, add_days(add_months(day, months), days)).isoformat()

    starts = {"starts": later(wish.start)} if moves != "end" else {}
    path = await path_of(turn, slots) if not slots.get("by") and list(shift) < [0, 0] else None
    ends = (
        {"by": later(path.ends if path and path.steps else wish.by)}
        if moves == "end" or (moves == "all" and slots.get("by"))
        else {}
    )
    return {**slots, **starts, **ends}
