""" "Pause it till January", of a study that is spoken of, which alone rests then."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.reminders.pausing import said_to_last
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RESTS = "pause_study"
#: What is asked of a study is no answer to "can i pause til new year".
_ASK_OF_IT = frozenset({"set_target", "log_progress"})
_IT = r"(?:it|this|that|(?:the|my|this)\s+(?:study|studies|exam|course|one)|studying)"
_PAUSE_IT = pattern(
    rf"{CORRECTING}(?:ugh\s+)?(?:(?:can|could|may)\s+(?:i|we)\s+|let['’]?s\s+|i['’]?(?:d|ll)\s+(?:like\s+to\s+)?|i\s+(?:want|need|have)\s+to\s+)?"
    rf"(?:pause(?:\s+{_IT})?|(?:put|set)\s+{_IT}\s+(?:on\s+(?:hold|ice|pause)|to\s+rest)|freeze\s+{_IT})\s+(?:un|for|'?til).{{2,40}}",
    re.IGNORECASE,
)


async def until(session: Session) -> Reply | None:
    """None where something else was spoken of than a study, or no end is told."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in OF_A_STUDY | {_RESTS} or heard.named:
        return None
    if session.state.asking is not None and session.state.asking.dialog not in _ASK_OF_IT:
        return None
    ends = said_to_last(session) if _PAUSE_IT.fullmatch(heard.text) else None
    study = await study_meant(session) if ends is not None else None
    if study is None:
        return None
    session.trace.append("the study that is spoken of rests until a day")
    session.state.drop_of(*_ASK_OF_IT)
    return await session.begin(_RESTS, {"study": study.id, "until": ends}, 0.9)
