"""Another study in place of the one that is followed: "i wanna do ckad instead"."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import Decision, SaidRecords
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.learning import drop_study, start_study
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Reply
from bot.translation import _

_SWITCH, _BOTH = "switch", "both"


@record_dialog
async def switch_study(
    turn: Turn, records: SaidRecords, study: Annotated[int, Hidden()], decision: Decision | None = None
) -> Reply:
    """Dropping one loses sight of it, so that it is asked for first; both can be followed as well."""
    new = turn.catalogue.credentials[records[0]["ids"][0]]
    old = next((s for s in await turn.records.studies() if s.id == study), None)
    if old is None or decision == _BOTH:
        return await start_study(turn, records)
    if decision is None:
        question = _("You study {old}. Shall I drop that and follow {new} instead?")
        labels = (_("Yes, switch to {name}").format(name=short_name(new)), _("Follow both"))
        raise Ask("decision", (_SWITCH, _BOTH), question.format(old=old.name, new=full_name(new)), labels)
    dropped = await drop_study(turn, None, study)
    begun = await start_study(turn, records)
    back = begin(_("Go on with {name}").format(name=old.name), "touch_study", study=old.id)
    return Reply(parts=(*dropped.parts, *begun.parts), buttons=(*begun.buttons, back))
