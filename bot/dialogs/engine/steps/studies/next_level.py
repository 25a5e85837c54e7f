""" "Level 3 next", of who passed or looked at the level before it."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_INFO, _LEVEL = "credential_info", pattern(r"\blevel\s+(?P<n>\d)\b", re.IGNORECASE)
_NEXT = pattern(
    rf"{OPENING}(?:(?:i|i['’]?ll|i['’]?d|want|wanna|do|doing|like|to|go|on|for|with|start|let['’]?s|maybe|the|and|next)\s+){{0,6}}level\s+(?P<n>[1-8])"
    r"(?:\W+(?:next|then|now|after\s+that|please|pls|too|one|is\s+next|comes\s+next))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where there is no such level of what was talked of."""
    heard, at = session.heard, session.state.focus.at
    known = session.manager.knowledge.catalogue.credentials.get(at or "")
    said = _NEXT.fullmatch(heard.text)
    if said is None or known is None or session.state.asking is not None or credentials_in(heard) or heard.dates:
        return None
    own = _LEVEL.search(known.name)
    if own is None or own["n"] == said["n"]:
        return None
    issuer = session.manager.knowledge.catalogue.issuer_of[known.id]
    with session.hearing(_LEVEL.sub(f"Level {said['n']}", f"{issuer} {known.name[: own.end()]}")) as named:
        found = [i for n in credentials_in(named) for i in ids_of(n)]
    theirs = [i for i in found if session.manager.knowledge.catalogue.issuer_of.get(i) == issuer and i != known.id]
    if len(theirs) != 1:
        return None
    session.trace.append("another level of what was talked of")
    return await session.begin(_INFO, {"credential": theirs[0], "wished": True}, 0.9)
