"""The hours in which messages are welcome."""

from __future__ import annotations

import re
from datetime import time

from bot.dialogs.understanding.letters import plain
from bot.dialogs.understanding.times.bounds import bounded
from bot.dialogs.understanding.times.clock import LAST_MINUTE
from bot.dialogs.understanding.times.parts_of_day import part_of_day
from bot.dialogs.understanding.times.ranges import RANGE, window
from bot.dialogs.understanding.times.words import READ
from bot.patterns import pattern

_ALWAYS = pattern(
    r"^\W*(?:(?:at|you\s+can|message\s+me|write\s+me|i'?m|ok|it'?s|is|fine|any|all|good)\s+)*"
    r"(?:24/7|any\s?time|around\s+the\s+clock|round\s+the\s+clock|all\s+day(?:\s+long)?|whenever(?:\s+you\s+\w+)?)"
    r"(?:\s+(?:is|of\s+(?:the\s+)?day|fine|ok|okay|good|works))*\W*$",
    re.IGNORECASE,
)


def find_hours(text: str) -> tuple[time, time] | None:
    """First and last hour in which messages are welcome; None when the text says none, or nonsense.

    A window that goes over midnight ends before it begins: (22:00, 06:00). Quiet hours give the hours between them.
    """
    text = plain(text[:READ])
    if _ALWAYS.match(text):
        return time(0), LAST_MINUTE
    for match in RANGE.finditer(text):
        found = window(text, match)
        if found is not None and found[0] != found[1]:
            return found
    return bounded(text) or part_of_day(text)
