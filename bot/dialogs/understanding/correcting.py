"""A name that its writer takes back in the same breath: "the aPHR … no, PHR", "CKA, sorry, I mean CKAD"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.dialogs.understanding.circle_names import SaidPerson
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
_SET_OFF = pattern(r"\s*[,.…–-]|\s+(?!no\b)|\s+no\W+(?:wait|sorry|i\s+mean|make\s+that)\b", re.IGNORECASE)


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


class _Said(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Name = TypeVar("_Name", bound=_Said)
_NOT = pattern(r"(?<!\w)not\s+$", re.IGNORECASE)
#: "Not Anna", "in", "to": what stands around the name of somebody or of a team that is put right.
_NOT_THAT = pattern(r"(?<!\w)(?:not|into|in|to|for|from|of|the|team)(?!\w)[\s,.…–-]{0,6}", re.IGNORECASE)


def without_taken_back(text: str, named: Sequence[_Name], others: Sequence[_Said] = ()) -> tuple[_Name, ...]:
    """People, or teams, without those whom their writer takes back: "add Anna to Ops, no, not Anna, I meant Tess".

    ``others`` are names of other things between them.
    """
    for other in others:
        text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    kept: list[_Name] = []
    for name in named:
        if kept and (wrong := _taken_back(text, kept, name)):
            kept = [other for other in kept if _called(text, other) != wrong]
        kept.append(name)
    return tuple(kept)


def _called(text: str, name: _Said) -> str:
    return text[name.start : name.end].strip("@").casefold()


def _taken_back(text: str, kept: Sequence[_Said], right: _Said) -> str:
    """What the last one is called where all between the two says that it was wrong; "not Anna" names her once more."""
    wrong = _called(text, kept[-1])
    if wrong == _called(text, right):
        return ""
    first = kept[-2] if len(kept) > 1 and _called(text, kept[-2]) == wrong else kept[-1]
    between = text[first.end : kept[-1].start] + text[kept[-1].end : right.start] if first is not kept[-1] else ""
    between = re.sub(r"\s+", " ", between or text[kept[-1].end : right.start])
    if len(between) > _REACH or (first is kept[-1] and _NOT.search(text[max(0, first.start - _REACH) : first.start])):
        return ""
    names = "|".join(map(re.escape, (wrong, *_known_as(kept[-1]))))
    said = re.sub(rf"(?<!\w)not\s@?(?:{names})(?!\w)", "", between, flags=re.IGNORECASE)
    said = _NOT_THAT.sub("", said)
    corrects = _SET_OFF.match(between) and _TAKEN_BACK.fullmatch(said)
    return wrong if corrects else ""


def _known_as(name: _Said) -> tuple[str, ...]:
    """What somebody is called whom an @ names by their account: "@U7, no, not Anna"."""
    words = name.name.split() if isinstance(name, SaidPerson) else []
    return (" ".join(words), words[0]) if words else ()


def _corrects(text: str, wrong: Named, right: Named) -> bool:
    between = text[wrong.mention.end : right.mention.start]
    if len(between) > _REACH or wrong.kind != right.kind:
        return False
    return bool(_SET_OFF.match(between) and _TAKEN_BACK.fullmatch(between))
