"""A record that has a name of its person's own gets another one: "the first aid one is 3-day FAW"."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import nothing_kept
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _


@record_dialog
async def rename_record(turn: Turn, holding: Annotated[int, Hidden()], called: Annotated[str, Hidden()]) -> Reply:
    """Its days stay as they are; a button brings the old name back."""
    kept = next((h for h in await turn.records.holdings() if h.id == holding), None)
    if kept is None or kept.credential is not None:
        return nothing_kept()
    await turn.records.change(kept.id, name=called)
    text = _("{before} is called {name} from now on.")
    undo = begin(_("Undo"), "rename_record", holding=kept.id, called=kept.name)
    return Reply(
        parts=(paragraph(text, before=bold(kept.name), name=bold(called)),),
        buttons=(undo, begin(_("My credentials"), "list_holdings")),
    )
