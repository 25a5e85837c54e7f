""" "Found a job, 20 hours a week", "I work 30 hours a week as a nurse": hours at work are no time that somebody has to
study.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.talk import Talk
from bot.patterns import pattern

_WEEKLY = r"\s*(?:h|hrs?|hours?)?\s*(?:(?:a|per|each|every|/)\s*w(?:ee)?k|/\s*w|weekly)(?!\w)"
_ABOUT = r"(?:\s+(?:with|for|of|at|is|now|about|around|like|roughly|(?:full|part)[\s-]?time)|\s*[,:(–-])"
#: "A job with 20 hours a week"; "a job, I can do 20 hours a week" tells of time beside it.
_A_JOB = (
    rf"(?:job|shifts?|contract|position){_ABOUT}{{0,3}}\s*\d{{1,2}}{_WEEKLY}"
    rf"|\d{{1,2}}{_WEEKLY}\s+(?:job|contract|position)(?!\w)"
)
_WORKS = (
    r"(?:i|i['’]?m|i\s+am)\s+(?:(?:still|also|now|already|currently|have\s+to|must)\s+){0,2}work(?:ing)?"
    r"(?:\s+as\s+an?\s+[\w-]{2,20}(?:\s+[\w-]{2,20})?)?"
    rf"{_ABOUT}{{0,3}}\s*(?P<works>\d{{1,2}}){_WEEKLY}(?!\s+(?:on|towards?|for|at)\s+(?:it|this|that|these|the|my)\b)"
)
_AT_WORK = pattern(rf"(?<!\w)(?:{_A_JOB}|{_WORKS})", re.IGNORECASE)
#: Fewer hours may be meant of what somebody works on beside a job.
_LEAST = 12


def at_work(text: str) -> tuple[int, int] | None:
    """Where hours are told that are worked every week; None where none are."""
    said = _AT_WORK.search(text)
    return said.span() if said is not None and (said["works"] is None or int(said["works"]) >= _LEAST) else None


def set_apart(talk: Talk) -> None:
    """They are taken for no hours of study."""
    span = at_work(talk.heard.text)
    if span is not None:
        kept = (v for v in talk.heard.values if v.kind != "hours_a_week" or not span[0] <= v.start < span[1])
        talk.heard = replace(talk.heard, values=tuple(kept))
