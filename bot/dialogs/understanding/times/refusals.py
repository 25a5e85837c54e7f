"""Whether the words in front, or those behind, say when *not* to write."""

from __future__ import annotations

import re

from bot.patterns import pattern

#: "Turn the reminders off on Sundays", "reminders off on Sundays", "pause weekends".
_OFF = (
    r"(?:turn|switch|shut)(?:ing)?\s+(?:(?:the|my|your|all|it|them)\s+)?(?:[a-z]+\s+)?off"
    r"|(?:remind\w*|messages?|msgs?|notif\w*|pings?|nudges?|alerts?|texts?|everything|all)(?:\s+me)?\s+off|paus(?:e|ed|ing)"
)
#: "No, make it Saturday" refuses what was said before, not Saturdays.
NOT = (
    r"(?<!\w)(?:not|no(?!\s*[,;.!:–]|\W+(?:make|set|change|wait|sorry|actually|rather|better|i\s+mean)\b)|never|nothing|none|don['’]?t|dont|do\s+not|without|except|avoid|stop|quiet|silent|silence|mute|muted"
    rf"|{_OFF}|disable|dnd|disturb|asleep|sleep|sleeping|busy|unavailable|nor)(?!\w)"
)
REFUSED = pattern(NOT, re.IGNORECASE)
CLAUSE_END = pattern(r"[.;!?\n]")
_ALLOWED = pattern(
    r"(?<!\w)(?:only|but|just|ok|okay|allowed|fine|available|awake|yes|so|not\s+only)(?!\w)", re.IGNORECASE
)
_REACH = 60
#: "Fridays I'm off, don't write then": the refusal may follow its time, when nothing else follows that.
_REFUSED_BEHIND = pattern(
    r"[^.;!?\n]{0,50}?(?<!\w)(?:(?:do\s?n['’]?t|dont|do\s+not|never|no|not|without|stop)\s+(?:\w+\s+){0,2}?"
    r"(?:writ(?:e|ing)|messages?|messaging|msgs?|reminders?|remind(?:ing)?|notif\w+|pings?|text(?:s|ing)?|disturb\w*|bother|contact|send)"
    r"|leave\s+me\s+(?:alone|be|in\s+peace))"
    r"(?:\W+(?:me|to|then|on|them|those|these|that|days?|hours?|time|please|pls|thanks|thx|any|anything|at|all|ok|okay)){0,6}\W*",
    re.IGNORECASE,
)
#: What is asked for is not refused: "write on Fridays, don't bother me then".
_ASKED_FOR = pattern(r"(?<!\w)(?:only|just|remind|write|send|message|text|ping|ok|okay|fine|good)(?!\w)", re.IGNORECASE)


def is_refused(text: str, at: int) -> bool:
    """By the words of the clause in front of ``at``; the nearest of "not" and "only" decides."""
    begin = _last_end(CLAUSE_END, text, max(0, at - _REACH), at, default=max(0, at - _REACH))
    return _last_end(REFUSED, text, begin, at) > _last_end(_ALLOWED, text, begin, at)


def refused_behind(text: str, start: int, end: int) -> bool:
    """Whether all that follows the time from ``start`` to ``end`` is that nothing is to be written then."""
    return not _ASKED_FOR.search(text, 0, start) and _REFUSED_BEHIND.fullmatch(text, end) is not None


def _last_end(pattern: re.Pattern[str], text: str, begin: int, end: int, default: int = -1) -> int:
    """Where the last match between ``begin`` and ``end`` ends."""
    return max((match.end() for match in pattern.finditer(text, begin, end)), default=default)
