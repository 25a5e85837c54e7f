"""The day of an exam that is said of a credential: "my PALS exam is in March", "exam for Security+ booked for the 3rd".

Whoever has the exam before them does not hold it yet, and it expires on no such day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.dates import SaidDate, find_dates
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
#: "Booked my IELTS for 14 Jan": nobody books anything but the exam, or the course, of what is named.
_BOOKED = pattern(
    r"(?<!\w)(?:booked|scheduled|registered|signed\s+up|enrolled|booked\s+in|sitting|taking|writing)\s+(?:(?:in|for|to|on|sit|take|do|myself"
    r"|onto|my|the|an?)\s+){0,4}$",
    re.IGNORECASE,
)
#: "My TOEFL is on 3 Feb": an expiry is on no day, it is then.
_IS_ON = pattern(r"(?:['’]s|\s+is|\s+will\s+be)\s+(?:coming\s+up\s+)?on\s+(?:the\s+)?", re.IGNORECASE)
_REACH = 40


_OWN = pattern(r"(?<!\w)my\s+(?:next\s+|first\s+|second\s+)?$", re.IGNORECASE)


def exam_day(heard: Heard, start: int, end: int) -> int | None:
    """Where the day to come stands on which there is the exam of what is named at these characters."""
    if (appointed := is_on(heard, start, end)) is not None:
        return appointed.start
    ahead = [d for d in heard.dates if d.start >= end and d.options and max(d.options) > heard.today]
    if not ahead:
        return None
    day = ahead[0].start
    named = _NAMES_IT.search(heard.text[start:end]) or _booked(heard, start)
    ways = (_AFTER, _BEHIND) if named else (_BEHIND,)
    said = next((found for way in ways if (found := way.fullmatch(heard.text, end, day))), None)
    return day if said is not None else None


def is_on(heard: Heard, start: int, end: int) -> SaidDate | None:
    """The day to come which what is named is said to be on: "my TOEFL is on 3 Feb"."""
    said = _IS_ON.match(heard.text, end)
    if said is None or _OWN.search(heard.text, max(0, start - _REACH), start) is None:
        return None
    on = next((d for d in heard.dates if d.start == said.end() and d.grain == "day"), None)
    if on is not None and on.year_guessed:  # the one to come, whatever is said around it
        alone = find_dates(heard.text[on.start : on.end], heard.today, heard.day_first, asked="ahead")
        on = replace(on, options=alone[0].options, cue="target") if len(alone) == 1 else None
    return on if on is not None and len(on.options) == 1 and on.options[0] > heard.today else None


def _booked(heard: Heard, start: int) -> bool:
    front = max(0, start - _REACH)
    return any(way.search(heard.text, front, start) is not None for way in (_IN_FRONT, _BOOKED))
