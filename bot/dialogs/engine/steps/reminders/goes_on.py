"""What is to go on: "no wait, don't pause it", "don't stop reminding me". Nothing is paused for that, and what was
paused goes on.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.learning import awake
from bot.translation import _

_GOES_ON, _RESUMES = "touch_study", "resume_reminders"
_PAUSING = frozenset({"pause_study", "pause_reminders", "rest_plan"})
_IT = r"(?:it|this|that|(?:the|my|this)\s+(?:study|studies|exam|course|one)|studying)"
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
#: "Don't stop reminding me", "did not remind me for 3 weeks", beside anything.
_IS_TO_GO_ON = pattern(
    r"(?:n['’]t|\bdont|\bnot|\bnever|\bcannot)\s+(?:want\s+(?:you\s+)?to\s+|to\s+)?(?:stop|pause|quit|skip)\b|\b(?:did|have|had|has)(?:\s+not|n['’]t)\s+(?:remind|writ|messag|ping|nudg)",
    re.IGNORECASE,
)


def is_to_go_on(text: str) -> bool:
    """Whether nothing is to rest, although a pause is spoken of."""
    return _IS_TO_GO_ON.search(text) is not None


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
