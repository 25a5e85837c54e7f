"""A name that its writer takes back in the same breath: "the aPHR … no, PHR", "CKA, sorry, I mean CKAD"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.dialogs.understanding.cues import Named
from bot.patterns import pattern

#: Longer than this, and more is said between the two than that the first was wrong.
_REACH = 40
_APART = r"[\s,.…–-]"
_TAKEN_BACK = pattern(
    rf"{_APART}{{1,6}}(?:(?:eh|er|erm|um|uh|oh|ah|oops|no|nope|wait|actually){_APART}{{1,6}}){{0,3}}"
    r"(?:(?:no|nope)\s*,|sorry|wait|i\s+meant?|make\s+that|scratch\s+that)"
    rf"(?:{_APART}{{1,6}}(?:i\s+meant?|make\s+that))?{_APART}{{0,6}}(?:(?:the|my|an?)\s+)?",
    re.IGNORECASE,
)
#: "PMP yes, CCNA no, CKA yes" answers for each: a "no" takes back only where something stands in front of it.
_SET_OFF = pattern(r"\s*[,.…–-]|\s+(?!no\b)", re.IGNORECASE)


def as_corrected(text: str, named: Iterable[Named]) -> list[Named]:
    """Without those that are taken back. What was said of one is said of what is put in its place."""
    kept: list[Named] = []
    for name in named:
        meant = name
        if kept and _corrects(text, kept[-1], name):
            wrong = kept.pop()
            meant = replace(name, cue=wrong.cue) if name.cue in (None, "excluded") else name
        kept.append(meant)
    return kept


def _corrects(text: str, wrong: Named, right: Named) -> bool:
    between = text[wrong.mention.end : right.mention.start]
    if len(between) > _REACH or wrong.kind != right.kind:
        return False
    return bool(_SET_OFF.match(between) and _TAKEN_BACK.fullmatch(between))
