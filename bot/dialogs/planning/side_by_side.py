"""Two plans side by side, within the same limits: for the job of before, and for another one."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.lines import plan_line
from bot.dialogs.planning.wanted import path_of
from bot.messaging.reply import Bullets, Reply, bold, paragraph, spans
from bot.translation import _


@private_dialog
async def plans_compared(turn: Turn, wishes: Annotated[list[dict[str, Any]], Hidden()]) -> Reply:
    """A line for each, with a button that shows it."""
    lines, buttons, jobs = [], [], []
    for wish in wishes:
        role, path = turn.catalogue.roles.get(wish.get("role", "")), await path_of(turn, wish)
        if role is None or path is None:
            continue
        jobs.append(role.id)
        nothing = spans(_("{name}: no step is possible within these limits"), name=bold(role.name))
        lines.append(plan_line(role.name, path) if path.steps else nothing)
        buttons.append(begin(_("Plan for {role}").format(role=role.name), "learning_path", **wish))
    turn.about(jobs=jobs)
    head = paragraph(_("Within the same limits:"))
    return Reply(parts=(head, Bullets(items=tuple(lines), numbered=True)), buttons=tuple(buttons))
