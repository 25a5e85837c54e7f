""" "Ok whats airflow cert", of who keeps no record: what is hardly heard as a look at their own asks something else.

Whoever says so in so many words, "what do I have", is told that nothing is kept.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.patterns import pattern

_RECORDS, _REQUIRED = "list_holdings", "my_requirements"
#: From here on it is surely heard.
_SURELY = 0.6
_THEIR_OWN = pattern(
    r"(?<!\w)(?:my|mine|me|our|i\s+(?:\w+\s+){0,2}(?:have|hold|got|keep|own|passed|hav)|have\s+i|i['’]ve|due|expir\w*|renew\w*|run(?:s|ning)?\s+out|laps\w*|deadlines?|lists?|records?|saved|stored"
    r"|kept|keep|overview|upcoming|coming\s+up|up\s+next|anything|valid|end(?:s|ing)?|soon\w*|status|nag|remind\w*|all|everything)(?!\w)",
    re.IGNORECASE,
)
_OF_A_TEAM = pattern(
    r"(?<!\w)(?:teams?|lead\w*|boss|manager|work|required|requires?|requirements?|mandatory|asked|assigned|told|me|compulsory)(?!\w)",
    re.IGNORECASE,
)


async def dropped(session: Session) -> None:
    """The guess falls; the next one is the best."""
    best, text = session.guesses[0], session.heard.text
    if best.score >= _SURELY or len(session.guesses) == 1:
        return
    of_records = best.dialog == _RECORDS and not _THEIR_OWN.search(text) and not session.heard.dates
    in_no_team = not session.given.circle.teams
    of_a_team = best.dialog == _REQUIRED and in_no_team and not _OF_A_TEAM.search(text)
    if not of_a_team and not (of_records and await session.keeps_nothing()):
        return
    session.trace.append("hardly a look at what is not there")
    session.guesses = session.guesses[1:]
