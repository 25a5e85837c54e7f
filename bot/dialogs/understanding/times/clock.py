"""One time of the day, from noon to 17:30, and the half of the day it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.dialogs.understanding.values import count

#: Messages come in these hours when a sentence names only the other end.
DAY_BEGINS, DAY_ENDS = time(9), time(20)
EVENING_ENDS, LAST_MINUTE = time(22), time(23, 59)
NIGHT_ENDS = time(5)

#: What follows a number that is no hour.
NOT_HOURS = (
    r"(?!\s*(?:\+|of\b|/|%|percent|(?:hours?|hrs?|h)\s*(?:a|an|per|each|every|/|of|in|weekly|daily)\b|hours?\b|days?\b|weeks?\b"
    r"|months?\b|years?\b|modules?\b|chapters?\b|exams?\b|questions?\b"
    r"|usd\b|dollars?\b|euros?\b|k\b|points?\b|jan|feb|mar|apr"
    r"|may\b|jun|jul|aug|sep|oct|nov|dec|th\b|st\b|nd\b|rd\b|minutes?\b|min\b|people\b|certs?\b|credentials?\b))"
)


def clock(prefix: str, not_after: str = r"\w$€£.,:/\-") -> str:
    """The pattern of one time, for ``read_clock`` with this prefix."""
    return (
        rf"(?:(?<![{not_after}])(?P<{prefix}h>\d{{1,2}})(?:(?::|\.|h)(?P<{prefix}m>[0-5]\d))?(?!\d|[.,:/]\d)\s*"
        rf"(?:(?P<{prefix}p>a\.?m\.?(?!\w)|p\.?m\.?(?!\w)|o['’]?\s?clock|h(?:rs)?(?!\w)|uhr(?!\w)"
        r"|(?:in\s+the\s+)?(?:morning|afternoon|evening)(?!\w)|at\s+night(?!\w)))?"
        rf"|(?<!\w)(?P<{prefix}w>noon|midday|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)"
        rf"(?:\s*(?P<{prefix}q>a\.?m\.?(?!\w)|p\.?m\.?(?!\w)|o['’]?\s?clock"
        r"|(?:in\s+the\s+)?(?:morning|afternoon|evening)(?!\w)|at\s+night))?)"
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as typed: ``half`` tells whether the half of the day was said or follows from the number."""

    hour: int
    minute: int
    half: str | None  # "am", "pm", "24" (as it stands) or None (open)

    @property
    def as_is(self) -> time:
        hour = self.hour
        if self.half == "pm" and hour < 12:
            hour += 12
        if self.half == "am" and hour == 12:
            hour = 0
        return LAST_MINUTE if hour == 24 else time(hour, self.minute)

    @property
    def later(self) -> time:
        """In the afternoon, when nothing else was said."""
        return time(self.hour + 12, self.minute) if self.half is None and self.hour < 12 else self.as_is


def read_clock(match: re.Match[str], prefix: str) -> Clock | None:
    word = match[f"{prefix}w"]
    if word:
        named = {"noon": 12, "midday": 12, "midnight": 24}.get(word.lower())
        return Clock(named, 0, "24") if named else Clock(count(word) or 0, 0, _half(match[f"{prefix}q"]))
    said, minutes, half = match[f"{prefix}h"], match[f"{prefix}m"], _half(match[f"{prefix}p"])
    hour, minute = int(said), int(minutes or 0)
    if hour > 24 or (hour == 24 and (minute or half in ("am", "pm"))):
        return None
    if hour > 12 or (half is None and (hour == 0 or said.startswith("0") or (minutes and hour > 9))):
        half = "24"
    return Clock(hour, minute, half)


def _half(mark: str | None) -> str | None:
    mark = (mark or "").lower().replace(".", "")
    if mark == "am" or mark.endswith("morning"):
        return "am"
    if mark == "pm" or mark.endswith(("afternoon", "evening", "night")):
        return "pm"
    return "24" if mark in ("h", "hrs", "uhr") else None
