"""What is listed beside credentials that are known: "…, and pool plant op till March 27"; the year behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_LISTED = pattern(
    r"(?:[,;]|(?<!\w)(?:and|plus|also)|&)\s+(?:(?:and|also|plus)\s+)?(?:(?:i|i['’]?ve)\s+(?:have\s+|got\s+)?)?(?:(?:my|the|an?)\s+)?"
    r"(?P<name>(?:(?!and\b|my\b|is\b|was\b|it\b|that\b|this\b|i\b|they\b|he\b|she\b|one\b|which\b|both\b)[^\W\d_][\w&+/-]{1,20}\s+){1,4}?)"
    r"(?:(?:is\s+)?(?:valid|good|ok|okay|in\s+date)\s+(?=un|ti|to|th|fo)|ends?\s+|expires?\s+|runs?\s+out\s+|lapses?\s+|(?=(?:un)?till?\s))"
    r"(?:(?:on|in|at|by|until|till|til|to|through|thru)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_NO_CREDENTIAL = pattern(
    r"\b(?:passports?|visas?|birthday|contract|lease|rent|insurance|subscription|mot|car|holidays?|leave|shift|password|trial|mortgage|baby|wedding"
    r"|appointment|flight|probation|notice|job|exam|test|course|class|school|term|free|busy|away|off|working|work|here|there|deadline|budget|plan)\b",
    re.IGNORECASE,
)
_YEAR = pattern(r"\s*,?\s*(?P<year>(?:19[89]|20[0-4])\d)\s*(?:$|[,;.!]|and\b|&|plus\b)", re.IGNORECASE)


def listed_beside(heard: Heard, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From where to where those are named that end on a day said right behind, and are none of what is ``known``."""
    begins = {d.start for d in heard.dates}
    for found in _LISTED.finditer(heard.text):
        start, end = found.start("name"), found.start("name") + len(found["name"].rstrip())
        taken = any(a < end and start < b for a, b in known)
        if found.end() in begins and not taken and not _NO_CREDENTIAL.search(found["name"]):
            yield start, end


def year_behind(heard: Heard, start: int, end: int) -> dict[str, Any]:
    """ "Personal trainer 2019, …": the year of the award; nothing where it is said to be anything else."""
    said = _YEAR.match(heard.text, start, end)
    if said is None or int(said["year"]) > heard.today.year or "?" in heard.text:
        return {}
    return {"awarded": [date(int(said["year"]), 1, 1).isoformat()], "awarded_said": "year"}
