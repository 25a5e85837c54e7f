""" "Free CPD for nurses UK", "where do I get free CE?": courses that count are none of what is kept here, and no
amount is told that could be logged.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _LONGEST = "credential_info", 120
_UNIT = r"(?:cpd|cpes?|ceus?|ces?|cmes?|pdus?|pdhs?)(?:\s+(?:credits?|points?|hours?|units?|courses?|training))?"
_WANTED = pattern(
    rf"\b(?:free|cheap(?:est)?|online)\s+(?:online\s+)?{_UNIT}\b|\b{_UNIT}\s+(?:for\s+)?free\b"
    rf"|\bwhere\s+(?:can|could|do|should)\s+i\s+(?:get|find|do|earn)\s+(?:\w+\s+){{0,2}}?{_UNIT}\b",
    re.IGNORECASE,
)
_DONE = pattern(r"\b(?:log|did|done|attended|earned|got|have|add|completed|finished|count)\b|\d", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where units are told, or somebody asks what counts."""
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if _WANTED.search(heard.text) is None or _DONE.search(heard.text):
        return None
    session.trace.append("courses that count, wanted for free")
    session.understood = (_INFO, 0.8)
    text = _(
        "Courses and events that count as units I keep none of, free or not: whoever wants them from you, and your "
        "employer or association, list some."
    )
    after = _("What is wanted I can tell: name what you renew, as in “how is the PMP renewed?”. What you did, I count.")
    told = Reply(parts=(paragraph("{t}", t=text), paragraph("{t}", t=after)))
    named = [n.mention.leading("credential") for n in heard.named if n.mention.of("credential")]
    if len(named) != 1 or len(named[0]) != 1:
        return told
    return Reply(parts=told.parts[:1]).plus(
        await session.begin(_INFO, {"credential": named[0][0].id, "facet": "renewal"}, 0.8)
    )
