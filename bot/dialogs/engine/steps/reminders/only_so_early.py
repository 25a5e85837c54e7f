""" "No GPEN reminders except one month before": what is left of the days before, where the others are refused."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.times import find_leads
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STAGES = "set_stages"
#: What it is taken for.
_TAKEN_FOR = frozenset({_STAGES, "mute_holding", "stop_reminders", "pause_reminders", "usual_stages", "next_reminders"})
_NONE = pattern(
    r"(?<!\w)(?:do\s?n['’]?t|dont|do\s+not|no|not|never|stop|without)(?!\w)[^.;!?]{0,60}?\b(?:remind\w*|messag\w*|notif\w*|pings?|write)\b",
    re.IGNORECASE,
)
_BUT = pattern(
    r"(?<!\w)(?:except|excepting|but|besides|apart\s+from|other\s+than|unless|only|just)\s+(?:for\s+)?(?:(?:only|just|maybe|the|one|a\s+reminder)\s+)?"
    r"(?=(?:\d|an?\s|one\s|two\s|three\s|four\s|six\s|the\s+day|on\s+the\s+day))",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where nothing is refused, or no days before are left."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text:
        return None
    refused = _NONE.search(heard.text) if session.guesses[0].dialog in _TAKEN_FOR else None
    but = _BUT.search(heard.text, refused.end()) if refused is not None else None
    leads = find_leads(heard.text[but.end() :]) if but is not None else None
    named = [ids for n in heard.named if (ids := ids_of(n))]
    if leads is None or len(named) > 1:
        return None
    session.trace.append("nothing but so many days before")
    of = {"credential": named[0]} if named else {}
    return await session.begin(_STAGES, {"leads": list(leads), **of}, 0.9)
