"""Words behind a day that only say it once more: "4 dec 2026, so friday", "30/11/2026 omg thats monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.dialogs.understanding.dates.patterns import AMOUNT, WEEKDAY_NAMES
from bot.dialogs.understanding.dates.spots import Spot
from bot.dialogs.understanding.dates.weekdays import weekday
from bot.patterns import pattern

_SIGHS = r"(?:omg|oh|lol|wow|yikes|argh|ugh|damn|wait|already|only|just|literally|even|like|and|hm+|ok|btw)"
_THAT_IS = (
    r"(?:(?:that|it|this)(?:['’]?s|\s+is|\s+was|\s+will\s+be|['’]ll\s+be)"
    r"|which\s+(?:is|was|will\s+be)|i\.?e\.?|aka|meaning)"
)
_NEAR = (
    rf"today|tomorrow|tmrw|tonight|(?:in\s+)?{AMOUNT}\s+(?:days?|weeks?|months?)(?:\s+(?:away|from\s+now|left))?"
    r"|next\s+(?:week|month)|this\s+(?:week|month)"
)
_GLOSS = pattern(
    rf"[\s,;:.!(–—-]{{1,4}}(?:{_SIGHS}[\s,.!]+){{0,3}}(?:(?P<says>{_THAT_IS}|so)[\s,]+)?(?:{_SIGHS}[\s,.!]+){{0,2}}"
    rf"(?:(?:an?|the|on|this|next|coming|last|past)\s+){{0,3}}(?:(?P<weekday>{WEEKDAY_NAMES})|(?P<near>{_NEAR}))(?![\w-])\)?",
    re.IGNORECASE,
)
#: Nothing more, so that no sentence begins with it.
_OVER = pattern(r"\s*(?:$|[,.;!?)]|(?:and|but|lol|omg|so|remind|plus)\b)", re.IGNORECASE)
#: "Tomorrow, so Sunday": each of them is said from today; what is to be told once more has a number.
_NUMBER = pattern(r"\d")


def without_glosses(text: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """The dates, each with what says it once more; of two readings the one that falls on that day of the week."""
    end = 0
    for spot in spots:
        if spot.start < end:
            continue  # what only says the day before once more
        whole = _with_its_gloss(text, spot)
        end = whole.end
        yield whole


def _with_its_gloss(text: str, spot: Spot) -> Spot:
    said = _GLOSS.match(text, spot.end) if _NUMBER.search(text, spot.start, spot.end) else None
    if said is None or (said["near"] and (said["says"] or "so").casefold() == "so"):
        return spot  # "passed on 3 May 2025, so in 2 years it is due" tells of another day
    if said["near"]:
        return replace(spot, end=said.end())
    day = weekday(said["weekday"])
    past, ahead = _on(spot.past, day), _on(spot.ahead, day)
    if spot.grain != "day" or not (past or ahead):
        return spot if said["says"] is None or spot.grain != "day" else replace(spot, end=said.end())
    if said["says"] is None and not _OVER.match(text, said.end()):
        return spot
    return replace(spot, end=said.end(), past=past or spot.past, ahead=ahead or spot.ahead)


def _on(options: tuple[date, ...], day: int | None) -> tuple[date, ...]:
    return tuple(option for option in options if option.weekday() == day)
