"""Hours of which one end is said: "after 5", "not before 9am", "until 8 in the evening"."""

from __future__ import annotations

import re
from datetime import time

from bot.dialogs.understanding.times.clock import (
    DAY_BEGINS,
    DAY_ENDS,
    EVENING_ENDS,
    LAST_MINUTE,
    NIGHT_ENDS,
    NOT_HOURS,
    clock,
    read_clock,
)
from bot.dialogs.understanding.times.refusals import is_refused, refused_behind
from bot.dialogs.understanding.times.words import ABOUT_HOURS, is_whole
from bot.patterns import pattern

_BOUND = pattern(
    r"(?P<side>\b(?:at|after|from|starting(?:\s+(?:at|from))?|earliest(?:\s+at)?|not\s+earlier\s+than|no\s+earlier\s+than"
    r"|earlier\s+than|sooner\s+than|later\s+than|past|before|until|till|by|latest(?:\s+at)?)\s+)"
    rf"(?:about\s+|around\s+)?{clock('a')}{NOT_HOURS}(?P<on>\s*(?:on\b|onwards?\b|and\s+later\b|or\s+later\b))?",
    re.IGNORECASE,
)
_BARE_FOLLOWED = pattern(
    r"\s*(?:$|[.,;!?)]|(?:and|or|but|in|at|please|pls|on|my|every|each|only|until|till|to|local|thanks|cet|utc|gmt|est|berlin"
    r"|weekdays?|daily|onwards?|so|i|im|i['’]m|cos|because)\b)",
    re.IGNORECASE,
)


#: "In the evening after 7".
_EVENING = pattern(r"(?<!\w)(?:evenings?|tonight|nights?)(?!\w)", re.IGNORECASE)


def bounded(text: str) -> tuple[time, time] | None:
    first: time | None = None
    last: time | None = None
    sides: set[str] = set()
    for match in _BOUND.finditer(text):
        said, side = read_clock(match, "a"), match["side"].lower().split()[0]
        if said is None or not _is_meant(text, match, side):
            continue
        sides.add(side)
        opens = side in ("at", "after", "from", "starting", "earliest", "later", "past")
        refused = side in ("not", "no", "earlier", "sooner") or _is_refused(text, match)
        if opens != refused:
            # "after 5" is the end of work; "not before 5" an early riser.
            late = said.hour <= 6 or (said.hour < 12 and _EVENING.search(text) is not None)
            first = said.later if late and opens else said.as_is
        else:
            last = said.later if said.hour <= 8 or (refused and said.hour < 12) else said.as_is
    if first is None:
        if last is None:
            return None
        first = DAY_BEGINS if last > time(10) else time(6)
    elif last is None:
        last = _ends(first, at_that_hour=sides == {"at"})
    return (first, last) if first < last else None


def _ends(first: time, *, at_that_hour: bool) -> time:
    """Until when is written from ``first`` on: "at 3 am" is that hour of the night, and no day that begins with it."""
    if at_that_hour and first < NIGHT_ENDS:
        return time(first.hour + 1, first.minute)
    if first < time(17):
        return DAY_ENDS
    return EVENING_ENDS if first < time(20) else LAST_MINUTE


def _is_refused(text: str, match: re.Match[str]) -> bool:
    return is_refused(text, match.start()) or refused_behind(text, *match.span())


def _is_meant(text: str, match: re.Match[str], side: str) -> bool:
    """Whether the number is an hour, and the sentence about when to write."""
    if side == "at":  # "remind me at 7 am" says when the day begins; "at 30 %" or "at 2" nothing
        return bool(match["ap"] or match["am"]) and ABOUT_HOURS.search(text) is not None
    whole = is_whole(text, match)
    explicit = any(match[name] for name in ("am", "ap", "aq", "on")) or (match["aw"] or "") in ("noon", "midnight")
    if explicit or (whole and _BARE_FOLLOWED.match(text, match.end())):
        return True
    if side in ("from", "by", "past") and not whole:
        return False
    return bool(_BARE_FOLLOWED.match(text, match.end()) and (ABOUT_HOURS.search(text) or _EVENING.search(text)))
