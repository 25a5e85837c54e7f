"""Other ways to the same end as the plan that is spoken of: cheaper, shorter, without exams, fuller."""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import MAKERS, planned_slots
from bot.dialogs.planning.changing import followed_slots, no_plan
from bot.dialogs.planning.lines import plan_line
from bot.dialogs.planning.wanted import path_of
from bot.messaging.reply import Bullets, Reply, paragraph
from bot.translation import _


@private_dialog
async def other_plans(turn: Turn) -> Reply:
    """Each of them in a line, with a button that shows it; those that are the same plan are left out."""
    slots = planned_slots(turn) or await followed_slots(turn)
    if slots is None:
        return no_plan(turn)
    told = [list(slots.get("steps", ()))]
    lines, buttons = [], []
    for way, changed in _ways(slots):
        path = await path_of(turn, changed)
        steps = [s.credential.id for s in path.steps] if path else []
        if path and steps and steps not in told:
            told.append(steps)
            lines.append(plan_line(way, path))
            buttons.append(begin(way, MAKERS["credential" in slots], **changed))
    if not lines:
        text = _("I find no other plan within these limits. With more money, hours or time there may be one.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("Change a limit"), "loosen_plan"),))
    return Reply(parts=(paragraph(_("Other ways to plan it:")), Bullets(items=tuple(lines))), buttons=tuple(buttons))


def _ways(slots: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    fullest = {k: v for k, v in slots.items() if k not in ("sort", "enough")}
    return [
        (_("Cheaper"), {**fullest, "sort": "cheapest"}),
        (_("Faster"), {**fullest, "sort": "shortest"}),
        (_("Without exams"), {**fullest, "format": "no-exam"}),
        (_("The fullest plan"), fullest),
    ]
