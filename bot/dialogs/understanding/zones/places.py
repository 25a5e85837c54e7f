"""The zone of the places that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.dialogs.understanding.zones.gazetteer import Place, first_words, places, tables
from bot.dialogs.understanding.zones.misspelling import misspelt_place
from bot.dialogs.understanding.zones.names import distinct
from bot.dialogs.understanding.zones.spelling import FILLERS, folded, words_of
from bot.patterns import pattern

#: What may stand in front of a place that somebody is in, as words without punctuation.
_LEADS = pattern(
    r"(?:(?:i'?m|i am|we'?re|we are|now|live|living|lives|reside|residing|stay|staying|located|based|sitting|work"
    r"|working|currently|here|office|home|team|city|place)(?: is| now| currently| is located| are)*(?: in| at| near)"
    r"|(?:moved|moving|move|relocated|relocating|travell?ing|flying|went|going)(?: back| from(?: \w+){1,2})? to"
    r"|(?:timezone|time zone|zone|tz|location|city|place|clock)(?: is| to| for| of| as| at| in)*|use|set to"
    r"|like in|as in|i'?m from|i am from|we'?re from|come from)(?: the)?$"
)
_LEAD_ENDS = frozenset((
    "in", "at", "near", "to", "from", "is", "for", "of", "as", "the", "timezone", "zone", "tz", "location", "city",
    "place", "clock", "use",
))  # fmt: skip
_TIME = frozenset(("time", "timezone", "tz", "zone", "clock", "hours"))
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A place at words ``start`` to ``end``; ``led`` by words such as "I'm in"."""

    place: Place
    start: int
    end: int
    led: bool


def said_place(text: str, today: date) -> tuple[str, ...]:
    """The zones of the cities named, or else of the countries and regions."""
    raw = words_of(text)
    words = [folded(word) for word in raw]
    if not any(len(word) > 1 and word.isalpha() for word in words):
        return ()
    found = list(_spotted(words, raw))
    led = [f for f in found if f.led]
    if led:  # and what follows at once: "I'm in Birmingham, Alabama"
        found = [f for f in found if f.led or any(f.start == other.end for other in led)]
    zones = cities = tuple(dict.fromkeys(zone for f in found if not f.place.region for zone in f.place.zones))
    for region in (f.place for f in found if f.place.region):
        inside = tuple(zone for zone in zones if zone in region.inside)
        offered = distinct(region.zones, today.year)
        zones = inside or (offered if cities else zones + offered)
    return zones


def _spotted(words: Sequence[str], raw: Sequence[str]) -> Iterator[_Found]:
    wanted = [i for i, word in enumerate(words) if word not in FILLERS]
    whole = (wanted[0], wanted[-1] + 1) if 0 < len(wanted) <= 3 and not any(map(str.isdigit, words)) else None
    at = 0
    while at < len(words):
        led = at > 0 and words[at - 1] in _LEAD_ENDS and _LEADS.search(" ".join(words[max(0, at - 6) : at])) is not None
        longest = min(_LONGEST_NAME, len(words) - at)
        maybe = led or whole is not None or not _TIME.isdisjoint(words[at + 1 : at + longest + 1])
        if not maybe and words[at] not in first_words():
            longest = 0
        for end in range(at + longest, at, -1):
            name = " ".join(words[at:end])
            timed = end < len(words) and words[end] in _TIME
            expected = led or timed or whole == (at, end)
            place = _exactly(name, raw[at], led=led, timed=timed, expected=expected)
            if place is None and expected and end - at <= 3:
                place = misspelt_place(name)
            if place is not None:
                yield _Found(place, at, end, led)
                at = end
                break
        else:
            at += 1


def _exactly(name: str, raw: str, *, led: bool, timed: bool, expected: bool) -> Place | None:
    """The place of that name where it stands: Nice is a word, "us" a pronoun, and "German" belongs before "time"."""
    place, known = places().get(name), tables()
    if place is None or (name in known.shy and not expected) or (name in known.adjectives and not timed):
        return None
    if (name in known.common_words and not led) or (name in ("us", "la") and not raw.isupper()):
        return None
    return place
