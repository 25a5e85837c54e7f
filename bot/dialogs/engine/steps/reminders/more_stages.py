"""Right after the days before an expiry were set, another number for one record: "actually first aid 3 months"."""

from __future__ import annotations

import re

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
