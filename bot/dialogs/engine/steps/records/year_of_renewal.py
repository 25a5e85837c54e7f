""" "No expiry on it says 2031", at "until when is it valid now?": a year, of which the day is asked."""

from __future__ import annotations

from bot.dialogs.engine.said_years import year_alone
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

_RENEWS = "renew_holding"
_SHORT = 10


async def told(session: Session) -> Reply | None:
    """None where another credential is named, or something is asked."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or frame.dialog != _RENEWS or frame.awaiting is None or frame.awaiting.slot != "until":
        return None
    year = year_alone(heard)
    if year is None or "?" in heard.text or len(heard.words) > _SHORT or heard.people or heard.teams:
        return None
    if any(n.mention.of("credential") for n in heard.named) or year <= session.given.today.year:
        return None
    session.state.stack.remove(frame)
    session.trace.append("the year until which it was renewed")
    return await session.begin(_RENEWS, {**frame.slots, "year": year}, 0.9)
