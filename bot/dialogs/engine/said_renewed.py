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
        if said.cue not in ("awarded", None) or not said.options:
            continue
        if not _RENEWED.search(text, at, said.start) and not _passed_at_last(text, at, said.start):
            continue
        return [d for d in kept if d is said or not _is_earlier(d, said)]
    return kept


#: "Failed it in May but passed on 3 September": the earlier day is that of no award.
_FAILED = pattern(r"(?<!\w)(?:failed|flunked|bombed|did(?:n['’]?t|\s+not)\s+pass)(?!\w)", re.IGNORECASE)
_THEN_PASSED = pattern(
    r"(?<!\w)(?:passed|cleared|got|made|did)(?:\s+(?:it|that|this|again|then|finally|the\s+re-?(?:sit|take))){0,3}\s*(?:(?:on|in|at|around|about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _passed_at_last(text: str, start: int, end: int) -> bool:
    passed = _THEN_PASSED.search(text, start, end)
    return passed is not None and _FAILED.search(text, 0, passed.start()) is not None


def _is_earlier(day: SaidDate, renewed: SaidDate) -> bool:
    return day.cue in ("awarded", None, "from") and bool(day.options) and max(day.options) < min(renewed.options)
