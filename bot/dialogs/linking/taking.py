"""Of two records that became one, taking the facts of the one that was put aside."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import facts_of_holding, stored_line
from bot.dialogs.linking.naming import told
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling.messages import title
from bot.tracking.joining.records import exchange
from bot.translation import _

Number = Annotated[int, Hidden()]


@record_dialog
async def take_other(turn: Turn, holding: Number, spare: Number) -> Reply:
    """The same again takes it back; only buttons lead here."""
    taken = await exchange(turn.records, holding, spare)
    if taken is None:
        return told(_("The other record is gone by now. Tell me the right date, and I correct the one you have."))
    turn.about([taken.credential] if taken.credential else [])
    line = stored_line(facts_of_holding(turn, taken), turn.today)
    return Reply(
        parts=(paragraph(_("Taken. {name}: {line}."), name=bold(title(taken, turn.catalogue)), line=line),),
        buttons=(begin(_("Undo"), "take_other", holding=holding, spare=spare),),
    )
