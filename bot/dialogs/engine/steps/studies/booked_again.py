""" "Booked the BLS class for 9 Jan" of who holds the BLS: it is renewed there, nobody studies for what they hold."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.standing import is_of_another
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.calendar import later

_SNOOZES = "snooze_reminder"
_BOOKED = pattern(
    r"\W*(?:(?:ok|okay|k|kk|yes|yeah|hey|hi|so|great|done|and|i|i['’]?m|im|i['’]?ve|ive|have|am|just|already|now|got|all|finally)\W+){0,6}"
    r"(?:booked|scheduled|signed\s+up|registered|enrolled|reserved)\b",
    re.IGNORECASE,
)
_TEST = pattern(
    r"\b(?:booked|scheduled|reserved)\s+(?:the|a|my)\s+(?:tests?|exams?|class|course|renewal|refresher)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """It is asked about again when that day is over; None where what is named is not held, or is studied."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or "?" in heard.text:
        return None
    if _BOOKED.match(heard.text) is None or is_of_another(heard.text) or session.state.asking is not None:
        return None
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    holdings, studied = await records.holdings(), {s.credential for s in await records.studies()}
    held = [h for h in holdings if h.credential in named]
    if not heard.named and not studied and _TEST.search(heard.text):
        held = [h for h in holdings if h.expires is not None]  # the only thing that a test can be for
    if len(held) != 1 or held[0].credential in studied:
        return None
    days = heard.days_ahead()
    if len(days) != 1:
        return None
    session.trace.append("what renews a record is booked")
    until = later(days[0], timedelta(days=1)).isoformat()
    return await session.begin(_SNOOZES, {"holding": held[0].id, "until": until}, 0.9)
