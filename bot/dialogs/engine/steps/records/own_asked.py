""" "What about my digi card?", of a record that only its holder calls so."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records import which_record
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ASKED = "holding_status"
_WHAT_ABOUT = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|but|hey|hm+|wait)\W+){0,4}(?:what|how|hows|what['’]s|whats)\s+(?:is\s+)?(?:about|with|abt|up\s+with)\s+(?:my|the)\s+(?=\w)",
    re.IGNORECASE,
)
_SHORT = 100


async def what_about(session: Session) -> Reply | None:
    """What was just asked of another one, or how it stands; none where the name is one of the catalogue."""
    heard = session.heard
    said = _WHAT_ABOUT.match(heard.text) if len(heard.text) <= _SHORT else None
    if said is None or heard.people or heard.teams or session.state.asking is not None:
        return None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    meant = await which_record.named(session, said.end())
    if len(meant) != 1 or meant[0].credential is not None:
        return None
    last = session.state.last
    again = session.dialog(last) if last is not None else None
    same = again is not None and again.private and not again.writes and again.has("holding")
    session.trace.append("it is asked of one of their own")
    name = again.name if again is not None and same else _ASKED
    return await session.begin(name, {"holding": meant[0].id}, 0.9)
