"""The day on which what was got before was renewed: "PMP since May 2019, renewed last year" counts from the renewal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_RENEWED = pattern(
    r"(?<!\w)(?<!not\s)(?:re-?new(?:ed)?|re-?certified|re-?validated|refreshed|extended|redone|redid|did\s+(?:it|the\s+refresher)\s+again|(?:did|had|took|done)\s+(?:the\s+|a\s+|my\s+)?(?:refresher|renewal|re-?cert\w*)"
    r"|last\s+renewal|(?:the\s+)?renewal\s+was)"
    r"(?:\s+(?:it|them|that|this|again|last|just|only|the\s+cert\w*|the\s+card|the\s+licen[cs]e)){0,3}\s*(?:(?:was|on|in|at|back\s+in|around|about|again|since)\s+){0,3}(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 60
_YEAR = pattern(r"(?<![\w.:,/#$€£-])(?:19[89]|20[0-4])\d(?![\w:/-]|[.,]\d)")


def renewal_in(heard: Heard) -> SaidDate | None:
    """The day of a renewal, where the earlier one of the award is told as well: "CKA 2021, recertified 3 May 2024"."""
    for said in heard.dates:
        if said.options and _RENEWED.search(heard.text, max(0, said.start - _REACH), said.start):
            years = (int(y[0]) for y in _YEAR.finditer(heard.text, 0, said.start))
            earlier = any(_is_earlier(d, said) for d in heard.dates)
            return said if earlier or any(y < said.options[0].year for y in years) else None
    return None


def latest_award(text: str, start: int, dates: Iterable[SaidDate]) -> list[SaidDate]:
    """Those of one credential, named at ``start``, without the day of the award where it was renewed on a later one."""
    kept = list(dates)
    for said in kept:
        at = max(start, said.start - _REACH)
        if said.cue not in ("awarded", None) or not said.options or not _RENEWED.search(text, at, said.start):
            continue
        return [d for d in kept if d is said or not _is_earlier(d, said)]
    return kept


def _is_earlier(day: SaidDate, renewed: SaidDate) -> bool:
    return day.cue in ("awarded", None, "from") and bool(day.options) and max(day.options) < min(renewed.options)
