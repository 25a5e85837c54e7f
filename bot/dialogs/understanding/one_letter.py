"""R, a language of one letter: a name only where the words around it say so, "I know R", "python and R"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.knowledge.finder import Finder, Mention
from bot.patterns import pattern

#: "How are u r", "R&D" and "R/3" are nothing of it.
_LETTER = r"(?<![\w'’.&/-])(?P<r>R)(?!\w|['’&./-]\w|\s*&)"
_SPOKEN = pattern(
    rf"\b(?i:know|knows|learn(?:ing|ed|t)?|use|used|using|cod(?:e|ed|ing)|in|with|of|about|for|some|teach|want|certs?|do|did)\s+{_LETTER}"
)
_SMALL = pattern(
    r"(?i:\bi\s+(?:already\s+|do\s+|also\s+)?(?:know|use|can\s+use)|\b(?:learn(?:ing)?|code\s+in|program(?:ming)?\s+in))\s+(?P<r>r)(?=\W*$|\s*[,.;!?]|\s+(?:and|already|too|well|programming|language|from|at)\b)"
)
#: Behind another skill.
_LISTED = pattern(rf"\s*(?:[,/+&]|(?i:and|or|vs\.?|n))\s*(?:(?i:and|or)\s+)?{_LETTER}")
_NAME = "R programming"


def of_one_letter(text: str, mentions: Sequence[Mention], finder: Finder) -> Iterator[Mention]:
    """The mentions of it, which ``mentions`` do not have."""
    said = {m.start("r") for way in (_SPOKEN, _SMALL) for m in way.finditer(text)}
    said |= {m.start("r") for known in mentions if known.of("skill") and (m := _LISTED.match(text, known.end))}
    said -= {at for known in mentions for at in range(known.start, known.end)}
    found = finder.spot(_NAME)[:1] if said else []
    for at in sorted(said):
        yield from (replace(each, start=at, end=at + 1) for each in found)
