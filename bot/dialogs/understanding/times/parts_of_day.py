"""Parts of the day: "only in the evening", "not during working hours"."""

from __future__ import annotations

import re
from datetime import time

from bot.dialogs.understanding.times.clock import DAY_BEGINS, DAY_ENDS, EVENING_ENDS, LAST_MINUTE
from bot.dialogs.understanding.times.refusals import is_refused, refused_behind
from bot.dialogs.understanding.times.words import is_whole
from bot.patterns import pattern

_PART_OF_DAY = pattern(
    r"(?<!\w)(?P<lead>(?:in|during|at|only|on|by|just)\s+(?:the\s+|my\s+)?(?:early\s+|late\s+)?)?"
    r"(?P<part>mornings?|forenoons?|afternoons?|evenings?|nights?|lunch(?:\s?time|\s+break)?|day\s?time"
    r"|(?:working|work|office|business)\s+(?:hours|time))(?!\w)(?P<only>\s+only)?",
    re.IGNORECASE,
)
_ONE_DAY = pattern(r"\b(?:good|this|last|yesterday|tomorrow|\d)\s*$", re.IGNORECASE)
#: The first three letters of a part → its hours.
_PARTS = {
    "mor": (time(8), time(12)), "for": (time(8), time(12)), "lun": (time(12), time(14)), "aft": (time(12), time(17)),
    "eve": (time(17), time(21)), "nig": (time(21), LAST_MINUTE), "day": (time(8), time(18)),
    "wor": (time(9), time(17)), "off": (time(9), time(17)), "bus": (time(9), time(17)),
}  # fmt: skip
#: What is left of the day without this part.
_WITHOUT = {
    "mor": (time(12), DAY_ENDS), "for": (time(12), DAY_ENDS), "aft": (time(8), time(12)),
    "eve": (DAY_BEGINS, time(17)), "nig": (time(8), EVENING_ENDS), "wor": (time(17), EVENING_ENDS),
    "off": (time(17), EVENING_ENDS), "bus": (time(17), EVENING_ENDS),
}  # fmt: skip


#: "Not at work, evenings only".
_ONLY_THEN = pattern(
    r"\s{0,3}(?:only|is\s+(?:fine|ok|okay|good|best|better)|are\s+(?:fine|ok|okay|good|best|better))\b", re.IGNORECASE
)


def part_of_day(text: str) -> tuple[time, time] | None:
    windows: list[tuple[time, time]] = []
    for match in _PART_OF_DAY.finditer(text):
        part = match["part"].lower()
        if _ONE_DAY.search(text[: match.start()]):
            continue
        if not (match["lead"] or match["only"] or part.endswith("s") or is_whole(text, match)):
            continue
        not_then = is_refused(text, match.start()) or refused_behind(text, *match.span())
        refused = not_then and not (match["only"] or _ONLY_THEN.match(text, match.end()))
        window = (_WITHOUT if refused else _PARTS).get(part[:3])
        if window is None:
            return None
        windows.append(window)
    if not windows:
        return None
    windows.sort()
    first, last = windows[0]
    for begin, end in windows[1:]:
        if begin > last:
            return None  # mornings and evenings are no one window
        last = max(last, end)
    return first, last
