""" "Stop it, I know", right after a reminder: no more of what it was about, and nothing that was told is taken back."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_since
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.agenda import last_reminder

_MUTES = "mute_holding"
_NAGS = r"(?:nag|bug|remind|tell|ping|ask|pester|bother|write|text|messag)(?:g?ing|e|ge)?"
_STOP = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|no|oh|please|pls|hey|just|well|right|i\s+know|got\s+it|alright|already|thanks|thx"
    r"|can\s+you|could\s+you|will\s+you|argh|ffs|omg|god|jeez|now)\W+){0,6}"
    rf"(?:stop|quit|enough|do\s?n['’]?t|dont|do\s+not|no\s+more|shut\s+up|cut\s+it\s+out|give\s+it\s+a\s+rest|drop\s+it)(?:\s+{_NAGS}(?:\s+me)?\s+(?:about|of)\s+(?=it|this|that))?"
    r"(?:\W+(?:it|that|this|one|of|about|now|already|please|pls|i|i['’]m|im|know|get|got|thanks|thx|mate|ok|okay|yes|any\s?more|more|again"
    r"|aware|stop|on|with)){0,10}\W*",
    re.IGNORECASE,
)
_LONGEST = 100


async def told(session: Session) -> Reply | None:
    """None where no reminder came since the message before."""
    records, heard = session.given.records, session.heard
    if records is None or not session.given.private or heard.named or heard.people or heard.dates:
        return None
    if len(heard.text) > _LONGEST or _STOP.fullmatch(heard.text) is None or not await reminded_since(session):
        return None
    last = await last_reminder(records.connection, records.person_id)
    held = {h.id for h in await records.holdings()}
    about = sorted(held & last.holdings) if last is not None else []
    if not about:
        return None
    session.trace.append("enough of what the last reminder was about")
    return await session.begin(_MUTES, {"holding": about[0]} if len(about) == 1 else {"among": about}, 0.9)
