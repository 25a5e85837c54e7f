""" "Want to do Network+ next", "… and then Security+": what to get is named, and nothing more is said of it."""

from __future__ import annotations

import itertools
import re

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_WISHES = pattern(
    r"\W*(?:(?:so|and|but|ok|okay|well|hi|hey|hello|now|then|maybe|yeah|think)\W+){0,3}(?:i\s+|i['’]?d\s+|i['’]?m\s+|am\s+)?"
    r"(?:(?:really|also|just|now|then|would|actually|quite|still)\s+){0,3}"
    r"(?:want(?:ing)?|wanna|like|love|hop(?:e|ing)|look(?:ing)?|planning|plan(?=\s+to\b)|think(?:ing)?|thought|aim(?:ing)?|need|keen|fancy|interested)\s+"
    r"(?:(?:to|of|on|in|about|at|for)\s+)?(?:maybe\s+)?"
    r"(?:(?:go(?:ing)?\s+for|do(?:ing)?|get(?:ting)?|tak(?:e|ing)|have|earn(?:ing)?|sit(?:ting)?|obtain|add(?:ing)?|move\s+on\s+to|try(?:ing)?"
    r"|be(?:come|coming|ing)?|(?:re)?train(?:ing)?\s+(?:to\s+be(?:come)?|as)|qualify(?:ing)?\s+as)\s+(?:a\s+(?:fully\s+)?(?:certified|qualified|licen[cs]ed|registered|chartered)\s+)?)?"
    r"(?:(?:my|the|an?|for)\s+){0,2}$",
    re.IGNORECASE,
)
#: "My manager wants me to do ITIL", "boss says I should get the PMP": what others want is done by who asks.
TOLD_TO = pattern(
    r"\W*(?:(?:so|and|but|ok|okay|well|hi|hey|hello|now)\W+){0,3}(?:(?:my|our|the|new)\s+){0,2}"
    r"(?:boss|manager|employer|company|work|job|lead|supervisor|hr|firm|team\s*lead|foreman|head|director|client|mentor|school)s?\s+(?:(?:now|really|just|also)\s+)?"
    r"(?:(?:wants?|needs?|asked|asks|told|tells?|expects?|is\s+(?:making|asking)|makes?|pushes|would\s+like|['’]d\s+like)\s+(?:me|us)\s+(?:to\s+)?"
    r"|(?:says?|said|thinks?|insists?|suggests?|recommends?|reckons?)\s+(?:that\s+)?(?:i|we)\s+(?:should|must|need\s+to|have\s+to|ought\s+to|gotta|could)\s+)"
    r"(?:go\s+for|do|get|take|have|earn|sit|pass|learn)\s+(?:(?:my|the|an?|for)\s+){0,2}$",
    re.IGNORECASE,
)
_WANTED = ("credential", "skill")
_MORE = pattern(
    r"(?:\W+(?:next|too|as|well|also|now|instead|then|soon|some\s?day|one\s+day|eventually|please|pls|cert\w*|exams?|licen[cs]e|ticket|card|course"
    r"|qualification|one|at\s+some\s+point|if\s+possible|i\s+think))*\W*",
    re.IGNORECASE,
)


#: In front of what somebody wants, in one clause: "…, hoping to do my paediatric".
_IN_FRONT = pattern(
    r"\b(?:want(?:ing)?|wanna|(?:would|['’]d)\s+like|hop(?:e|ing)|looking|planning|thinking|aim(?:ing)?|need|keen)\s+(?:(?!have\b|got\b)[\w'’]+\s+){0,4}$",
    re.IGNORECASE,
)


def is_wished(text: str, start: int) -> bool:
    """Whether what is named from ``start`` on is said to be wanted."""
    return _IN_FRONT.search(text, max(0, start - 60), start) is not None


#: "Network+ and then Security+".
_THEN = pattern(
    r"\s*(?:[,/&+]|\b(?:and|then|after\s+(?:that|it)|later|maybe|or|plus|followed\s+by|next|also|eventually|the)\b|\s){1,8}\s*",
    re.IGNORECASE,
)


def begins_a_wish(text: str, end: int) -> bool:
    """Whether all that stands in front of ``end`` says that what follows is wanted."""
    return _WISHES.fullmatch(text, 0, end) is not None or TOLD_TO.fullmatch(text, 0, end) is not None


def wished_ones(heard: Heard) -> list[Named]:
    """The credentials or skills that somebody wants to get, in order; none where the message says anything else. A
    field that is named behind them, "… and then security", may be left out.
    """
    named = list(heard.named)
    if not named or heard.people or heard.teams or heard.dates or heard.values or "?" in heard.text:
        return []
    if not begins_a_wish(heard.text, named[0].mention.start) or named[0].kind not in _WANTED:
        return []
    gaps = itertools.pairwise(n.mention for n in named)
    listed = all(_THEN.fullmatch(heard.text, a.end, b.start) for a, b in gaps)
    ends = _MORE.fullmatch(heard.text, named[-1].mention.end) is not None
    return [n for n in named if n.kind == named[0].kind] if listed and ends else []
