""" "I run a security firm, want to track SIA licences": those of others, and nothing the speaker has or studies."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_RUNS = pattern(
    r"\b(?:run|own|manage|got|have|lead|head|in\s+charge\s+of|responsible\s+for)\s+(?:an?\s+|my\s+own\s+|the\s+|our\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:firm|company|business|shop|garage|agency|crew|gang|squads?|team|department|dept|home|school|site|kitchen|workshop|salon|clinic|practice"
    r"|guys|lads|people|staff|employees|workers|drivers|nurses|guards)\b",
    re.IGNORECASE,
)
_TRACKS = pattern(
    r"\b(?:track|keep\s+(?:track|an\s+eye|tabs)|overview|list|manage|monitor|organi[sz]e|stay\s+on\s+top)\b.{0,60}?"
    r"\b(?:certs?|certificates?|certifications?|licen[cs]es?|cards?|tickets?|qualifications?|credentials?|training|trainings)\b",
    re.IGNORECASE,
)
_MINE = pattern(
    r"\b(?:my|mine|my\s+own)\s+(?:certs?|certificates?|licen[cs]es?|cards?|tickets?|credentials?)\b", re.IGNORECASE
)


def _of_a_business(heard: Heard) -> bool:
    """Who leads a team already asks about that."""
    if heard.leads or heard.people or heard.teams or _MINE.search(heard.text):
        return False
    return _RUNS.search(heard.text) is not None and _TRACKS.search(heard.text) is not None


SAID: tuple[tuple[Callable[[Heard], bool], str], ...] = ((_of_a_business, "create_team"),)
