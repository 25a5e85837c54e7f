""" "Add it to my list", of a credential that was only talked of: held or wanted, that is asked."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from bot.dialogs.adding import add_holding
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import AHEAD, HoldingSlot
from bot.dialogs.engine.slots import Found, Hidden, Reads
from bot.dialogs.engine.target_slots import TargetOn, TargetSlot
from bot.dialogs.engine.turn import Turn
from bot.dialogs.holdings import holding_status
from bot.dialogs.learning import start_study
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import full_name
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_WANTED = pattern(
    r"(?<!\w)(?:want|wanna|would\s+like|goal|aim\w*|plan\w*|study\w*|learn\w*|not\s+yet|don['’]?t|later|future|wish\w*"
    r"|to\s+(?:get|do|have)|get\s+it)(?!\w)",
    re.IGNORECASE,
)
_HELD = pattern(r"(?<!\w)(?:have|hold|held|got|own|passed|already|mine|done)(?!\w)", re.IGNORECASE)


class PossessionSlot(HoldingSlot):
    """Whether something is held or wanted."""

    def find_answer(self, heard: Heard) -> Found:
        wanted = _WANTED.search(heard.text) is not None
        return Found(value="wanted" if wanted else "held" if _HELD.search(heard.text) else None)


@record_dialog
async def put_on_list(
    turn: Turn,
    credential: Annotated[str, Hidden()],
    possession: Annotated[str, Reads(PossessionSlot())] | None = None,
    target: TargetOn | None = None,
) -> Reply:
    """Record it, or follow the study of it."""
    known = turn.catalogue.credentials.get(credential)
    if known is None or any(held.credential == credential for held in await turn.records.holdings()):
        return await hand_on(turn, holding_status, {"credential": [credential]})
    if possession is None:
        question = _("Do you hold {name} already, or do you want to get it?").format(name=full_name(known))
        raise Ask("possession", ("held", "wanted"), question, (_("I have it"), _("I want to get it")))
    records = [{"ids": [known.id], "name": known.name}]
    if possession == "held":
        return await hand_on(turn, add_holding, {"records": records})
    said = target.isoformat() if target is not None else TargetSlot(AHEAD, ahead=True).find(turn.heard).value
    ends = {"target": said} if said and date.fromisoformat(str(said)) > turn.today else {}
    return await hand_on(turn, start_study, {"records": records, **ends})
