"""Whether the words in front say when *not* to write."""

from __future__ import annotations

import re

from bot.patterns import pattern

#: "No, make it Saturday" refuses what was said before, not Saturdays.
NOT = (
    r"(?<!\w)(?:not|no(?!\s*[,;.!:–]|\W+(?:make|set|change|wait|sorry|actually|rather|better|i\s+mean)\b)|never|nothing|none|don['’]?t|dont|do\s+not|without|except|avoid|stop|quiet|silent|silence|mute|muted"
    r"|(?:turn|switch)(?:ing)?\s+off|disable|dnd|disturb|asleep|sleep|sleeping|busy|unavailable|nor)(?!\w)"
)
REFUSED = pattern(NOT, re.IGNORECASE)
CLAUSE_END = pattern(r"[.;!?\n]")
_ALLOWED = pattern(
    r"(?<!\w)(?:only|but|just|ok|okay|allowed|fine|available|awake|yes|so|not\s+only)(?!\w)", re.IGNORECASE
)
_REACH = 60


def is_refused(text: str, at: int) -> bool:
    """By the words of the clause in front of ``at``; the nearest of "not" and "only" decides."""
    begin = _last_end(CLAUSE_END, text, max(0, at - _REACH), at, default=max(0, at - _REACH))
    return _last_end(REFUSED, text, begin, at) > _last_end(_ALLOWED, text, begin, at)


def _last_end(pattern: re.Pattern[str], text: str, begin: int, end: int, default: int = -1) -> int:
    """Where the last match between ``begin`` and ``end`` ends."""
    return max((match.end() for match in pattern.finditer(text, begin, end)), default=default)
