""" "90 days before the RN and 120 before the CCRN", "2 months for ACLS, 90 days for the rest": days for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.dialogs.engine.steps.records.which_record import AROUND_A_NAME
from bot.dialogs.engine.turn import Turn
from bot.dialogs.named_behind_for import so_called
from bot.dialogs.picking import held_by_name
from bot.dialogs.understanding.times.leads import find_leads
from bot.knowledge.words import key
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_NUMBER = r"(?:\d{1,3}|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
_UNIT = r"[\s-]{0,2}(?:days?|d|weeks?|wks?|months?|mths?)(?!\w)"
_SPAN = pattern(
    rf"(?<![\w.])(?:{_NUMBER}(?:{_UNIT})?\s{{0,2}}(?:,|&|\band)\s{{0,2}}(?:and\s)?){{0,5}}"
    rf"(?:{_NUMBER}{_UNIT}|\d{{1,3}}(?=\s+(?:for|before)\b))",
    re.IGNORECASE,
)
_JOINT = pattern(r"[,;&.]|\b(?:and|but|plus)\b", re.IGNORECASE)
_REST = pattern(
    r"\b(?:the\s+rest|(?:all\s+|every\s+)?(?:the\s+)?others?(?:\s+ones?)?|every\s?thing(?:\s+else)?|all\s+else|all\s+of\s+(?:them|mine)|the\s+remaining)\b",
    re.IGNORECASE,
)
#: "… the others as they are", of which nothing is set.
_AS_THEY_ARE = pattern(
    r"(?:\b(?:leave|keep|let)\s+)?\b(?:the\s+rest|(?:all\s+)?(?:the\s+)?others?(?:\s+ones?)?|every\s?thing\s+else|all\s+else)\s+"
    r"(?:(?:can|should|may|just|all|are|is|to)\s+){0,3}(?:stays?|staying|remains?|as\s+(?:they|it|usual|before|now|normal|is|always)|unchanged|like\s+(?:they|it|now|before|always)"
    r"|the\s+same|(?:be\s+)?normal|how\s+they|fine|alone|ok)\b[^,;.]{0,30}",
    re.IGNORECASE,
)
_LONGEST = 200
#: In place of the id of a record.
_OTHERS, _UNCLEAR = -1, -2


_AROUND = frozenset("before ahead prior with on about of in too also as well remind me i said please pls".split())  # noqa: SIM905


@dataclass
class OfEach:
    """Days before for single records, by their id, and for all others."""

    own: dict[int, list[int]] = field(default_factory=dict)
    rest: list[int] | None = None


def of_each(turn: Turn, held: Sequence[Holding]) -> OfEach | None:
    """None where fewer than two are called, or where anything is not sure to be one of theirs."""
    text = turn.heard.text
    first, last = _said_of_them(text)
    spans = list(_SPAN.finditer(text, first, last))
    if not turn.said or not spans or len(text) > _LONGEST:
        return None
    ends, starts = [first, *(s.end() for s in spans)], [*(s.start() for s in spans), last]
    called = [list(_called(turn, held, a, b)) for a, b in zip(ends, starts, strict=True)]
    if len(spans) > 1 and not called[0] and not called[-1] and len(called[-2]) > 1:
        called[-1].append(called[-2].pop())  # "3 weeks before the rn, others 2 weeks"
    of_spans = called[:-1] if called[0] else called[1:]
    if (called[0] and called[-1]) or not all(of_spans):
        return None
    found = OfEach()
    for span, those in zip(spans, of_spans, strict=True):
        leads = find_leads(f"{span[0]} before")
        if not leads:
            return None
        for one in those:
            if one == _OTHERS:
                found.rest = list(leads)
            elif one == _UNCLEAR or one in found.own:
                return None
            else:
                found.own[one] = list(leads)
    several = len(found.own) + (found.rest is not None) > 1
    return found if several and found.own else None


def _said_of_them(text: str) -> tuple[int, int]:
    """From where to where something is set: of the others it may be said that they stay as they are."""
    stays = _AS_THEY_ARE.search(text)
    if stays is None:
        return 0, len(text)
    return (0, stays.start()) if _SPAN.search(text, 0, stays.start()) else (stays.end(), len(text))


def _called(turn: Turn, held: Sequence[Holding], start: int, end: int) -> Iterator[int]:
    """Ids of the records that are called there, in order; also signs for all others, and for one of several."""
    text, before = turn.heard.text, None
    joints = list(_JOINT.finditer(text, start, end))
    for a, b in zip([start, *(j.end() for j in joints)], [*(j.start() for j in joints), end], strict=True):
        one = _OTHERS if _REST.search(text, a, b) else _one_of(turn, held, a, b)
        if one is not None and one != before:
            yield one
        before = one


def _one_of(turn: Turn, held: Sequence[Holding], start: int, end: int) -> int | None:
    named = [n.mention for n in turn.heard.named if start <= n.mention.start < end]
    ids = {m.id for mention in named for m in mention.of("credential")}
    said = turn.heard.text[start:end]
    words = set(key(said).split()) - AROUND_A_NAME - _AROUND
    theirs = [h for h in held if h.credential in ids] or (so_called(turn, held, words) if words else [])
    theirs = theirs or held_by_name(turn, held, said)
    if not theirs:
        return _UNCLEAR if ids else None
    return theirs[0].id if len(theirs) == 1 else _UNCLEAR
