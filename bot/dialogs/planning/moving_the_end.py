"""That a changed step moves the end of a plan by more than a month, said before the plan that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.turn import Turn
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Paragraph, bold, paragraph
from bot.translation import _, day


async def moved(turn: Turn, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Paragraph]:
    """Nothing where it ends within a month of the day on which it ended before."""
    old, new = await path_of(turn, before), await path_of(turn, after)
    if old is None or new is None or not old.steps or not new.steps:
        return []
    if new.ends > add_months(old.ends, 1):
        text = _("That takes longer: the plan is done by {after} instead of {before}.")
    elif new.ends < add_months(old.ends, -1):
        text = _("That is done sooner: by {after} instead of {before}.")
    else:
        return []
    return [paragraph(text, after=bold(day(new.ends)), before=day(old.ends))]
