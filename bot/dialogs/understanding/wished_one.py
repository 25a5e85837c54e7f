""" "Want to do Network+ next": one thing to get is named, and nothing more is said of it."""

from __future__ import annotations

import re

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_WISHES = pattern(
    r"\W*(?:(?:so|and|but|ok|okay|well|hi|hey|hello|now|then|maybe|yeah|think)\W+){0,3}(?:i\s+|i['’]?d\s+|i['’]?m\s+|am\s+)?"
    r"(?:(?:really|also|just|now|then|would|actually|quite|still)\s+){0,3}"
    r"(?:want(?:ing)?|wanna|like|love|hop(?:e|ing)|look(?:ing)?|planning|plan(?=\s+to\b)|think(?:ing)?|thought|aim(?:ing)?|need|keen|fancy|interested)\s+"
    r"(?:(?:to|of|on|in|about|at|for)\s+)?(?:maybe\s+)?"
    r"(?:(?:go(?:ing)?\s+for|do(?:ing)?|get(?:ting)?|tak(?:e|ing)|have|earn(?:ing)?|sit(?:ting)?|obtain|add(?:ing)?|move\s+on\s+to|try(?:ing)?)\s+)?"
    r"(?:(?:my|the|an?|for)\s+){0,2}$",
    re.IGNORECASE,
)
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


def wished_one(heard: Heard) -> Named | None:
    """The credential or skill that somebody wants to get; None where the message says anything else besides."""
    named = [n for n in heard.named if n.mention.of("credential") or n.mention.of("skill")]
    if len(named) != 1 or heard.people or heard.teams or heard.dates or heard.values or "?" in heard.text:
        return None
    mention = named[0].mention
    if not _WISHES.fullmatch(heard.text, 0, mention.start) or not _MORE.fullmatch(heard.text, mention.end):
        return None
    return named[0]
