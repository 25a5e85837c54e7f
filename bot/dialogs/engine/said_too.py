"""One more behind the day of the first: "sia cctv exp 22.02.27, door supervisor too", "… also door one same date"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from bot.dialogs.engine.said_beside import NO_CREDENTIAL
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: All that is said behind the day. "The door one" is named by what tells it from the others of its issuer.
_TOO = pattern(
    r"[\s,;.&+–-]*(?:(?P<also>also|plus|and|n)\s+){0,2}(?:(?:i\s+(?:have|got|hold)|my|the|an?)\s+){0,2}"
    r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)(?P<one>\s+one)?(?:\s+(?:is|has|on|got|expires?))?"
    r"(?P<same>\s+(?:the\s+)?same(?:\s+(?:day|date|expiry|time|as\s+that))?|\s+(?:ditto|likewise))?(?P<too>\s+(?:too|as\s*well|also))?\W*",
    re.IGNORECASE,
)


#: "Dave has the door one too": what somebody does is no name.
_SAYS_MORE = pattern(
    r"\b(?:has|have|had|got|wants?|needs?|not|no|never|maybe|do|does|did|for|will|would)\b", re.IGNORECASE
)


class Too(NamedTuple):
    """Where it stands; ``named`` is None for what is only called "the … one"."""

    start: int
    end: int
    named: Named | None

    def told(self, record: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
        """Its record, which stands as the one ``before`` does: of somebody else where that is."""
        one_of = {} if self.named is not None else {"one_of": [*before["ids"]]}
        return {**({"doubt": before["doubt"]} if "doubt" in before else {}), **record, **one_of}


def one_more(heard: Heard, known: Sequence[tuple[int, int]]) -> Too | None:
    """None where it is heard already, or nothing says that it is told as the first one was."""
    if not known or not heard.dates or "?" in heard.text:
        return None
    first = max(end for _start, end in known)
    day = next((d for d in heard.dates if d.start >= first and d.options), None)
    said = _TOO.fullmatch(heard.text, day.end) if day is not None else None
    if said is None or not (said["same"] or said["too"] or said["also"]):
        return None
    if NO_CREDENTIAL.search(said["name"]) or _SAYS_MORE.search(said["name"]):
        return None
    start, end = said.span("name")
    inside = [n for n in heard.named if start <= n.mention.start < n.mention.end <= end]
    whole = [n for n in inside if (n.mention.start, n.mention.end) == (start, end) and n.mention.of("credential")]
    if whole:
        return Too(start, end, whole[0])
    return Too(start, end, None) if said["one"] else None
