"""Right after the days before an expiry were set, another number for one record, "actually first aid 3 months"; and
what is left of them, "no GPEN reminders except one month before".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.times import find_leads
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STAGES = "set_stages"
_SO_LONG = pattern(
    r"(?<!\w)(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:day|week|month)s?(?!\w)",
    re.IGNORECASE,
)
_FEW = 9


async def of_one(session: Session) -> Reply | None:
    """None where the message says more, or names none of theirs."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != _STAGES or session.state.asking is not None or "?" in heard.text:
        return None
    spans = list(_SO_LONG.finditer(heard.text))
    if len(spans) != 1 or len(heard.words) > _FEW or find_leads(heard.text) or session.guesses[0].dialog == _STAGES:
        return None
    leads, held = find_leads(f"{spans[0][0]} before"), await named(session, 0)
    if not leads or len(held) != 1:
        return None
    session.trace.append("other days for one of them")
    return await session.begin(_STAGES, {"leads": list(leads), "holding": held[0].id}, 0.9)


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


async def only_so_early(session: Session) -> Reply | None:
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
