""" "Go on", after something was put to rest, wakes it; after a list it is the next page."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: What puts to rest, and what wakes again.
_WAKES = {
    "pause_reminders": "resume_reminders", "stop_reminders": "resume_reminders", "pause_study": "touch_study",
    "drop_study": "touch_study",
}  # fmt: skip
_GO_ON = pattern(
    r"\W*(?:(?:ok|okay|no|please|pls|you\s+can|and|so|well|right|i['’]?m\s+back|back\s+again)\W+)*"
    r"(?:i\s+am\s+back|i['’]?m\s+back|back\s+(?:again|at\s+it|now)|ready\s+again|(?:go|carry|keep)\s+(?:on|going)|continue|resume|un-?pause|wake\s+up)"
    r"(?:\W+(?:again|now|please|pls|then|with\s+(?:it|that|them)|it|that))*\W*",
    re.IGNORECASE,
)


async def woken(session: Session) -> Reply | None:
    """None unless that is all the message says, and nothing was listed since."""
    if not _GO_ON.fullmatch(session.heard.text):
        return None
    for frame in reversed(session.state.done):
        if frame.dialog in _WAKES:
            session.trace.append("what was put to rest goes on")
            study = {k: v for k, v in frame.slots.items() if k == "study"}
            return await session.begin(_WAKES[frame.dialog], study)
        if frame.dialog in session.manager.dialogs and session.dialog(frame).has("page"):
            return None
    return None
