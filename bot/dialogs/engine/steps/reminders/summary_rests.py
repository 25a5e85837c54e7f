""" "No summary over Christmas", "skip the digest next week": it rests for so long and is not stopped for good. Nothing
rests alone, which is said.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.reminders.pausing import said_to_last
from bot.dialogs.engine.steps.teams.summary_for_leads import digests_of
from bot.dialogs.understanding.dates import find_stretch
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_PAUSES = "pause_reminders"
_SUMMARY = r"(?:summar(?:y|ies)|digests?|overviews?|round-?ups?|recaps?|reports?)"
_NOT_SENT = pattern(
    r"\b(?:no|skip|without|pause|hold(?:\s+off)?|suspend|stop|leave\s+out|(?:do\s*n['’]?t|dont|do\s+not|not|never)(?:\s+(?:want|need|send|get|like|give|have|me|us|to|any)){0,4})\s+"
    rf"(?:(?:sending|me|us|the|my|our|any|a|this|that|team|ward|weekly|monthly|next)\W+){{0,5}}{_SUMMARY}\b",
    re.IGNORECASE,
)
#: "I got no summary for two weeks", "don't skip the summary": none is to rest.
_IS_MISSED = pattern(
    r"\b(?:got|get\s+no|had|have\s+no|has|was|were|came|received|seen|wrote|writes?|to\s+write)\b|(?:n['’]t|\bdont|\bnot|\bnever)\s+(?:skip|stop|pause|hold|leave\s+out)",
    re.IGNORECASE,
)
_NEXT_WEEK = pattern(r"\bnext\s+week\b(?!['’]?s)", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where no time is said, or neither a summary nor a digest comes."""
    heard, records = session.heard, session.given.records
    if _NOT_SENT.search(heard.text) is None or _IS_MISSED.search(heard.text):
        return None
    if "?" in heard.text or heard.people or heard.named:
        return None
    if records is None or not session.given.private or (when := _when(session)) is None:
        return None
    if records.preferences.summary is None and not await digests_of(records):
        return None
    session.trace.append("a summary rests for so long")
    session.state.drop_of(_PAUSES)
    reply = await session.begin(_PAUSES, when, 0.9)
    text = _("That goes for all that I send: a summary or digest alone cannot rest. It goes on by itself afterwards.")
    return reply.model_copy(update={"parts": (*reply.parts, note(text))})


def _when(session: Session) -> dict[str, str] | None:
    heard = session.heard
    if (stretch := find_stretch(heard.text, heard.dates, heard.today)) is not None:
        return {"since": stretch[0].isoformat(), "until": stretch[1].isoformat()}
    if _NEXT_WEEK.search(heard.text):
        monday = heard.today + timedelta(days=7 - heard.today.weekday())
        return {"since": monday.isoformat(), "until": (monday + timedelta(days=7)).isoformat()}
    until = said_to_last(session)
    return {"until": until} if until else None
