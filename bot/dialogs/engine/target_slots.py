"""Slots for the first and the last day of what somebody sets out to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from bot.dialogs.engine.said_slots import AHEAD, DateSlot, next_one
from bot.dialogs.engine.slots import Found, NumberSlot, Reads
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.until_when import done_by
from bot.dialogs.understanding.values import Value
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern

#: "From May", "begin in May", "I start after new year".
_FROM = pattern(
    r"\b(?:from|(?:begin|start)(?:n?ing)?(?:\s+(?:it|that|this|only))?(?:\s+(?:in|on|at|after))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "I can't start before May", "busy until May".
_NOT_BEFORE = pattern(
    r"\b(?:can(?:['’]?t|not|\s+not)|won['’]?t|will\s+not|not(?:\s+(?:able|going|possible))?|unable|never|no\s+time|busy|away|travel\w*|booked|do\s*n['’]?t)\b"
    r"[^.,;!?\n]{0,40}?\b(?:before|until|till?|'til)\s+(?:the\s+)?$|\bnot\s+before\s+(?:the\s+)?$|\bearliest(?:\s+(?:is|in|on|would\s+be))?\s+$",
    re.IGNORECASE,
)
#: "But not in January" is no day by which anything is done.
_NOT_THEN = pattern(
    r"\b(?:not|never|except|nothing)\s+(?:in|during|over|on|at|for)\s+(?:the\s+|all\s+of\s+|whole\s+)?$", re.IGNORECASE
)
_EARLIEST = pattern(r"^\s*(?:,\s*)?(?:at\s+(?:the\s+)?)?earliest\b", re.IGNORECASE)
_NEARBY = 80
#: What begins within so many days is not the next winter.
_SOON = 45
_NEXT = pattern(r"next\s", re.IGNORECASE)


@dataclass(frozen=True)
class TargetSlot(DateSlot):
    """The last day for something: "in Q3" is done by the end of it, "before Q3" by the day before it begins."""

    def find(self, heard: Heard) -> Found:
        return super().find(replace(heard, dates=tuple(_with_its_last_day(heard, d) for d in heard.dates)))


def _with_its_last_day(heard: Heard, said: SaidDate) -> SaidDate:
    if said.grain == "day":
        return said
    last = tuple(done_by(heard.text, said, first) for first in said.options)
    if last and max(last) < heard.today:  # "in June" is the next one
        last = tuple(done_by(heard.text, said, first) for first in next_one(said, heard))
    if last and max(last) < heard.today and said.grain == "month":  # "by November", said in November
        last = tuple(add_months(day, 12) for day in last)
    if last and _NEXT.match(heard.text, said.start) and (max(last) - heard.today).days <= _SOON:
        last = tuple(add_months(day, 12) for day in last)  # "by next winter", said in November
    return replace(said, options=last, grain="day")


class DoneBySlot(TargetSlot):
    """The same of a plan, whose first day may be said as well."""

    def find(self, heard: Heard) -> Found:
        ends = (d for d in heard.dates if not _begins(heard, d) and not _NOT_THEN.search(heard.text, 0, d.start))
        return super().find(replace(heard, dates=tuple(ends)))


def _begins(heard: Heard, said: SaidDate) -> bool:
    before = heard.text[max(0, said.start - _NEARBY) : said.start]
    late = _NOT_BEFORE.search(before) or _EARLIEST.search(heard.text[said.end : said.end + _NEARBY])
    return said.cue == "from" or late is not None or _FROM.search(before) is not None


class StartSlot(DateSlot):
    """The first day of something to come: "starting in January", "from February on"."""

    def find(self, heard: Heard) -> Found:
        return super().find(replace(heard, dates=tuple(d for d in heard.dates if _begins(heard, d))))


#: "I'll start studying for the CPT in January", "starting the Xero cert on Monday".
_STUDY_FROM = pattern(
    r"\b(?:start|begin)(?:n?ing)?\s+(?!by\b)[^.,;!?\n]{1,60}?(?:\s+(?:in|on|at|from|after|around|sometime\s+in))?\s+(?:the\s+|next\s+)?$",
    re.IGNORECASE,
)


#: "I started the CKA in September": it has begun, and nothing is said of its end.
_STARTED = pattern(r"\b(?:started|began|begun)\b[^.,;!?\n]{0,60}$|\bsince\s+(?:the\s+|last\s+)?$", re.IGNORECASE)


def _begins_study(heard: Heard, said: SaidDate) -> bool:
    by = heard.text[: said.start].rstrip().lower().endswith((" by", " until", " till", " before"))
    return _begins(heard, said) or (not by and _STUDY_FROM.search(heard.text, 0, said.start) is not None)


class StudyBySlot(TargetSlot):
    """The day by which a study is to be done, where its first day may be said as well."""

    def find(self, heard: Heard) -> Found:
        text = heard.text
        neither = (d for d in heard.dates if not _begins_study(heard, d) and not _NOT_THEN.search(text, 0, d.start))
        ends = (d for d in neither if not _STARTED.search(text, 0, d.start))
        return super().find(replace(heard, dates=tuple(ends)))


class StudyFromSlot(DateSlot):
    """The first day of a study."""

    def find(self, heard: Heard) -> Found:
        first = (d for d in heard.dates if _begins_study(heard, d) and not _STARTED.search(heard.text, 0, d.start))
        return super().find(replace(heard, dates=tuple(first)))


_RIGHT_BEHIND = pattern(r"s?[\s,(–-]*(?:with\s+|of\s+)?$", re.IGNORECASE)
_LIMITED = pattern(
    r"\s*(?:max\w*|tops|at\s+(?:the\s+)?most|or\s+less|plan|from\s+now|is\s+all|to\s+(?:get|learn|become|do|finish))\b",
    re.IGNORECASE,
)


def _is_experience(heard: Heard, value: Value) -> bool:
    """ "Java dev 5 years", "nurse, 3 years": so long they have done it, and it is no time to learn it in."""
    if value.kind != "months" or not heard.text[value.start : value.end].casefold().rstrip("s").endswith("year"):
        return False
    behind = (n for n in heard.named if n.kind == "role" and n.cue != "goal" and n.mention.end <= value.start)
    return not _LIMITED.match(heard.text, value.end) and any(
        _RIGHT_BEHIND.fullmatch(heard.text, n.mention.end, value.start) for n in behind
    )


@dataclass(frozen=True)
class MonthsSlot(NumberSlot):
    """How many months there are: "until June" and "6 months", but not "can't start before June"."""

    def find(self, heard: Heard) -> Found:
        first = [d for d in heard.dates if _begins(heard, d) or _NOT_THEN.search(heard.text, 0, d.start)]
        told = (v for v in heard.values if not _is_experience(heard, v))
        values = (v for v in told if not any(v.start < d.end and d.start < v.end for d in first))
        return super().find(replace(heard, values=tuple(values)))


TargetOn = Annotated[date, Reads(TargetSlot(AHEAD, ahead=True))]
StudyBy = Annotated[date, Reads(StudyBySlot(AHEAD, ahead=True))]
StudyFrom = Annotated[date, Reads(StudyFromSlot(ahead=True))]
DoneBy = Annotated[date, Reads(DoneBySlot(("target", "until", "expires", None), ahead=True))]
Months = Annotated[int, Reads(MonthsSlot("months"))]
StartsOn = Annotated[date, Reads(StartSlot(ahead=True))]
