""" "Do I need AZ-900 before AZ-104?", "my boss asks, do I need RHCSA still valid for RHCE" ask what the second
requires, not the first.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.who_asks import WHO_ASKS
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NEEDED = pattern(
    rf"^{OPENING}(?:{WHO_ASKS})?"
    r"(?:(?:do|does|would|will|must|should|shall)\s+(?:i|we|you|one|they|my)\b|(?:have|need)\s+i\b|(?:if|whether)\s+(?:i|we)\s+(?:need|must|have)\b"
    r"|is\b(?!\s+there\s+(?:any|some|no|nothing))|are\b|can\s+(?:i|we|you|one)\b)",
    re.IGNORECASE,
)
_LATER = pattern(
    r"\b(?:before|prior\s+to|ahead\s+of|(?:prerequisite|required|needed|necessary|mandatory|compulsory)\s+(?:for|to)"
    r"|(?:to|for)\s+(?:take|taking|do|doing|get|getting|sit|sitting|pass|passing|start|starting|keep|keeping|renew|renewing))\b"
    r"|\bfor\s+(?:(?:the|my|an?)\s+)?$|\bfor\s+(?:it|that|this)\b",
    re.IGNORECASE,
)
#: "Do I need it still valid for RHCE": of what was just told, or talked of.
_IT_FOR = pattern(r"\b(?:it|that|this)(?:\s+one)?\b[^.!?]{0,40}\bfor\s+(?:(?:the|my|an?)\s+)?$", re.IGNORECASE)
_WITHOUT = pattern(r"\bwithout\b", re.IGNORECASE)
_TWO = 2


def _is_a_job(named: Named) -> bool:
    """ "Is the PMP worth it for a construction manager": called just so, and the credential is only like it."""
    return named.kind == "role" and not any(m.exact for m in named.mention.of("credential"))


async def asked(session: Session) -> Reply | None:
    """Whether one credential has to come before another, named or talked of."""
    heard, at = session.heard, session.state.focus.at
    if session.of_records() or not _NEEDED.match(heard.text):
        return None
    named = [n.mention for n in heard.named if n.mention.of("credential") and not _is_a_job(n)]
    ids = [m.leading("credential")[0].id for m in named if len(m.leading("credential")) == 1]
    if len(ids) != len(named) or len(named) not in (1, _TWO) or len(named) != len(heard.named):
        return None
    if len(ids) == 1:
        if at is None or at == ids[0]:
            return None
        if _LATER.search(heard.text, named[0].end):
            first, then = ids[0], at
        elif _IT_FOR.search(heard.text[: named[0].start]):
            first, then = at, ids[0]
        else:
            return None
    else:
        between = heard.text[named[0].end : named[1].start]
        if _LATER.search(between):
            first, then = ids
        elif _WITHOUT.search(between):
            then, first = ids
        else:
            return None
    session.trace.append("whether one comes before another")
    return await session.begin("credential_info", {"credential": then, "facet": "prerequisites", "first": first}, 0.9)
