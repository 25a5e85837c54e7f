"""What is called as a skill is, and ends on a day, is a record: "I have first aid till 3 March 2027, and 2 kids"."""

from __future__ import annotations

from bot.dialogs.engine.said_records import records_in, skills_that_end
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.messaging.reply import Reply


async def told(session: Session) -> Reply | None:
    """What one knows ends on no day; None where something is asked, or more of it is doubtful."""
    heard = session.heard
    if session.guesses[0].dialog not in (TELLING, OUT_OF_SCOPE) or session.state.asking is not None:
        return None
    if "?" in heard.text or heard.people or heard.teams or not skills_that_end(heard):
        return None
    records = [r for r in records_in(heard) if r.get("awarded") or r.get("expires")]
    if not records or any(r.get("doubt") for r in records):
        return None
    session.trace.append("a skill that ends on a day is a paper")
    return await session.begin(ADDING, {"records": records}, 0.9)
