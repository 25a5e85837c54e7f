"""One of one's own records is to be removed, by the name one calls it: "take the slinger off", "scrap the hoist"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.messaging.reply import Reply
from bot.patterns import pattern

_REMOVES = "remove_holding"
_TAKE_OFF = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually)\W+){0,3}(?:take|remove|delete|drop|scrap|strike|cross)\s+(?:out\s+|off\s+)?"
    r"(?:the|my|that)\s+",
    re.IGNORECASE,
)
_AFTER = frozenset(
    {"off", "out", "away", "again", "from", "list", "records", "then", "too", "it", "thanks", "me", "mine"}
)


async def asked(session: Session) -> Reply | None:
    """Only where the message names one of them and says no more."""
    said = _TAKE_OFF.match(session.heard.text)
    if said is None or "?" in session.heard.text or session.guesses[0].dialog == _REMOVES or session.heard.people:
        return None
    held = await named(session, said.end())
    if len(held) != 1 or not nothing_but(session, held[0], said.end(), _AFTER):
        return None
    session.trace.append("one of their own records is to be removed")
    return await session.begin(_REMOVES, {"holding": held[0].id}, 0.9)
