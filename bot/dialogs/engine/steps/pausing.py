"""A pause over a stretch of days: nothing is sent over it, whatever is said to be paused."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import find_stretch
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply

_PAUSES = "pause_reminders"
#: Requests that it is taken for: what of them pauses is what is sent.
_PAUSED = frozenset(
    {
        _PAUSES,
        "pause_study",
        "replan",
        "my_plan",
        "drop_plan",
        "change_step",
        "loosen_plan",
        "study_status",
        "drop_study",
    }
)
_PAUSE = re.compile(
    r"(?<!\w)(?:paus\w+|break|time\s+off|days?\s+off|quiet|silent|silence|mute|hold\s+off)(?!\w)", re.IGNORECASE
)


async def paused(session: Session) -> Reply | None:
    """ "Pause the plan over christmas" begins at christmas, and not today."""
    heard, frame = session.heard, session.state.waiting
    asked = frame is not None and frame.dialog == _PAUSES
    if heard.named or not (asked or _PAUSE.search(heard.text)):
        return None
    best = session.guesses[0]
    if session.sure and best.dialog not in _PAUSED and not asked:
        return None
    if find_stretch(heard.text, heard.dates, heard.today) is None:
        return None
    session.state.stack = [f for f in session.state.stack if f.dialog != _PAUSES]
    return await session.start(Guess(_PAUSES, 0.9, "a pause over a stretch of days"))
