"""What was just noted was not so: "no, I have not passed the exam", "no wait, I haven't got it yet", "oh, I only
booked it".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.understanding.not_renewed import was_not_renewed
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_NOTED = frozenset({"add_holding", "finish_study", "renew_holding"})
_NOT_SO = pattern(
    r"\W*(?:(?:no+|nope|wait|sorry|oops|oh|hey|actually|but)\W+){1,4}(?:i\s*)?(?:have\s*n[o'’]?t|haven['’]?t|did\s*n[o'’]?t|didn['’]?t|have\s+not|did\s+not|never)\s+"
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


_RENEWS = "renew_holding"
#: "Oh no, I only booked it", "just registered for it so far".
_ONLY_BOOKED = pattern(
    rf"{CORRECTING}(?:it['’]?s\s+|that['’]?s\s+)?(?:i\s*(?:['’]?ve|have)?\s+)?(?:(?:only|just|merely|have)\s+){{1,2}}"
    r"(?:booked|scheduled|signed\s+up|registered|applied|planned|ordered|enrolled)"
    r"(?:\s+(?:it|that|for|up|to|the|my|a|an|on|renew|do|place|slot|course|exam|test|renewal|class|so\s+far|yet|now|today))*\W*",
    re.IGNORECASE,
)


async def only_booked(session: Session) -> Reply | None:
    """What was just noted is taken back; a renewal that is being asked about is left."""
    heard, waiting, last, undo = session.heard, session.state.waiting, session.state.last, session.state.undo
    booked = _ONLY_BOOKED.fullmatch(heard.text) is not None
    if waiting is not None and waiting.dialog == _RENEWS and (booked or was_not_renewed(heard.text)):
        if any(n.mention.of("credential") for n in heard.named):
            return None
        session.state.stack.remove(waiting)
        session.trace.append("it is not renewed yet")
        session.understood = (_RENEWS, 0.9)
        return Reply(parts=(paragraph(_("I noted no renewal: tell me when it is renewed.")),))
    if not booked or waiting is not None or undo is None or last is None or last.dialog not in _NOTED:
        return None
    session.trace.append("what was just noted is only booked")
    return await press(session, undo)
