"""A day told by how long after another: "CKA in May 2024, CKS 6 months later", "and ACLS a year after that"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_days, add_months
from bot.patterns import pattern

_LATER = pattern(
    r"(?<!\w)(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?P<unit>day|week|month|mth|year|yr)s?\s+"
    r"(?:later|afterwards?|after(?:\s+(?:that|it|this))?|on)(?=\W*(?:$|[,;.!]|(?:and|too|also|as\s+well)\b))",
    re.IGNORECASE,
)
_OF = {"m": 1, "y": 12}
_DAYS = {"d": 1, "w": 7}


def later(text: str, first: dict[str, Any], today: date) -> dict[str, Any]:
    """The day of the award of what ``text`` tells, counted from that of the record ``first``; nothing where none is
    told, or it is still to come.
    """
    said = _LATER.search(text)
    days: list[str] = first.get("awarded") or []
    if said is None or len(days) != 1:
        return {}
    start, number = date.fromisoformat(days[0]), count(said["n"]) or 1
    unit = said["unit"][0].casefold()
    exact = unit in _DAYS and first.get("awarded_said") == "day"
    day = add_days(start, number * _DAYS[unit]) if unit in _DAYS else add_months(start, number * _OF[unit])
    if day > today:
        return {}
    if exact:
        return {"awarded": [day.isoformat()], "awarded_said": "day"}
    rough = "year" if first.get("awarded_said") == "year" and unit == "y" else "month"
    return {"awarded": [day.replace(day=1).isoformat()], "awarded_said": rough}


def says_later(text: str) -> bool:
    return _LATER.search(text) is not None
