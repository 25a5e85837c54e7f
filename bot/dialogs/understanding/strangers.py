"""Somebody of whom a day is said, by a name that is none of those who are known: "give Tim until August"."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_NAME = r"(?<![\w'’-])(?P<who>[^\W\d_][^\W\d_'’-]{0,30}?)"
#: "Tims deadline", "Tim's date"; "give Tim until August", "let Tim have two weeks more".
_OF_SOMEBODY = (
    pattern(rf"{_NAME}['’]?s\s+(?:(?:own|new|due|final)\s+)?(?:deadline|date|day|time|target)\b", re.IGNORECASE),
    pattern(
        r"\b(?:give|let|allow|grant)\s+(?P<who>[^\W\d_][^\W\d_'’-]{0,30})\s+(?:until|till?|to|more|have|another|an?|two|three|some|time)\b",
        re.IGNORECASE,
    ),
)
#: What is said of all, or of what is needed.
_OF_ALL = frozenset(
    """
    everyone everybody them us all team group crew people staff it thi that the their our my it whole requirement cert
    certificate course training exam licence license ticket card other other each both today week month year folk guy
    member me you
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def stranger(heard: Heard, called: Collection[str] = ()) -> tuple[str, int, int] | None:
    """The name and where it stands; ``called``: words that name what the day is of."""
    named = [(n.mention.start, n.mention.end) for n in heard.named] + [(t.start, t.end) for t in heard.teams]
    named += [(p.start, p.end) for p in heard.people]
    for way in _OF_SOMEBODY:
        for match in way.finditer(heard.text):
            who, start = match["who"].casefold(), match.start("who")
            known = who in _OF_ALL or who in called or f"{who}s" in called
            if not known and not any(a <= start < b for a, b in named):
                return match["who"], start, match.end("who")
    return None
