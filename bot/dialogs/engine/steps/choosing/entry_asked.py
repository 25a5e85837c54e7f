""" "Do I need a degree to be a radiographer?": what is asked for before each of what proves the job."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ADVISES, _RANKS = "credential_for_role", "rank_credentials"
_SHOWN = 3
_ASKS = pattern(
    r"\b(?:do|would|will|can|could)\s+(?:i|you|u|we|they)\s+(?:really\s+|still\s+|even\s+)?(?:need|have\s+to\s+have|require|(?:do|get|be|become|work\s+as)\b[^.!?]{0,40}?\bwithout)\s+"
    r"(?:(?:an?|any|my|some|to\s+have)\s+){0,2}(?:\w+\s+)?(?:degree|gcses?|a[\s-]?levels?|abitur|diploma|high\s+school\w*|matric|school\s+leaving\w*|experience|maths|qualifications?)\b",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no job is named, or anything else is asked."""
    heard = session.heard
    roles = [n for n in heard.named if n.mention.of("role") and n.cue not in ("current", "excluded")]
    if len(roles) != 1 or session.state.waiting is not None or not _ASKS.search(heard.text):
        return None
    if any(n.kind == "credential" for n in heard.named):
        return None
    advice = await session.start(Guess(_ADVISES, 0.9, "what a job asks for before"))
    these = session.state.focus.credentials[:_SHOWN]
    if session.state.waiting is not None or not these:
        return advice
    entry = await session.begin(_RANKS, {"these": these, "quality": "entry", "each": True}, 0.9)
    return entry.model_copy(update={"buttons": advice.buttons})
