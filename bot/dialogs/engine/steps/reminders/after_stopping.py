"""Right after all reminders were stopped: "start again on Monday", "actually start them now", "until when is that?"; or
those of one record: "no start it again".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ACTUALLY, OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_STOPS, _PAUSES, _RESUMES = "stop_reminders", "pause_reminders", "resume_reminders"
_FIRST = (
    rf"\W*(?:(?:ok|okay|no|oh|wait|sorry|{ACTUALLY}|and|well|but|hm+|please|pls|can|could|you|u|i\s+meant?|just|then)\W+)"
    r"{0,5}"
)
_THEM = r"(?:them|it|that|everything|all|the|my|me|reminders?|reminding|messages?|messaging|writing|sending|up)"
_AGAIN = pattern(
    rf"{_FIRST}(?:(?:re)?start|begin|resume|turn|switch|continue|go\s+on)(?:\s+{_THEM}){{0,4}}(?:\s+(?:again|back|on|now|up|with|please|pls)){{0,4}}\W*",
    re.IGNORECASE,
)
_UNTIL = pattern(
    rf"{_FIRST}(?:only\s+)?(?:until|till?|til|(?:(?:re)?start|begin|resume|turn|switch|continue|go\s+on)(?:\s+{_THEM}){{0,4}}(?:\s+(?:again|back|on|from|in|at)){{0,4}})\s*",
    re.IGNORECASE,
)
_POLITELY = pattern(r"(?:\W*(?:i\s+meant?|please|pls|again|on|then|ok|thanks|thx))*\W*", re.IGNORECASE)
_HOW_LONG = pattern(
    rf"{OPENING}(?:until\s+when|till?\s+when|(?:for\s+)?how\s+long)(?:\s+(?:is|will|for|are|that|it|this|they|be|you|off|stopped|quiet|last|stay))*\W*",
    re.IGNORECASE,
)


_MUTES, _UNMUTES = "mute_holding", "unmute_holding"
#: "No remind me again", of the one.
_REMINDS = pattern(
    rf"{_FIRST}(?:keep|go\s+on|continue|carry\s+on)\s+(?:with\s+)?(?:the\s+|my\s+)?remind\w*(?:\s+(?:me|of|about|for|it|that|this|one|pls|please))*\W*"
    rf"|{_FIRST}(?:do\s+)?(?:remind|tell|ping)\s+me(?:\s+(?:of|about|for|it|that|this|one|the))*(?:\s+(?:again|still|anyway|after\s+all|pls|please))+\W*",
    re.IGNORECASE,
)


async def of_the_one(session: Session) -> Reply | None:
    """ "No start it again", right after the reminders of one record were stopped: that one alone is reminded of."""
    last, undo = session.state.last, session.state.undo
    if last is None or last.dialog != _MUTES or session.state.asking is not None or session.heard.named or not undo:
        return None
    if not (_AGAIN.fullmatch(session.heard.text) or _REMINDS.fullmatch(session.heard.text)):
        return None
    holding = last.slots.get("holding") or undo.get("slots", {}).get("holding")
    if not isinstance(holding, int):
        return None
    session.trace.append("the one that was just left alone is reminded of again")
    return await session.begin(_UNMUTES, {"holding": holding}, 0.9)


async def told(session: Session) -> Reply | None:
    """None where anything else is said, or was done since."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog not in (_STOPS, _PAUSES) or session.state.asking is not None or heard.named:
        return None
    if _HOW_LONG.fullmatch(heard.text):
        return await session.begin("reminder_settings", {}, 0.9) if last.dialog == _PAUSES else _for_good()
    if _AGAIN.fullmatch(heard.text):
        return await session.begin(_RESUMES, {}, 0.9)
    begins = _UNTIL.match(heard.text)
    if begins is None or len(heard.dates) != 1 or not begins.start() <= heard.dates[0].start <= begins.end():
        return None
    said = heard.dates[0]
    if last.slots.get("until") and ONLY_A_DAY.fullmatch(heard.text, said.start, said.end):
        return None  # "till the 4th" is of the month in which the pause ended
    ahead = [day for day in said.options if day > heard.today]
    if len(ahead) != 1 or not _POLITELY.fullmatch(heard.text, said.end):
        return None
    session.trace.append("quiet until a day, and not for good")
    until, since = ahead[0].isoformat(), last.slots.get("since")
    later = since is not None and heard.today.isoformat() < since < until  # "mute all over christmas" – "until 3 jan"
    kept = {"since": since} if later and _ITS_END.match(heard.text) else {}
    return await session.begin(_PAUSES, {"until": until, **kept}, 0.9)


#: A day of a month that is not named.
ONLY_A_DAY = pattern(r"(?:the\s+)?(?:[12]?\d|3[01])(?:st|nd|rd|th)", re.IGNORECASE)
_ITS_END = pattern(rf"{_FIRST}(?:only\s+)?(?:until|till?|til)\b", re.IGNORECASE)


def _for_good() -> Reply:
    text = _("Until you turn them on again: by myself I write nothing before that.")
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Turn them on again"), _RESUMES),))
