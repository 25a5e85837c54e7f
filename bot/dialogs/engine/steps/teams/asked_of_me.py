""" "What do I need?" of a member from whom a team needs something: that, before it is asked for which job."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements

_MINE = "my_requirements"
_WHAT_I_NEED = pattern(
    rf"{OPENING}(?:what|which\s+(?:ones?|certs?|cards?|courses?|tickets?))\s+(?:all\s+)?(?:do|must|should|shall)\s+i\s+(?:still\s+)?(?:(?:need|have)(?:\s+to\s+(?:have|get|do|hold|renew|bring))?|get|do)"
    r"(?:\s+(?:now|then|still|exactly|by\s+when|for\s+(?:the|my|this)\s+(?:team|boss|lead)|here))*\W*",
    re.IGNORECASE,
)
#: Right after talk of a job, or of a plan, it is what that needs.
_OF_JOBS = frozenset(
    {"other_jobs", "credential_for_role", "skill_gap", "learning_path", "credential_path", "credential_info", "compare"}
)


async def told(session: Session) -> Reply | None:
    """None unless nothing else is said, and something is asked of them."""
    heard, records, last = session.heard, session.given.records, session.state.last
    if records is None or not session.given.circle.joined or heard.named or session.state.asking is not None:
        return None
    if (last is not None and last.dialog in _OF_JOBS) or not _WHAT_I_NEED.fullmatch(heard.text):
        return None
    if not (await requirements.asked_of(records.connection, [records.person_id]))[records.person_id]:
        return None
    session.trace.append("what their team needs from them")
    return await session.begin(_MINE, {}, 0.9)
