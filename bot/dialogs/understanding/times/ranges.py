"""Hours from one time to another: "9 to 5", "not between 10pm and 7"."""

from __future__ import annotations

import re
from datetime import time

from bot.dialogs.understanding.times.clock import NOT_HOURS, Clock, clock, read_clock
from bot.dialogs.understanding.times.refusals import REFUSED, is_refused, refused_behind
from bot.dialogs.understanding.times.words import ABOUT_HOURS, is_whole
from bot.patterns import pattern

RANGE = pattern(
    rf"(?P<lead>\b(?:between|from|betwen|beetween|btw|betw)\s+)?{clock('a')}\s*(?P<joint>and|to|until|till|-|–|—|through|&)\s*"
    rf"{clock('b', 'a-z0-9')}{NOT_HOURS}",
    re.IGNORECASE,
)
_NIGHT = pattern(r"(?<!\w)(?:quiet|silent|silence|mute\w*|dnd|disturb|asleep|sleep\w*|night\w*)(?!\w)", re.IGNORECASE)

#: Open hours that begin before this one, and end by that, are of the afternoon.
_MORNING, _AFTERNOON = 6, 8


def window(text: str, match: re.Match[str]) -> tuple[time, time] | None:
    """The hours of a match of ``RANGE``; those between, when it is refused."""
    begin, end = read_clock(match, "a"), read_clock(match, "b")
    if begin is None or end is None:
        return None
    explicit = any(match[name] for name in ("am", "ap", "aq", "bm", "bp", "bq", "lead"))
    if not explicit and not ABOUT_HOURS.search(text) and not is_whole(text, match):
        return None
    if match["joint"].lower() in ("and", "&") and not match["lead"] and not REFUSED.search(text[: match.start()]):
        return None
    refused = is_refused(text, match.start()) or refused_behind(text, *match.span())
    first, last = _paired(begin, end, night=bool(_NIGHT.search(text)) or (refused and 6 <= end.hour < begin.hour))
    return (last, first) if refused else (first, last)


def _paired(begin: Clock, end: Clock, *, night: bool) -> tuple[time, time]:
    """The halves of the day that were not said: "9 to 5" is 17:00, "2 to 6pm" 14:00, quiet "10 to 7" the night."""
    if begin.half is None and end.half is None and night and begin.hour > end.hour:
        return begin.later, end.as_is
    if begin.half is None and end.half is None and begin.hour < end.hour <= _AFTERNOON and begin.hour < _MORNING:
        return begin.later, end.later  # "between 4 and 6": nobody means the night
    if begin.half is None and end.half == "pm" and begin.hour < end.hour < 12:
        return begin.later, end.as_is
    first, last = begin.as_is, end.as_is
    if begin.half is None and end.half == "am" and first >= last:
        first = begin.later  # "10 to 8am"
    if end.half is None and last <= first and end.later > first:
        last = end.later
    return first, last
