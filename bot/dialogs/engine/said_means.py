"""What is left of a message for records when the clauses are taken off that tell of money, hours and a place."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.study_means import money_left
from bot.patterns import pattern

_CLAUSE = pattern(r"(?:[^,;!\n.]|[.,](?=\d)){1,300}", re.IGNORECASE)
_PLACE = pattern(r"(?<!\w)(?:i['’]?m|i\s+am|i\s+live|living|based)\s+in\s", re.IGNORECASE)


def without_means(heard: Heard) -> Heard:
    """Of the same length, so that what was found stays in its place. "Im in dubai, 500 aed a month" names nothing."""
    if money_left(heard) is None:
        return heard
    text, gone = heard.text, []
    for clause in _CLAUSE.finditer(heard.text):
        if _tells_of_means(heard, *clause.span()):
            gone.append(clause.span())
            text = text[: clause.start()] + " " * len(clause[0]) + text[clause.end() :]
    dates = tuple(d for d in heard.dates if not any(a <= d.start < b for a, b in gone))
    return replace(heard, text=text, dates=dates)


def _tells_of_means(heard: Heard, start: int, end: int) -> bool:
    if any(start <= n.mention.start < end and n.mention.of("credential") for n in heard.named):
        return False
    amounts = (v for v in heard.values if v.kind in ("money", "hours", "hours_a_week"))
    return any(start <= v.start < end for v in amounts) or _PLACE.search(heard.text, start, end) is not None
