"""A record under another name, in its holder's own words."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.said_slots import OwnHolding
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import as_it_is, holds_instead, next_words
from bot.messaging.reply import Part, Reply, bold, note, paragraph
from bot.scheduling.messages import title
from bot.translation import _


@record_dialog
async def rename_holding(
    turn: Turn, called: Annotated[str, Hidden()] | None = None, holding: OwnHolding | None = None
) -> Reply:
    """Keep it as they call it. What was reckoned by a rule of the catalogue goes with its name; a day that they told
    stays.
    """
    held = await turn.records.holding(holding) if holding is not None else None
    if held is None or not called:
        return not_held(turn, None)
    columns: dict[str, Any] = {"name": called, "credential": None}
    if held.credential is not None and not held.printed:
        columns |= {"expires": None, "opens": None, "grace_until": None}
    await turn.records.change(held.id, **columns)
    holds_instead(turn, held.credential, None)
    parts: list[Part] = [paragraph(_("{old} is kept as {new} now."), old=title(held, turn.catalogue), new=bold(called))]
    if held.credential is not None:
        parts.append(note(_("My catalogue has no such name; I know no rules for it.")))
        if columns.get("expires", held.expires) is None:
            parts.append(paragraph(_("Until when is it valid? Tell me the day on the card, and I remind you.")))
    parts.append(paragraph("{text}", text=await next_words(turn)))
    undo = begin(_("Undo"), "undo_change", before=[as_it_is(held)])
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("My credentials"), "list_holdings")))
