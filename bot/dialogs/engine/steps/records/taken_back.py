"""What was just noted was not so: "no, I have not passed the exam", "no wait, I haven't got it yet"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NOTED = frozenset({"add_holding", "finish_study", "renew_holding"})
_NOT_SO = pattern(
    r"\W*(?:(?:no+|nope|wait|sorry|oops|oh|hey|actually|but)\W+){1,4}i\s*(?:have\s*n[o'’]?t|haven['’]?t|did\s*n[o'’]?t|didn['’]?t|have\s+not|did\s+not|never)\s+"
    r"(?:(?:actually|really|yet|even)\s+)?(?:pass(?:ed)?|get|got|gotten|finish(?:ed)?|take[n]?|took|do|did|done|complet\w+|renew(?:ed)?|have|hold)"
    r"(?:\s+(?:the|my|that|this|it)(?:\s+(?:exam|test|cert\w*|card|one|yet))?)?(?:\s+yet)?(?:\W*$|[,.;!–-].{0,80}$)"
    r"|\W*(?:(?:no+|nope|well|haha+|lol|sorry|oops|oh|actually|but|wait|hm+)\W+){1,4}(?:not\s+yet\W+)?(?:that\s+was|it\s+was|just|only|i\s+was)\s+(?:a\s+|only\s+|just\s+)?"
    r"(?:joke|joking|kidding|test(?:ing)?)\W*$",
    re.IGNORECASE,
)


async def it_was_not(session: Session) -> Reply | None:
    """It is taken back as by its button; None where something else is named, or nothing can be taken back."""
    last, undo, heard = session.state.last, session.state.undo, session.heard
    if last is None or last.dialog not in _NOTED or undo is None or "?" in heard.text:
        return None
    if _NOT_SO.match(heard.text) is None or any(n.mention.of("credential") for n in heard.named):
        return None
    session.trace.append("what was just noted was not so")
    return await press(session, undo)
