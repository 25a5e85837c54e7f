""" "cscs blue 05/28", "CSCS black 06/29, IPAF 03/27": names, and behind each the month as it is printed on a card. The
message is heard as if the year were whole; where it may be a day as well, as what ends then, which is asked.
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
_PIECE = pattern(rf"{_LEAD}{_NAME}\s+(?P<date>(?P<m>0[1-9]|1[0-2])/(?P<y>\d\d))", re.IGNORECASE)
_BETWEEN = pattern(r"\s*(?:[,;&\n+]|\band\b|\bplus\b)\s*(?:and\s+)?|\s+", re.IGNORECASE)
_END = pattern(r"[.! ]*")
_LAST = pattern(r"\W+(?:please|pls|thanks|thx|cheers)\W*$", re.IGNORECASE)


def settle(talk: Talk) -> None:
    """Not where a plan or a day was just asked for, to which such a month may be the answer."""
    text, waiting = _LAST.sub("", talk.heard.text), talk.state.waiting
    if "/" not in text or "?" in text or (waiting is not None and waiting.dialog in SHOW_A_PLAN):
        return
    found = _pieces(text)
    if not found or not any(n.mention.start < found[0].end() for n in talk.heard.named):
        return
    if not all(_is_near(talk, 2000 + int(piece["y"])) for piece in found):
        return
    for piece in reversed(found):
        start, end = piece.span("date")
        said = f"{piece['m']}/20{piece['y']}" if _is_month(talk, piece) else f"expires {piece['date']}"
        text = f"{text[:start]}{said}{text[end:]}"
    talk.trace.append("months as they stand on a card")
    talk.heard = talk.manager.hear(talk.given, text, talk.state)


def _pieces(text: str) -> list[re.Match[str]]:
    """All of the message; none where anything else is said."""
    at, found = 0, []
    while (piece := _PIECE.match(text, at)) is not None:
        found.append(piece)
        between = _BETWEEN.match(text, piece.end())
        at = between.end() if between is not None and between.end() < len(text) else piece.end()
    return found if found and _END.fullmatch(text, at) is not None else []


def _is_near(talk: Talk, year: int) -> bool:
    return 0 <= year - talk.heard.today.year <= _NEXT_FEW


def _is_month(talk: Talk, piece: re.Match[str]) -> bool:
    """Whether no day of a month can be meant by it."""
    return talk.heard.day_first is True or int(piece["y"]) > _LONGEST
