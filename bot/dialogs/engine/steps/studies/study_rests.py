""" "Pause it till January", of a study that is spoken of, which alone rests then; and "no wait, don't pause it", which
pauses nothing and takes a pause back.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.reminders.pausing import said_to_last
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.learning import awake
from bot.translation import _

_RESTS, _GOES_ON, _QUIET, _RESUMES = "pause_study", "touch_study", "pause_reminders", "resume_reminders"
_PAUSING = frozenset({_RESTS, _QUIET, "rest_plan"})
_IT = r"(?:it|this|that|(?:the|my|this)\s+(?:study|studies|exam|course|one)|studying)"
_PAUSE_IT = pattern(
    rf"{CORRECTING}(?:let['’]?s\s+|i['’]?(?:d|ll)\s+(?:like\s+to\s+)?|i\s+want\s+to\s+)?"
    rf"(?:pause\s+{_IT}|(?:put|set)\s+{_IT}\s+(?:on\s+(?:hold|ice|pause)|to\s+rest)|freeze\s+{_IT})\s+(?:un|for|'?til).{{2,40}}",
    re.IGNORECASE,
)
_NO_PAUSE = pattern(
    rf"{CORRECTING}(?:(?:do\s?n['’]?t|dont|do\s+not|never)\s+pause|no\s+pause|un-?pause)"
    rf"(?:\s+(?:{_IT}|them|anything|after\s+all|yet|then|please|pls|my\s+reminders))*\W*",
    re.IGNORECASE,
)


#: "Don't stop reminding me for the next 2 weeks".
_GOES_ON_SENDING = pattern(
    rf"{CORRECTING}(?:i\s+)?(?:do\s?n['’]?t|dont|do\s+not|never)\s+(?:want\s+(?:you\s+)?to\s+)?(?:stop|pause|quit|skip)\s+(?:(?:the|my|your|all|sending|to)\s+){{0,3}}"
    r"(?:remind\w*|messag\w*|writ\w+|ping\w*|nudg\w*|summar\w+|digests?)(?:\s+me)?(?:\W+(?:for|until|till?|from|over|in|during|about|next)\W.{1,40})?\W*",
    re.IGNORECASE,
)
_OF_REMINDERS = pattern(r"\b(?:remind\w*|messag\w*)\b", re.IGNORECASE)


async def until(session: Session) -> Reply | None:
    """None where something else was spoken of than a study, or no end is told."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in OF_A_STUDY | {_RESTS} or session.state.asking is not None or heard.named:
        return None
    ends = said_to_last(session) if _PAUSE_IT.fullmatch(heard.text) else None
    study = await study_meant(session) if ends is not None else None
    if study is None:
        return None
    session.trace.append("the study that is spoken of rests until a day")
    return await session.begin(_RESTS, {"study": study.id, "until": ends}, 0.9)


async def not_paused(session: Session) -> Reply | None:
    """The pause that was just made is taken back, else what rests goes on."""
    records, last, undo = session.given.records, session.state.last, session.state.undo
    if records is None or not session.given.private or session.state.asking is not None:
        return None
    if not _NO_PAUSE.fullmatch(session.heard.text) and not _GOES_ON_SENDING.fullmatch(session.heard.text):
        return None
    session.trace.append("no pause is wanted")
    if last is not None and last.dialog in _PAUSING and undo is not None:
        return await press(session, undo)
    today = session.heard.today
    of_all = _OF_REMINDERS.search(session.heard.text) is not None
    resting = [] if of_all else [s for s in await records.studies() if awake(s, today).state == "paused"]
    replies = [await session.begin(_GOES_ON, {"study": study.id}, 0.9) for study in resting]
    if records.preferences.paused_until is not None and records.preferences.paused_until > today:
        replies.append(await session.begin(_RESUMES, {}, 0.9))
    if not replies:
        session.understood = (_RESUMES, 0.9)
        return Reply(parts=(paragraph(_("All right, nothing is paused.")),))
    return in_several.together(session, replies)
