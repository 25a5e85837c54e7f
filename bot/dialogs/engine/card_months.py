""" "cscs blue 05/28", "CSCS black 06/29, IPAF 03/27": names, and behind each the month as it is printed on a card. The
message is heard as if the year were whole; where it may be a day as well, as in America, it is what ends then, and
which of both is asked.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.talk import Talk
from bot.patterns import pattern

_NEXT_FEW = 10
#: No month has more days.
_LONGEST = 31
_LEAD = r"(?:(?:i\s+(?:have|hold|got)|i['’]ve\s+got|got|have|my|and|also|plus|the|an?|then)\s+){0,4}"
#: None of these is called so: "page 05/28", "scored 10/28".
_NO_NAME = (
    r"(?:page|chapter|ch|module|lesson|unit|part|step|week|day|question|quiz|score[sd]?|mark|result|at|on|in|did|done|finished|completed|passed|read|about|around|roughly"
    r"|exam|test|sit|booked|sitting|target|remind|until|till|til|by|before|from|since|due|for|not|no|it|is|was|its|to|of|that)"
)
_NAME = rf"(?P<name>(?!{_NO_NAME}\b)[a-z][\w+&-]{{1,20}}(?:\s+(?!{_NO_NAME}\b)[\w+&()-]{{1,20}}){{0,4}})"
_ENDS = (
    r"(?:(?:(?:un)?till?|til|exp(?:ires?|iry|iring)?|(?:valid|good)\s+(?:to|till?|until)|runs?\s+out|ends?|due)\s+)?"
)
_PIECE = pattern(rf"\W*{_LEAD}{_NAME}\s+{_ENDS}(?P<date>(?P<m>0[1-9]|1[0-2])/(?P<y>\d\d))[.!\s]*", re.IGNORECASE)
#: In a list with such months "june 27" is one as well.
_NAMED_MONTH = pattern(
    rf"\W*{_LEAD}{_NAME}\s+{_ENDS}(?P<date>(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}})\.?\s+(?P<y>\d\d))[.!\s]*",
    re.IGNORECASE,
)
_JOINT = pattern(r"\s*[,;\n+]\s*(?:(?:and|n|plus)\s+)?|\s+(?:and|n|&|plus)\s+", re.IGNORECASE)
_LAST = pattern(r"\W+(?:please|pls|thanks|thx|cheers)\W*$", re.IGNORECASE)


def settle(talk: Talk) -> None:
    """Not where a plan was just asked for, to which such a month may be the answer; each part of a list by itself."""
    text, waiting = _LAST.sub("", talk.heard.text), talk.state.waiting
    if "/" not in text or "?" in text or (waiting is not None and waiting.dialog in SHOW_A_PLAN):
        return
    found = [piece for piece in _pieces(talk, text, _PIECE) if _is_near(talk, 2000 + int(piece["y"]))]
    if not found:
        return
    named = [piece for piece in _pieces(talk, text, _NAMED_MONTH) if _is_near(talk, 2000 + int(piece["y"]))]
    for piece in sorted((*found, *named), key=lambda each: -each.start()):
        start, end = piece.span("date")
        said = f"{piece['month']} 20{piece['y']}" if piece in named else f"{piece['m']}/20{piece['y']}"
        if piece in found and not _is_month(talk, piece):
            said = f"expires {piece['date']}"
        text = f"{text[:start]}{said}{text[end:]}"
    talk.trace.append("months as they stand on a card")
    talk.heard = talk.manager.hear(talk.given, text, talk.state)


def _pieces(talk: Talk, text: str, way: re.Pattern[str]) -> list[re.Match[str]]:
    """Parts that are a name and a month alone, where the name has something that is known."""
    starts = [0, *(joint.end() for joint in _JOINT.finditer(text))]
    ends = [*(joint.start() for joint in _JOINT.finditer(text)), len(text)]
    found = [way.fullmatch(text, a, b) for a, b in zip(starts, ends, strict=True)]
    spans = [n.mention for n in talk.heard.named]
    return [p for p in found if p is not None and any(p.start() <= m.start < p.start("date") for m in spans)]


def _is_near(talk: Talk, year: int) -> bool:
    return 0 <= year - talk.heard.today.year <= _NEXT_FEW


def _is_month(talk: Talk, piece: re.Match[str]) -> bool:
    """Whether no day can be meant by it: in America alone "05/28" is the 28th of May as well."""
    return talk.heard.day_first is not False or int(piece["y"]) > _LONGEST
