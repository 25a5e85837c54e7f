""" "Remind me about the BLS": of one that is named, and nothing else is said of it."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_AHEAD, _AGAIN = "next_reminders", "unmute_holding"
_REMIND = pattern(
    r"\W*(?:(?:please|pls|ok|okay|and|can|could|will|would|you|just|now|also|but|do)\W+){0,6}(?:remind|ping|warn|notify|alert)\s+(?:to\s+)?me\s+"
    r"(?:about|of|on|before|when)\s+(?:the|my|that|this)?\s*$",
    re.IGNORECASE,
)
_NO_MORE = pattern(
    r"\W*(?:(?:one|card|cert(?:ificate|ification)?|licen[cs]e|badge|renewal|expiry|expires|expiring|ends|runs|run|is|it|due|out|lapses|too|as\s+well|please|pls|again|then|in\s+time|ok|soon)\W*){0,6}",
    re.IGNORECASE,
)

_ONCE_MORE = pattern(r"\bagain\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """When reminders of it come; or they come again, where it is muted."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or len(heard.named) != 1 or heard.people or heard.teams:
        return None
    named = heard.named[0]
    ids, name = ids_of(named), named.mention
    around = _REMIND.fullmatch(heard.text, 0, name.start) and _NO_MORE.fullmatch(heard.text, name.end)
    if not ids or not around or heard.dates or heard.values or "?" in heard.text:
        return None
    session.trace.append("reminders of one credential")
    held = [h for h in await records.holdings() if h.credential in ids]
    if len(held) == 1 and held[0].muted:
        return await session.begin(_AGAIN, {"holding": held[0].id}, 0.9)
    if not held and _ONCE_MORE.search(heard.text):
        return None
    return await session.begin(_AHEAD, {"credential": ids}, 0.9)
