"""Numbers that are listed behind a name: "Educator Level 1 and Level 2", "PSM one and two", "OSHA 10 and 30"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.knowledge.finder import Finder, Match, Mention
from bot.knowledge.finder.finder import leading
from bot.patterns import pattern

_SAID = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
_WORDS = "|".join(_SAID)
_UNIT = r"(?:\s*-?\s*(?:h|hrs?|hours?))?"
_LEVEL = pattern(
    rf"(?P<name>.*\w\W+(?:(?:level|lvl|part|module|core)\s+)?)(?P<n>\d{{1,3}}|{_WORDS})(?P<unit>{_UNIT})\Z",
    re.IGNORECASE | re.DOTALL,
)
#: "PSM one": a number that is written out is no part of the name that was found.
_WRITTEN_OUT = pattern(r"\s+(?P<n>one|two|three|four|five)(?!\w)", re.IGNORECASE)
_NEXT = pattern(
    rf"\s*(?:,|&|\+|/|and|or|plus|vs\.?|versus|with)\s*(?:and\s+)?(?:the\s+)?"
    rf"(?P<said>(?:(?:level|lvl|part|module|core)\s+)?(?P<n>\d{{1,3}}|{_WORDS}){_UNIT})(?![\w.,:/%]*\d|\w)"
    r"(?!\+?\s*-?\s*(?:years?|yrs?|months?|weeks?|days?)(?!\w))",
    re.IGNORECASE,
)


def with_levels(text: str, mentions: Iterable[Mention], finder: Finder) -> Iterator[Mention]:
    """The mentions, and behind each name with a number those that only another number is said of."""
    taken = 0
    for found in mentions:
        if found.start < taken:
            continue  # "level 2" alone was likened to names of all sorts
        mention = _with_its_number(text, found, finder)
        yield mention
        level = _LEVEL.match(text[mention.start : mention.end])
        end = mention.end
        while level and (further := _NEXT.match(text, end)):
            meant = _called(finder, f"{level['name']}{_digits(further['n'])}{level['unit']}")
            if meant is None:
                break
            end = taken = further.end("said")
            yield Mention(further.start("said"), end, meant)


def _with_its_number(text: str, mention: Mention, finder: Finder) -> Mention:
    said = _WRITTEN_OUT.match(text, mention.end)
    meant = _called(finder, f"{text[mention.start : mention.end]} {_digits(said['n'])}") if said else None
    return mention if said is None or meant is None else replace(mention, end=said.end(), matches=meant)


def _called(finder: Finder, name: str) -> tuple[Match, ...] | None:
    """The one credential that is called exactly so."""
    meant = leading(finder.find(name, {"credential"}, 3))
    return meant if len(meant) == 1 and meant[0].exact else None


def _digits(number: str) -> str:
    return _SAID.get(number.casefold(), number)
