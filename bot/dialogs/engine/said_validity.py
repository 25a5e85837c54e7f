"""For how long something is said to be valid, and since when without a break."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern

#: "Got it in Feb 2023, good for 3 years".
_SO_LONG = pattern(
    r"(?<!\w)(?:good|valid|lasts?|runs|is|it['’]?s|needs?(?=\s+every)|(?:expires?|runs\s+out)(?!\s+in\b))\s+(?:only\s+)?(?:(?:for|after|every)\s+)?(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten)\s+"
    r"(?P<unit>years?|yrs?|months?)(?!\w|\s+(?:old|away|ago|from|left|of|late|overdue|back|experience|since|in)\b)"
    r"|(?<!\w)(?:good|valid|lasts?)\s+(?:for\s+)?(?P<short>\d{1,2})(?:y|yrs?)(?!\w)"
    r"|\d\s*[,(]\s*(?:for\s+)?(?P<bare>[1-9]|10)\s*(?:y|yrs?|years?)\)?\W*$",
    re.IGNORECASE,
)
#: "It needs done every year", "has to be renewed every 2 years".
_EVERY = pattern(
    r"(?<!\w)(?:needs?|has|have|must)\s+(?:to\s+be\s+|be\s+)?(?:re-?)?(?:done|doing|renew\w*|updat\w*|refresh\w*|redone)\s+(?:again\s+)?every\s+"
    r"(?:(?P<n>\d{1,2}|two|three|four|five)\s+)?(?P<unit>years?|yrs?|months?)(?!\w)",
    re.IGNORECASE,
)
#: "BLS is yearly".
_YEARLY = pattern(
    r"(?<!\w)(?:is|it['’]?s|are|runs|done|due|renewed|needed)\s+(?:only\s+|always\s+)?(?:yearly|annual(?:ly)?|every\s+year)(?!\w)",
    re.IGNORECASE,
)


def so_long(text: str) -> int | None:
    """For how many months something is said to be valid."""
    if _YEARLY.search(text):
        return 12
    every = _EVERY.search(text)
    if every is not None:
        return (count(every["n"] or "1") or 1) * (1 if every["unit"].casefold().startswith("m") else 12)
    said = _SO_LONG.search(text)
    number = count(said["n"] or said["short"] or said["bare"]) if said else None
    return number * (1 if said and (said["unit"] or "").casefold().startswith("m") else 12) if number else None


def lasts(record: dict[str, Any], behind: str) -> None:
    """What they say of its validity holds, as a printed day does, where one day of the award is known."""
    months = so_long(behind)
    if months and len(record.get("awarded", ())) == 1 and "expires" not in record:
        record["expires"] = [add_months(date.fromisoformat(record["awarded"][0]), months).isoformat()]
        record["expires_said"] = "day"


#: "ACCA since 2012": whatever was to be renewed meanwhile was.
_SINCE = pattern(r"(?<!\w)(?:ever\s+)?since\W+\w", re.IGNORECASE)


def is_held_since(record: dict[str, Any], behind: str) -> None:
    """It is noted with the record, which has no last day then."""
    if "awarded" in record and "expires" not in record and _SINCE.search(behind):
        record["since"] = True
