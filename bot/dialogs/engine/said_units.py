"""The entries of units that one message tells: "4 PDU yesterday and 2 today", "12 credits, and a webinar of 1.5"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from bot.dialogs.engine.amount_slots import UNITS, UnitsSlot, written
from bot.dialogs.understanding.amounts import spoken_amount
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_JOINT = pattern(r"\s*(?:[,;&+]|(?<!\w)(?:and|plus|then)(?!\w))\s*", re.IGNORECASE)
#: So many joints are looked at.
_MOST = 20
#: What units are earned with. "2 webinars" may be of any number of units, "2 webinar" are two.
ACTIVITY = (
    r"(?:webinar|podcast|course|class|seminar|conference|congress|workshop|training|lecture|meetup|symposium|summit"
    r"|e-?learning|webcast|reading|volunteering|mentoring|teaching|talk|panel|chapter\s+meeting|self-?study)"
)
#: A further amount may leave out what it is of: "and a webinar of 1.5 today", "and 2 for a book", "and 2 webinar".
_BARE = pattern(
    r"(?<![\w.,/:$€£-])(?P<n>\d{1,3}(?:[.,]\d{1,2})?)(?=\W*$|\s+(?:today|yesterday|last|this|on|in|at|for|from|more|back|earlier|before|over|during|since|already)(?!\w)"
    rf"|\s+(?:online\s+)?{ACTIVITY}\b)",
    re.IGNORECASE,
)
_NOT_COUNTED = pattern(
    rf"(?:and|plus|then|,|&|\+)\s+(?P<what>(?:\d{{1,2}}|another|two|three|four|five|several|some)\s+(?:more\s+|other\s+|online\s+)?{ACTIVITY}s?\b[^,.;!?\n]{{0,40}})",
    re.IGNORECASE,
)
#: "14 & 15 October": the first of the two days is no amount.
_TWO_DAYS = pattern(r"(?<![\w.,/:])\d{1,2}(?:st|nd|rd|th)?\s*(?:[,&+/–-]|and|to)\s*(?:the\s+)?$", re.IGNORECASE)
_BEFORE_A_DAY = 16


class Entry(NamedTuple):
    """``heard``: what is said of it alone. ``on``: its day as ISO text; None for today."""

    amount: str
    on: str | None
    heard: Heard


def entries_in(heard: Heard, *, bare: bool = False) -> list[Entry]:
    """Each amount with the piece of the message that is of it, and the day; one without a day has the next one's.

    ``bare``: whether the first, too, may be a number alone.
    """
    found: list[Entry] = []
    for piece in _pieces(heard, bare):
        amount = _amount(piece, bare=bare or bool(found))
        days = [d.options[0] for d in piece.dates if len(d.options) == 1 and d.options[0] <= heard.today]
        if amount:
            found.append(Entry(amount, days[0].isoformat() if days else None, piece))
    day = next((entry.on for entry in reversed(found) if entry.on), None)
    dated = []
    for entry in reversed(found):
        day = entry.on or day
        dated.append(entry._replace(on=day))
    return dated[::-1]


def without_an_amount(heard: Heard, entries: list[Entry]) -> str | None:
    """ "And 2 webinars yesterday", behind an entry: what else was attended, with no word of its units."""
    said = _NOT_COUNTED.search(heard.text)
    if said is None or not entries or UNITS.search(said["what"]) or len(entries) > 1:
        return None
    return said["what"].strip()


def _amount(piece: Heard, *, bare: bool) -> str | None:
    found = UnitsSlot().find(piece).value
    number = _BARE.search(_without_days(piece)) if bare and found is None else None
    return written(spoken_amount(number["n"])) if number else found


def _pieces(heard: Heard, bare: bool) -> list[Heard]:
    """The message cut at its joints, but inside no amount, day or name; what has no amount goes with what follows, or
    with what stood before.
    """
    whole = [m.span() for m in UNITS.finditer(heard.text)] + _days(heard)
    whole += [(n.mention.start, n.mention.end) for n in heard.named]
    joints = [j.span() for j in _JOINT.finditer(heard.text) if not any(a < j.end() and j.start() < b for a, b in whole)]
    pieces: list[Heard] = []
    begins, start = 0, 0
    for end, after in [*joints[:_MOST], (len(heard.text), len(heard.text))]:
        piece = _cut(heard, start, end)
        if _amount(piece, bare=bare or bool(pieces)) is not None:
            pieces.append(piece)
            begins, start = start, after
    if pieces and start < len(heard.text):
        pieces[-1] = _cut(heard, begins, len(heard.text))
    return pieces


def _cut(heard: Heard, start: int, end: int) -> Heard:
    """What is said at these characters."""
    return replace(
        heard,
        text=heard.text[start:end],
        dates=tuple(
            replace(d, start=d.start - start, end=d.end - start) for d in heard.dates if start <= d.start < end
        ),
        named=tuple(_moved(n, start) for n in heard.named if start <= n.mention.start < end),
    )


def _moved(named: Named, start: int) -> Named:
    mention = named.mention
    return replace(named, mention=replace(mention, start=mention.start - start, end=mention.end - start))


def _without_days(piece: Heard) -> str:
    text = piece.text
    for start, end in _days(piece):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _days(heard: Heard) -> list[tuple[int, int]]:
    """Where days are said, the first of two with them."""
    two = (
        _TWO_DAYS.search(heard.text, max(0, d.start - _BEFORE_A_DAY), d.start)
        if heard.text[d.start].isdigit()
        else None
        for d in heard.dates
    )
    return [(t.start() if t else d.start, d.end) for d, t in zip(heard.dates, two, strict=True)]
