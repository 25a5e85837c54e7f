"""Qualifications that are called by their kind and subject: "Level 3 Diploma in Adult Care", "BSc in Nursing".

There are thousands of them, so that parts of such a name are often those of another one that the catalogue has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.words import words
from bot.patterns import pattern

_KIND = (
    r"diploma|certificate|award|nvq|svq|degree|qualification|apprenticeship|btec|bsc|msc|ba|ma|bachelor(?:['’]?s)?|master(?:['’]?s)?"
    r"|hnc|hnd|phd|pgce"
)
#: Where the subject ends: at what is told of it, or where something else begins.
_STOP = (
    r"on|in|at|from|since|until|till|til|by|with|which|that|this|it|its|expir\w+|valid|due|dated|issued|passed|got|last|next|but"
    r"|so|when|i|my|please|pls|too|also|now|back|before|after|for|today|yesterday|is|was|runs|ends|and\s+(?:an?|my|the|i|it)|as\s+well"
)
#: "IRATA level 3 in May 2025" tells when, and no subject.
_MONTH = (
    r"(?:jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec|may|january|february|march|april|august|september|october"
    r"|november|december|spring|summer|autumn|winter)(?=\W|$)(?!\s+(?!of\b|last\b|this\b|next\b)[^\W\d_])"
)
_NAME = pattern(
    rf"(?<!\w)(?P<name>(?:(?:nvq|svq|btec|cache|ncfe|city\s*(?:&|and)\s*guilds|rqf|qcf|higher|advanced|extended|postgraduate|graduate"
    rf"|national|foundation)\s+){{0,2}}(?:level\s+\d\s+)?(?:(?:nvq|higher|advanced|extended|national|foundation|technical)\s+)?"
    rf"(?:(?:{_KIND})(?:\s+(?:degree|level\s+\d))?|level\s+\d)\s+(?:of\s+[a-z]{{2,12}}\s+)?in\s+(?!{_MONTH})(?:the\s+)?"
    rf"(?:(?!(?:{_STOP})(?!\w))[^\W\d_][\w&'’/-]{{0,30}}\s*){{1,7}})",
    re.IGNORECASE,
)


def qualifications_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the full name of such a one begins and ends."""
    for match in _NAME.finditer(text):
        name = match["name"].rstrip()
        yield match.start("name"), match.start("name") + len(name)


_ONLY_KIND = pattern(rf"(?<!\w)(?:{_KIND})(?!\w)", re.IGNORECASE)
_LEVEL = pattern(r"(?<!\w)level\s+(\d)", re.IGNORECASE)
_OF_THE_KIND = pattern(
    rf"(?<!\w)(?:{_KIND}|level\s+\d|in|of|and|the|higher|advanced|extended|national|foundation)(?!\w)", re.IGNORECASE
)


def same_subject(said: str, name: str) -> bool:
    """Whether a name of the catalogue has all that is said of the subject, at the same level or of the same kind."""
    subject = {word.text for word in words(_OF_THE_KIND.sub(" ", said))}
    levels = [found[1] for found in map(_LEVEL.search, (said, name)) if found]
    kinds = [{found[0].casefold() for found in _ONLY_KIND.finditer(each)} for each in (said, name)]
    alike = levels[0] == levels[1] if len(levels) > 1 else bool(kinds[0] & kinds[1])
    return alike and subject <= {word.text for word in words(name)}
