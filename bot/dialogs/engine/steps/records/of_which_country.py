""" "I have a forklift ticket": a name that several countries have is asked about, where nobody knows the country."""

from __future__ import annotations

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply


async def told(session: Session) -> Reply | None:
    """None where anything else is told besides, which a profile takes."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != TELLING or session.state.asking is not None or session.given.records is None:
        return None
    if not session.given.private or session.country is not None or heard.values or heard.people or heard.teams:
        return None
    if not heard.named or any(n.cue != "held" or n.kind != "credential" for n in heard.named):
        return None
    known = session.manager.knowledge.catalogue.credentials
    lands = [{tuple(known[i].countries) for i in ids_of(n) if i in known} for n in heard.named]
    if not any(len(each) > 1 and () not in each for each in lands):
        return None
    records = records_in(heard)
    if not records or any(record.get("doubt") for record in records):
        return None
    session.trace.append("a name that several countries have")
    return await session.begin(ADDING, {"records": records}, 0.9)
