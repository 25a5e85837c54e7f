"""A day beside a name, and nothing that says of what it is: "cissp in june" was got then, ends then or is planned."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.dialogs.understanding.dates.cue_words import CUES
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern

#: What is not longer ago is rather told of than what ends, or is planned, almost a year from now.
_LATELY = timedelta(days=92)
#: Words of what is over; the words of an award are cues of the day itself.
_IS_OVER = pattern(
    r"(?<!\w)(?:was|were|had|held|hold|since|from|dated|last|ago|back|already|been|before|first(?!\s+aid)|initially|originally|did|this\s+year|came|arrived|nailed|picked\s+up|made\s+it)(?!\w)",
    re.IGNORECASE,
)


def marked_bare(heard: Heard, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """``bare``: its day is taken for that of the award, as the nearest past one, and nothing says so."""
    told = [r for r in records if "awarded" in r or "expires" in r]
    bare = bool(told) and _is_bare(heard) and not any("expires" in r or r.get("doubt") for r in told)
    return [{**r, "bare": True} if bare and r in told else r for r in records]


def is_ahead(record: dict[str, Any], today: date) -> date:
    """The day on which it ends, if its day is that: the next one, or the month that runs and was said with its year."""
    said = date.fromisoformat(record["awarded"][0])
    runs = record.get("awarded_said") == "month" and (said.year, said.month) == (today.year, today.month)
    return said if runs else is_next(record["awarded"][0], today)


def _is_bare(heard: Heard) -> bool:
    if not heard.dates or _IS_OVER.search(heard.text):
        return False
    if any(said["awarded"] or said["sat"] or said["lapsed"] for said in CUES.finditer(heard.text)):
        return False
    latest, today = heard.today - _LATELY, heard.today
    if all(d.grain == "month" and d.cue is None and d.options == (today.replace(day=1),) for d in heard.dates):
        return not any(d.year_guessed for d in heard.dates)  # "acls 11/2026", in that month
    return all(
        d.cue in (None, "awarded")
        and d.year_guessed
        and len(d.options) == 1
        and d.options[0] < latest
        and d.grain != "year"
        for d in heard.dates
    )


def is_next(day: str, today: date) -> date:
    """The same day of the year, ahead."""
    said, years = date.fromisoformat(day), 0
    while (ahead := add_months(said, 12 * years)) <= today:
        years += 1
    return ahead
