""" "Oh and PALS, got that in Jan 2026, it's 2 years": what is not held and told with its day is another record. It puts
no day right of what is kept.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.messaging.reply import Reply
from bot.patterns import pattern

_TELLS = pattern(r"(?<!\w)(?:got|have|hold|passed|did|earned|completed|received|['’]ve|ive)(?!\w)", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where something is put right, or one of what is named is kept already."""
    heard, records = session.heard, session.given.records
    if session.guesses[0].dialog != CORRECTS or records is None or not session.given.private or "?" in heard.text:
        return None
    if session.state.asking is not None or heard.people or heard.teams or session.manager.controls.corrects(heard):
        return None
    told = records_in(heard) if heard.dates and _TELLS.search(heard.text) else []
    ids = {i for record in told for i in record["ids"]}
    if not told or not all(r["ids"] and (r.get("awarded") or r.get("expires")) and not r.get("doubt") for r in told):
        return None
    if any(h.credential in ids for h in await records.holdings()):
        return None
    session.trace.append("what is not held is told with its day")
    return await session.begin(ADDING, {"records": told}, 0.9)
