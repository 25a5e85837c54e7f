"""Slots for how often, on which day and at what time something is to come: "every Monday at 8:30", "on the first"."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Any

from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.times import find_weekdays
from bot.dialogs.understanding.times.clock import clock, read_clock
from bot.knowledge.catalogue import Catalogue
from bot.patterns import pattern
from bot.tracking.teams.digests import LAST_DAY_OF_MONTH, Every

_MONTHLY = pattern(
    r"\bmonthly\b|\b(?:every|each|a|per|once\s+a|of\s+the|of\s+(?:every|each))\s+month\b|\bmonth['’]?s?\s+digest\b",
    re.IGNORECASE,
)
_WEEKLY = pattern(r"\bweekly\b|\b(?:every|each|a|per|once\s+a)\s+week\b", re.IGNORECASE)
_EVERY_OTHER = pattern(
    rf"\bfortnight\w*|\bbi-?weekly\b|\b(?:every|each|once\s+(?:in|every)|per)\s+(?:(?:other|second|2nd)\s+(?:week|{WEEKDAY})|(?:two|2)\s+weeks|(?:14|fourteen)\s+days)\b"
    rf"|\b(?:every|each)\s+(?:two|2)\s+{WEEKDAY}s\b",
    re.IGNORECASE,
)
_EVERY_WEEK = pattern(rf"\b(?:weekly|every|each|(?:once\s+)?a\s+week|{WEEKDAY}s)\b", re.IGNORECASE)
_ONE_DAY = pattern(rf"\b{WEEKDAY}\b", re.IGNORECASE)
#: "Digest on friday", of what comes every week.
_ON_ONE_DAY = pattern(
    rf"(?<!not\s)(?<!next\s)\b(?:on|to|digest|summary)\s+(?P<day>{WEEKDAY})"
    r"(?:\s+(?:please|pls|instead|then|rather|mornings?|at\s+[\w:.]{1,8}))*\W*$",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10, "fifteenth": 15,
    "twentieth": 20, "last": LAST_DAY_OF_MONTH, "end": LAST_DAY_OF_MONTH, "middle": 15, "beginning": 1, "start": 1,
}  # fmt: skip
_DAY_OF_MONTH = pattern(
    r"\b(?:on|at|every|each|by)?\s*the\s+"
    rf"(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>{'|'.join(_ORDINALS)}))(?:\s+day)?"
    r"(?=\s*(?:of\b|$|[.,;!?]|at\b|in\b|each\b|every\b|please\b|\d))|\b(?P<th>\d{1,2})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_AT = pattern(rf"(?<!\w)(?:at|around|about|@|by)\s*{clock('a')}", re.IGNORECASE)
_BARE = pattern(rf"{clock('a')}", re.IGNORECASE)
_PARTS = {
    "morning": time(8),
    "noon": time(12),
    "lunch": time(12),
    "afternoon": time(14),
    "evening": time(18),
    "night": time(19),
}


_OTHERWISE = pattern(
    rf"\b(?:(?:first|second|third|fourth|last)\s+{WEEKDAY}|bi-?monthly|daily|quarterly|yearly"
    r"|every\s+(?:other|second|third|two|three|four|six|\d+|day|working\s+day|quarter|year|half)\b(?:\s+(?:weeks?|months?|days?))?)",
    re.IGNORECASE,
)


def otherwise(text: str) -> bool:
    """Whether something is to come neither every week, nor every other one, nor every month."""
    return _OTHERWISE.search(text) is not None and not every_other(text)


def every_other(text: str) -> bool:
    """Whether something is to come every other week."""
    return _EVERY_OTHER.search(text) is not None


def every_week(text: str) -> bool:
    """Whether it is said to come every week, and not only on which day."""
    return _EVERY_WEEK.search(text) is not None and not every_other(text)


class OtherCadenceSlot(SlotType):
    """That it is to come in no rhythm that there is."""

    def find(self, heard: Heard) -> Found:
        return Found(value=True) if otherwise(heard.text) else Found()


class CadenceSlot(SlotType):
    """``week``, ``other`` (week) or ``month``."""

    def find(self, heard: Heard) -> Found:
        if every_other(heard.text):
            return Found(value="other")
        if _MONTHLY.search(heard.text) or (_DAY_OF_MONTH.search(heard.text) and not find_weekdays(heard.text)):
            return Found(value="month")
        return Found(value="week") if _WEEKLY.search(heard.text) or find_weekdays(heard.text) else Found()


def on_one_day(text: str) -> frozenset[int] | None:
    """The day of "on friday" at the end of a text about what comes every week."""
    said = _ON_ONE_DAY.search(text[-60:])
    return find_weekdays(said["day"]) if said is not None else None


class DayOfWeekSlot(SlotType):
    """Monday is 0; of several days the first."""

    def find(self, heard: Heard) -> Found:
        days = find_weekdays(heard.text)
        often = _WEEKLY.search(heard.text) or every_other(heard.text)
        if not days and often and (one := _ONE_DAY.search(heard.text)) is not None:
            days = find_weekdays(one[0])  # "weekly on tuesday"
        days = days or on_one_day(heard.text)
        return Found(value=min(days)) if days and len(days) < 7 else Found()


class DayOfMonthSlot(SlotType):
    """1 to 28: later days are not in every month."""

    def find(self, heard: Heard) -> Found:
        match = _DAY_OF_MONTH.search(heard.text)
        if match is None:
            return Found()
        number = int(match["n"] or match["th"] or 0) or _ORDINALS.get((match["word"] or "").casefold(), 0)
        return Found(value=min(number, LAST_DAY_OF_MONTH)) if 1 <= number <= 31 else Found()


class HourSlot(SlotType):
    """One time of the day, as ``HH:MM``."""

    def find(self, heard: Heard) -> Found:
        match = _AT.search(heard.text) or next((m for m in _BARE.finditer(heard.text) if _is_a_time(m)), None)
        said = read_clock(match, "a") if match is not None else None
        if said is not None:
            return Found(value=said.as_is.strftime("%H:%M"))
        part = next((t for word, t in _PARTS.items() if re.search(rf"\b{word}s?\b", heard.text, re.IGNORECASE)), None)
        return Found(value=part.strftime("%H:%M")) if part is not None else Found()

    def load(self, value: Any, catalogue: Catalogue) -> time:
        return time.fromisoformat(value)


def _is_a_time(match: re.Match[str]) -> bool:
    return bool(match["am"] or match["ap"] or match["aq"])


OtherCadence = Annotated[bool, Reads(OtherCadenceSlot())]
Cadence = Annotated[Every, Reads(CadenceSlot())]
DayOfWeek = Annotated[int, Reads(DayOfWeekSlot())]
DayOfMonth = Annotated[int, Reads(DayOfMonthSlot())]
AtHour = Annotated[time, Reads(HourSlot())]
