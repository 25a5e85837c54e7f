""" "@bosse in the first, @nils in the second": of the teams that were just made or listed, in that order."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.state import State
from bot.dialogs.understanding.circle_names import SaidTeam
from bot.dialogs.understanding.hearing import ORDINAL_WORDS, Heard
from bot.patterns import pattern
from bot.tracking.teams.circle import Circle

_MAKES, _LISTS = "create_team", "my_teams"
#: So many answers ago they stood there.
_LATELY = 3
_NTH = pattern(
    r"(?<!\w)(?:in|into|to|for|of|from)\s+the\s+(?P<nth>first|1st|former|second|2nd|latter|third|3rd|fourth|4th|last)"
    r"(?:\s+(?:one|team|group|crew|ward|squad)(?!\w)|(?=\W*$|\s*[,;.&]|\s+(?:and|but|plus|please|pls|then)\b))",
    re.IGNORECASE,
)


def with_numbered(heard: Heard, circle: Circle, state: State) -> Heard:
    """What was heard, with the teams that are meant by where they stood."""
    if heard.teams or not heard.ordinals or not circle.led or state.asking is not None:
        return heard
    listed = _listed(circle, state)
    found = []
    for said in _NTH.finditer(heard.text) if len(listed) > 1 else ():
        nth = ORDINAL_WORDS[said["nth"].casefold()]
        if nth <= len(listed):
            found.append(SaidTeam(said.start("nth"), said.end("nth"), (listed[nth - 1 if nth > 0 else nth],)))
    return replace(heard, teams=tuple(found), unknown_team=None, ordinals=()) if found else heard


def _listed(circle: Circle, state: State) -> list[int]:
    """Ids of the teams that were made one after the other, or shown as a list, lately."""
    names: list[str] = []
    for frame in reversed(state.done[-_LATELY:]):
        if frame.dialog == _LISTS and not names:
            return [team.id for team in circle.teams if team.id in circle.led | circle.joined | circle.asked]
        if frame.dialog == _MAKES:
            names = [frame.slots.get("called", ""), *(frame.slots.get("others") or ()), *names]
    ids = {team.name.casefold(): team.id for team in circle.teams if team.id in circle.led}
    return [ids[name.casefold()] for name in names if name.casefold() in ids]
