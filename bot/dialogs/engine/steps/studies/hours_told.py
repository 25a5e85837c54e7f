""" "Did about 2h today, VPC stuff": hours that are told are of a study, whatever subject is named beside them; so are
those from so late to so late, and no hours at which to write.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import StudyHoursSlot, by_the_clock, written
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.standing import is_of_another
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LOGS = "log_progress"
#: What a subject beside them is taken for.
_TAKEN_FOR = frozenset({"credential_for_skill", "credential_for_role", "browse_credentials", "skill_gap"})
_DID = pattern(
    r"\W*(?:(?:ok|okay|so|and|hey|hi|well|yay|i|i['’]?ve|ive|we|have|just|only|finally|managed\s+to|got\s+to)\W+){0,5}"
    r"(?:did|done|studied|put\s+in|spent|managed|got\s+in|logged|worked|learn(?:ed|t)|revised|practi[cs]ed)\s+"
    r"(?:(?:about|around|roughly|another|like|maybe|some|a\s+good|just|only|over|nearly|almost)\s+){0,3}(?:\d|an?\s|one|two|three|four|five|six|half)",
    re.IGNORECASE,
)
#: Hours that are worked or slept are none of study.
_WORK = pattern(
    r"\b(?:overtime|shifts?|work|job|driving|sleep|gym|per|each|every|weekly)\b|\ba\s+week\b", re.IGNORECASE
)


async def told(session: Session) -> Reply | None:
    """None unless the message would only be asked of the catalogue."""
    heard, best = session.heard, session.guesses[0]
    if session.given.records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    if _DID.match(heard.text) is None or "?" in heard.text or _WORK.search(heard.text) or is_of_another(heard.text):
        return None
    if best.dialog not in _TAKEN_FOR or any(n.mention.of("credential") for n in heard.named):
        return None
    hours = StudyHoursSlot().find(heard).value
    if hours is None:
        return None
    session.trace.append("hours that were studied, and a subject")
    return await session.begin(_LOGS, {"hours": hours}, 0.9)


_STUDIED = pattern(r"(?<!\w)(?:studied|learn(?:ed|t)|revised|crammed|practi[cs]ed)(?!\w)", re.IGNORECASE)


async def from_to(session: Session) -> Reply | None:
    """ "I learned from 11:30 to 1 yesterday"; None of who studies nothing."""
    heard, records = session.heard, session.given.records
    if _STUDIED.search(heard.text) is None or "?" in heard.text or (hours := by_the_clock(heard.text)) is None:
        return None
    if records is None or not session.given.private or heard.people or session.guesses[0].dialog == _LOGS:
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("from so late to so late they studied")
    return await session.begin(_LOGS, {"hours": written(hours), "study": study.id}, 0.9)
