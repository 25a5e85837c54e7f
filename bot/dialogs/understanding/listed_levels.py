"""Levels that are listed behind a name: "Educator Level 1 and Level 2", "Educator Level 1 and 2"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.knowledge.finder import Finder, Mention
from bot.knowledge.finder.finder import leading
from bot.patterns import pattern

_LEVEL = pattern(r"(?P<name>.*\w\W+(?:level|lvl|part|module|core)\s+)\d\Z", re.IGNORECASE | re.DOTALL)
_NEXT = pattern(
    r"\s*(?:,|&|\+|/|and|or|plus)\s*(?:and\s+)?(?P<said>(?:(?:the\s+)?(?:level|lvl|part|module|core)\s+)?(?P<n>\d))(?![\w.,:/%]*\d|\w)",
    re.IGNORECASE,
)


def with_levels(text: str, mentions: Iterable[Mention], finder: Finder) -> Iterator[Mention]:
    """The mentions, and behind each name with a level those that only another level is said of."""
    taken = 0
    for mention in mentions:
        if mention.start < taken:
            continue  # "level 2" alone was likened to names of all sorts
        yield mention
        level = _LEVEL.match(text[mention.start : mention.end])
        end = mention.end
        while level and (further := _NEXT.match(text, end)):
            meant = leading(finder.find(level["name"] + further["n"], {"credential"}, 3))
            if len(meant) != 1 or not meant[0].exact:
                break
            end = taken = further.end("said")
            yield Mention(further.start("said"), end, meant)
