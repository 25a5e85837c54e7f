"""Days told by others of the same message: "CKA 3 May 2025, CKAD the same day", "pmp may 2024, pspo same month"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_SAME = pattern(
    r"(?<!\w)(?:(?:on|in|at)\s+)?(?:(?:the|that)\s+)?(?:exact\s+)?(?:same|very)\s+(?:day|date|month|year|time)(?!\w)(?!\s+(?:as|every|each|next|last)\b)",
    re.IGNORECASE,
)


def with_same_days(heard: Heard) -> Heard:
    """Each "same day" stands for the day that was said last before it; for none where a day follows of its own."""
    heard = _with_dittos(_with_days_of_others(heard))
    told = list(heard.dates)
    for said in _SAME.finditer(heard.text):
        before = [d for d in told if d.end <= said.start() and d.options]
        own = any(d.start < said.end() and said.start() < d.end for d in told)
        if before and not own and not _has_its_own(heard, said.end()):
            start, end = _of_the_next(heard, said) or said.span()
            told.append(replace(before[-1], start=start, end=end))
    return heard if len(told) == len(heard.dates) else replace(heard, dates=tuple(sorted(told, key=_start)))


#: "Cissp until 3 may 2027, cism same", "…, pasma ditto": as the name right in front of it ends a part of a list.
_DITTO = pattern(
    r"(?<=\w)(?<!\bnot)(?<!\bthe)[\s:=–-]{1,3}(?:is\s+)?(?:the\s+)?(?:same|ditto|likewise)(?:\s+(?:too|again|as\s+well))?(?=\s*(?:$|[,;.!\n]|and\b))",
    re.IGNORECASE,
)
#: "…, same for cism", "… and the same goes for my cism".
_SAME_FOR = pattern(
    r"(?<!\w)(?<!not\s)(?:the\s+)?same\s+(?:(?:day|date|expiry)\s+)?(?:goes\s+|is\s+)?(?:for|with)\s+(?:(?:the|my)\s+)?",
    re.IGNORECASE,
)


def _with_dittos(heard: Heard) -> Heard:
    told = list(heard.dates)
    for said in _DITTO.finditer(heard.text):
        before = [d for d in heard.dates if d.end < said.start() and d.options]
        if before and _LIST_JOINT.search(heard.text, before[-1].end, said.start()):
            told.append(replace(before[-1], start=said.start(), end=said.end()))
    for said in _SAME_FOR.finditer(heard.text):
        before = [d for d in heard.dates if d.end < said.start() and d.options]
        end = next((n.mention.end for n in heard.named if n.mention.start == said.end()), None)
        if before and end is not None and not any(d.start > said.start() for d in heard.dates):
            told.append(replace(before[-1], start=end, end=end))
    return heard if len(told) == len(heard.dates) else replace(heard, dates=tuple(sorted(told, key=_start)))


_LIST_JOINT = pattern(r"[,;.\n]|\b(?:and|also|plus)\b", re.IGNORECASE)


#: "Hazmat same as cdl", "tb test, same date as the cna": where the day of another one stands for its own.
_SAME_AS = pattern(
    r"(?<!\w)(?:(?:is|on|has|until|till?|expires?)\s+){0,2}(?:the\s+)?same\s+(?:(?:day|date|expiry|time|as\s+in)\s+)?(?:as|like|with)\s+(?:the\s+|my\s+)?(?P<other>[\w+/-]{2,20}(?:\s+[\w+/-]{1,20}){0,2}?)"
    r"(?:\s+(?:one|card|cert\w*|licen[cs]e))?(?=\s*(?:$|[,;.!]|and\b))",
    re.IGNORECASE,
)


def _with_days_of_others(heard: Heard) -> Heard:
    told = list(heard.dates)
    for said in _SAME_AS.finditer(heard.text):
        at = heard.text.casefold().find(said["other"].casefold(), 0, said.start())
        day = next((d for d in heard.dates if at >= 0 and at < d.start < said.start() and d.options), None)
        if day is not None and not any(d.start < said.end() and said.start() < d.end for d in told):
            told.append(replace(day, start=said.start(), end=said.end()))
    if len(told) == len(heard.dates):
        return heard
    spans = [(d.start, d.end) for d in told if d not in heard.dates]
    named = tuple(n for n in heard.named if not any(a <= n.mention.start < b for a, b in spans))
    return replace(heard, dates=tuple(sorted(told, key=_start)), named=named)


#: "Same month, on the 12th of May 2024".
_TO_THE_DAY = pattern(r"\W{0,3}(?:(?:on|in|at|namely|so|i\.?e)\W+)?(?:the\s+)?", re.IGNORECASE)


#: "CKA 3 May 2025, and in the same month I did CKAD".
_OPENS = pattern(r"(?:[,;.]|\b(?:and|then|plus))\s{1,3}$", re.IGNORECASE)
_I_DID = pattern(
    r"\s+(?:(?:i\s+)?(?:also\s+)?(?:did|got|passed|took|finished|completed|earned|had)\s+(?:also\s+)?)?(?:(?:my|the)\s+)?",
    re.IGNORECASE,
)
_REACH = 8


def _of_the_next(heard: Heard, said: re.Match[str]) -> tuple[int, int] | None:
    """Right behind the name that follows, where it is said in front of that."""
    if _OPENS.search(heard.text, max(0, said.start() - _REACH), said.start()) is None:
        return None
    ends = (n.mention.end for n in heard.named if _I_DID.fullmatch(heard.text, said.end(), n.mention.start))
    end = next(ends, None)
    return (end, end) if end is not None else None


def _has_its_own(heard: Heard, end: int) -> bool:
    return any(_TO_THE_DAY.fullmatch(heard.text, end, d.start) for d in heard.dates if d.start >= end)


def _start(said: SaidDate) -> int:
    return said.start
