"""Asking for one's own records in few words: "what have you got down", "what do I still owe", and of the one about
which a day is being asked: "how long does that last".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule

_DUTIES = "my_requirements"
_KEPT = pattern(
    rf"{ASKING}(?:(?:show|tell|give)\s+(?:me|us)\s+)?what(?:ever)?\s+(?:(?:have\s+you|you\s+have|you['’]?ve|do\s+you\s+have)(?:\s+got)?|(?:are|is)\s+on\s+file)"
    r"(?:\s+(?:down|noted|written|stored|saved|recorded|on\s+(?:file|record)|(?:on|for|of)\s+me|so\s+far|now)){0,3}\W*",
    re.IGNORECASE,
)
#: "What have you got?" asks what there is to choose from.
_IS_SAID = pattern(
    r"\b(?:down|noted|written|stored|saved|recorded|file|record|me)\W*$|^\W*(?:show|tell|give)\b", re.IGNORECASE
)
_OWED = pattern(
    rf"{ASKING}(?:what|how\s+(?:much|many)(?:\s+(?:hours|units|points|credits|cpes?|pdus?|ceus?))?)\s+(?:do|must|am)\s+i\s+(?:still\s+)?(?:owe|owing|short)\b(?:\s+(?:still|now|yet))?\W*",
    re.IGNORECASE,
)
_HOW_LONG = pattern(
    rf"{ASKING}(?:how\s+long|until\s+when)\s+(?:does|do|is|will)\s+(?:it|that|this|mine)(?:\s+one)?\s+(?:last|run|stay\s+valid|valid|good|keep)(?:\s+for)?\W*",
    re.IGNORECASE,
)


async def listed(session: Session) -> Reply | None:
    """What is kept of them; None where they may ask what there is."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    if _KEPT.fullmatch(heard.text) is None or not _IS_SAID.search(heard.text) or not await records.holdings():
        return None
    session.trace.append("what is kept of them")
    return await session.begin("list_holdings", {}, 0.9)


async def owed(session: Session) -> Reply | None:
    """The units that are left, of who is in no team that needs anything."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.given.circle.joined or heard.people or heard.teams:
        return None
    if session.guesses[0].dialog != _DUTIES or _OWED.fullmatch(heard.text) is None:
        return None
    counted = [h for h in await records.holdings() if unit_rule(h, session.manager.knowledge.catalogue)]
    if not counted:
        return None
    session.trace.append("the units that they still owe")
    return await session.begin("units_left", {"holding": counted[0].id} if len(counted) == 1 else {}, 0.9)


async def of_the_told(session: Session) -> Reply | None:
    """How long what they are telling of is valid, while a day of it is asked."""
    frame = session.state.waiting
    if frame is None or frame.dialog != ADDING or _HOW_LONG.fullmatch(session.heard.text) is None:
        return None
    ids = [i for r in frame.slots.get("records") or () if isinstance(r, dict) for i in r.get("ids", ())]
    if len(ids) != 1:
        return None
    session.trace.append("of what is being told")
    return await session.begin("credential_info", {"facet": "validity", "credential": ids[0]}, 0.9)
