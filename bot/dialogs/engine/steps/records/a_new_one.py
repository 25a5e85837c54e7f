""" "Got new one 10 june", of what ran out or was just spoken of: it was renewed on that day."""

from __future__ import annotations

from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, just_kept
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_RENEWS = "renew_holding"
_NEW_ONE = pattern(
    rf"{OPENING}(?:(?:yes|yeah|no|but|i|i['’]?ve|already|have|just|actually)\W+){{0,4}}(?:got|get|have|received|did|made|took|done)\s+"
    rf"(?:the\s+|an?\s+|my\s+)?new\s+(?:one|card|cert(?:ificate)?|licen[cs]e|badge|ticket)\s+(?:(?:on|in|from|since|already)\s+)*(?:the\s+)?{A_DAY}"
    r"(?:\W+(?:already|now|this\s+year|pls|please|thanks?))*\W*"
)


async def told(session: Session) -> Reply | None:
    """None where nothing ran out and no single one is spoken of, or the day is still to come."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or "?" in heard.text:
        return None
    if len(heard.dates) != 1 or heard.named or heard.people or _NEW_ONE.fullmatch(heard.marked.casefold()) is None:
        return None
    days = [d for d in heard.dates[0].options if d <= heard.today]
    meant = await _meant(session, heard.today)
    if len(days) != 1 or len(heard.dates[0].options) != 1 or not meant:
        return None
    session.trace.append("a new one of what ran out")
    slots = {"holding": meant[0].id} if len(meant) == 1 else {"among": [h.id for h in meant]}
    return await session.begin(_RENEWS, {**slots, "on": days[0].isoformat()}, 0.9)


async def _meant(session: Session, today: date) -> list[Holding]:
    """The one that was kept or looked at last; else those that ran out, of which it is asked which."""
    records, last = session.given.records, session.state.spoken_of
    spoken_of = await just_kept(session, last) if last is not None and last.dialog in KEEP_A_DATE | LOOK_AT_ONE else []
    if len(spoken_of) == 1:
        return spoken_of
    held = await records.holdings() if records is not None else []
    return [h for h in spoken_of or held if h.expires is not None and h.expires < today]
