""" "Forget everything about my CISSP": all of that one record, and not all that is kept of them."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.messaging.reply import Reply
from bot.patterns import pattern

_REMOVES = "remove_holding"
_ALL_OF = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|and|ok|oh|actually|now)\W+){0,3}(?:forget|delete|erase|wipe|remove|clear|drop)\s+"
    r"(?:(?:everything|all|anything|whatever|the\s+data|all\s+(?:the\s+)?(?:data|records?|info\w*))(?:\s+(?:that\s+)?(?:you\s+(?:know|have|keep|stored?|remember)|there\s+is|i\s+told\s+you))?\s+"
    r"(?:about|of|on|for|with|to\s+do\s+with)|about)\s+(?:(?:my|the|that|old)\s+){0,3}",
    re.IGNORECASE,
)
_AFTER = pattern(r"(?:\s+(?:cert\w*|card|licen[cs]e|one|record|exam|please|pls|now|again|thanks))*\W*", re.IGNORECASE)


async def forgotten(session: Session) -> Reply | None:
    """None where nothing is named behind it: then all is meant."""
    heard = session.heard
    said = _ALL_OF.match(heard.text)
    if said is None or not session.given.private or heard.people or heard.teams or "?" in heard.text[:-1]:
        return None
    held = await named(session, said.end())
    if len(held) == 1:
        session.trace.append("all of one record")
        return await session.begin(_REMOVES, {"holding": held[0].id}, 0.9)
    one = next((n for n in heard.named if n.mention.start >= said.end() and n.mention.of("credential")), None)
    if (
        one is None
        or heard.text[said.end() : one.mention.start].strip()
        or not _AFTER.fullmatch(heard.text, one.mention.end)
    ):
        return None
    session.trace.append("all of one record")
    return await session.begin(_REMOVES, {"credential": ids_of(one)}, 0.9)
