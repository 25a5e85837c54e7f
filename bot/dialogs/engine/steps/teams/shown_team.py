""" "Show me Kitchen please": the team of that name, whatever else the name means, and no answer to what is asked."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams import other_team
from bot.knowledge.words import words
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams.membership import LONGEST_NAME

_SHOW = pattern(
    r"\W*(?:(?:please|pls|can|could|you|u|ok|okay|and|so|now|first|just)\W+)*(?:show|open|give)\s+(?:me\s+)?(?:(?:the|my|our|team)\s+){0,2}"
    r"(?P<name>\S.*?)(?:\s+(?:please|pls|now|again|then|first))*\W*",
    re.IGNORECASE,
)
_SHORT = LONGEST_NAME + 40


async def shown(session: Session) -> Reply | None:
    """None unless that is all that is said."""
    said = _SHOW.fullmatch(session.heard.text) if len(session.heard.text) <= _SHORT else None
    if said is None or not session.given.circle.teams:
        return None
    team = other_team.called(session, " ".join(word.text for word in words(said["name"])))
    if team is None:
        return None
    session.trace.append("a team is to be shown")
    return await session.begin("show_team", {"team": team}, 0.9)
