"""When something was got and when it was renewed, told at once: "passed CKA on 3 May 2022, renewed it 3 May 2025"."""

from __future__ import annotations

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_renewed import renewal_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.messaging.reply import Reply

_RENEWS = "renew_holding"


async def told(session: Session) -> Reply | None:
    """What is kept already is renewed on the later day; what is not is recorded, and counts from that day."""
    heard = session.heard
    if session.guesses[0].dialog != _RENEWS or session.state.asking is not None or "?" in heard.text:
        return None
    day = renewal_in(heard)
    if day is None or heard.people or heard.teams or len(day.options) != 1 or day.options[0] > heard.today:
        return None
    held, records = await named(session, 0), records_in(heard)
    if len(held) > 1 or len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("when it was got, and when it was renewed")
    if held:
        return await session.begin(_RENEWS, {"holding": held[0].id, "on": day.options[0].isoformat()}, 0.9)
    return await session.begin(ADDING, {"records": records}, 0.9)
