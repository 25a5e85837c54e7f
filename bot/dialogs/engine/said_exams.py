"""The day of an exam that is said of a credential: "my PALS exam is in March", "exam for Security+ booked for the 3rd".

Whoever has the exam before them does not hold it yet, and it expires on no such day.
"""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_EXAM = r"(?:exam(?:ination)?s?|tests?|resits?|retakes?|papers?|assessments?|finals?)"
_ON = (
    r"(?:(?:is|are|it|will|be|now|booked|scheduled|set|planned|due|coming|comes|up|on|in|for|at|by|around|about|the|early|mid|late"
    r"|sometime|start|end|of|beginning|middle|only)\s+){0,6}"
)
_BEHIND = pattern(rf"\s+(?:cert\w*\s+)?{_EXAM}(?:['’]?s)?\s*,?\s+{_ON}", re.IGNORECASE)
_IN_FRONT = pattern(rf"(?<!\w){_EXAM}\s+(?:for|of|in)\s+(?:(?:the|my|an?)\s+)?$", re.IGNORECASE)
_NAMES_IT = pattern(rf"\s{_EXAM}$", re.IGNORECASE)  # "PMP exam" is heard as one name
_AFTER = pattern(rf"\s+(?:cert\w*\s+)?{_ON}", re.IGNORECASE)
_REACH = 30


def exam_day(heard: Heard, start: int, end: int) -> int | None:
    """Where the day to come stands on which there is the exam of what is named at these characters."""
    ahead = [d for d in heard.dates if d.start >= end and d.options and max(d.options) > heard.today]
    if not ahead:
        return None
    day = ahead[0].start
    named = _NAMES_IT.search(heard.text[start:end]) or _IN_FRONT.search(heard.text, max(0, start - _REACH), start)
    said = (_AFTER if named else _BEHIND).fullmatch(heard.text, end, day)
    return day if said is not None else None
