"""A credential that was revoked or suspended: whether its record shall go is asked."""

from __future__ import annotations

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Decision, OwnHolding
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import remove_holding
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling.messages import title
from bot.translation import _

_REMOVE, _KEEP = "remove", "keep"


@record_dialog
async def taken_away(turn: Turn, holding: OwnHolding, decision: Decision | None = None) -> Reply:
    """Remove it, or leave all as it was."""
    held = await turn.records.holding(holding)
    if held is None or decision == _REMOVE:
        return await hand_on(turn, remove_holding, {"holding": holding})
    name = title(held, turn.catalogue)
    if decision is None:
        question = _("I am sorry. I still keep {name}, and remind you of it. Shall I remove it?").format(name=name)
        raise Ask("decision", (_REMOVE, _KEEP), question, (_("Remove it"), _("Keep it")))
    quiet = begin(_("No reminders for it"), "mute_holding", holding=holding)
    return Reply(parts=(paragraph(_("I keep {name} as it was."), name=bold(name)),), buttons=(quiet,))
