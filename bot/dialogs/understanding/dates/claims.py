"""What the words beside one date claim of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dialogs.understanding.dates.cue_words import (
    AHEAD,
    BEHIND,
    CLAUSE,
    CUES,
    JUST_BEFORE,
    LEADS_ON,
    RANGE,
    VALIDITY,
)
from bot.dialogs.understanding.dates.said import DateCue
from bot.dialogs.understanding.dates.spots import Reading, Spot

#: Only the words so close in front of a date speak of it.
_CUE_REACH = 40
_CLAUSE_REACH = 80


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue, whether the date lies ahead, whether the cue is a mere "on" or "from", and where a cue behind it ends."""

    cue: DateCue | None
    ahead: bool
    weak: bool = False
    end: int = 0


def claim_of(reading: Reading, spot: Spot, following: Spot | None, floor: int) -> Claim:
    """What is claimed of ``spot`` by the words after ``floor``, which is where the date before it ends."""
    text = reading.text
    if text[spot.start : spot.start + 3].lower() == "for":
        return Claim("until", ahead=True)
    front = _front(text, spot.start, floor)
    cue: re.Match[str] | None = None
    for cue in CUES.finditer(text, max(front, spot.start - _CUE_REACH), spot.start):  # noqa: B007
        pass  # the last one counts
    ranged = following is not None and RANGE.fullmatch(text, spot.end, following.start) is not None
    claim = _claimed_in_front(text, front, spot, cue, ranged)
    if claim.cue is None or claim.weak:
        behind = BEHIND.match(text, spot.end)
        if behind and not (following and LEADS_ON.fullmatch(text[behind.end() : following.start])):
            kind: DateCue = "expires" if behind["expires"] else "target" if behind["target"] else "awarded"
            return Claim(kind, ahead=kind != "awarded", end=behind.end())
    if claim.cue == "target" and cue is not None and (cue["target"] or "").lower() in ("exam", "test"):
        over = spot.past == spot.ahead and spot.past and max(spot.past) < reading.today
        if over and _joint(text[max(0, spot.start - _CUE_REACH) : spot.start])[0] not in ("by", "before"):
            return Claim("awarded", ahead=False)
    return claim


def speaks_of_validity(reading: Reading, at: int) -> bool:
    """Whether something is valid or expires in front of ``at``."""
    return VALIDITY.search(reading.before(at, _CLAUSE_REACH)) is not None


def _front(text: str, start: int, floor: int) -> int:
    """Where the clause in front of a date begins. A line break right before the date does not end it."""
    low = max(floor, start - _CLAUSE_REACH)
    end = start
    while end > low and text[end - 1].isspace():
        end -= 1
    for match in CLAUSE.finditer(text, low, end + 1 if end < start else end):
        if match.end() <= end:
            low = match.end()
    return low


def _joint(front: str) -> tuple[str, int]:
    """The word that joins a date to what stands in front of it, "by" or "since", and where it begins."""
    match = JUST_BEFORE.search(front)
    return (match["word"].lower().strip("'"), match.start()) if match else ("", -1)


def _claimed_in_front(text: str, front: int, spot: Spot, cue: re.Match[str] | None, ranged: bool) -> Claim:
    word, at = _joint(text[front : spot.start])
    kind = cue.lastgroup if cue is not None else None
    if word in ("by", "before"):
        touching = cue is not None and not text[cue.end() : front + at].strip()
        if touching and (kind in ("expires", "lapsed") or (kind == "awarded" and word == "before")):
            return _strong(kind)
        return Claim("target", ahead=True)
    valid = VALIDITY.search(text, front, spot.start) is not None
    if word in ("until", "till", "til", "through", "thru"):
        if kind == "lapsed":
            return _strong(kind)
        return Claim("expires" if kind == "expires" or valid else "until", ahead=True)
    if word == "since":
        return Claim("awarded", ahead=False)
    if word in ("starting", "between") or word.startswith("as") or (word == "from" and ranged and not valid):
        return Claim("from", ahead=True)
    if kind is not None and kind != "nothing":
        return _strong(kind)
    ahead = AHEAD.search(text, front, spot.start) is not None
    if word == "from":
        return Claim("from", ahead=ahead, weak=True)
    if word == "on":
        ahead = ahead or kind == "nothing"
        return Claim(None if ahead else "awarded", ahead=ahead, weak=True)
    return Claim(None, ahead=ahead)


def _strong(kind: str | None) -> Claim:
    if kind == "lapsed":
        return Claim("expires", ahead=False)
    if kind in ("awarded", "sat"):
        return Claim("awarded", ahead=False)
    return Claim("expires" if kind == "expires" else "from" if kind == "from" else "target", ahead=True)
