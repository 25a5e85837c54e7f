""" "Do I need a degree to be a radiographer?": what is asked for before each of what proves the job."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_INFO, _PATH = "credential_info", "credential_path"
#: "Do I meet the entry requirements?", of the credential that is talked of.
_MEETS = pattern(
    rf"{OPENING}(?:(?:do|would|will)\s+i\s+(?:even\s+|already\s+|really\s+)?(?:meet|fulfil+|satisfy|have|qualify\s+(?:for|under))\s+(?:all\s+)?(?:the|its|their|those|these)\s+"
    r"(?:(?:entry|entrance|eligibility|admission|formal)\s+)?(?:requirements?|prerequisites?|conditions?|criteria|prereqs)|(?:am|would)\s+i\s+(?:be\s+)?(?:even\s+)?eligible(?:\s+(?:for\s+(?:it|that)|at\s+all))?"
    r"|(?:do|would)\s+i\s+(?:even\s+|already\s+)?qualify(?:\s+(?:for\s+(?:it|that)|at\s+all))?)\W*",
    re.IGNORECASE,
)
_ADVISES, _RANKS = "credential_for_role", "rank_credentials"
_SHOWN = 3
_ASKS = pattern(
    r"\b(?:do|would|will|can|could)\s+(?:i|you|u|we|they)\s+(?:really\s+|still\s+|even\s+)?(?:need|have\s+to\s+have|require|(?:do|get|be|become|work\s+as)\b[^.!?]{0,40}?\bwithout)\s+"
    r"(?:(?:an?|any|my|some|to\s+have)\s+){0,2}(?:\w+\s+)?(?:degree|gcses?|a[\s-]?levels?|abitur|diploma|high\s+school\w*|matric|school\s+leaving\w*|experience|maths|qualifications?)\b",
    re.IGNORECASE,
)


async def met(session: Session) -> Reply | None:
    """What the credential asks for before, that was looked at or is planned for; None where it is no single one."""
    last, heard = session.state.last, session.heard
    if last is None or session.state.waiting is not None or _MEETS.fullmatch(heard.text) is None or heard.named:
        return None
    at = last.slots.get("credential") if last.dialog == _PATH else session.state.focus.at
    if last.dialog not in (*LOOKS, _PATH) or at not in session.manager.knowledge.catalogue.credentials:
        return None
    session.trace.append("what it asks for before")
    return await session.begin(_INFO, {"credential": at, "facet": "prerequisites"}, 0.9)


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
