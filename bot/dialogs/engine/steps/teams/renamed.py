""" "Rename the team Night Shift": with one team to lead, that is the name it is to have, and no team's."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams.membership import LONGEST_NAME

_RENAMES = "rename_team"
_SAID = pattern(
    r"\W*(?:(?:please|pls|can|could|you|ok|okay|and|so|now|then|let['’]?s|actually|i|want|to|would|like)\W+){0,6}re-?name\s+(?:the|my|our|this|that)\s+(?:team|group|crew)\s+"
    r"(?:(?:to|as|into|it)\s+|->\s*)?(?P<name>[\"“‘']?\S.{0,60}?)(?:\s+(?:please|pls|instead|thanks))?\W*",
    re.IGNORECASE,
)
_OLD_AND_NEW = pattern(r"\S\s+(?:to|into|as|->|→)\s+\S", re.IGNORECASE)
_QUOTES = " \"“”‘’'"


async def told(session: Session) -> Reply | None:
    """None where both names are said, or it may be any of several."""
    circle = session.given.circle
    if len(circle.led) != 1 or session.state.asking is not None or "?" in session.heard.text[:-1]:
        return None
    said = _SAID.fullmatch(session.heard.text)
    name = said["name"].strip(_QUOTES) if said is not None else ""
    if not name or len(name) > LONGEST_NAME or _OLD_AND_NEW.search(name):
        return None
    team = next(one for one in circle.teams if one.id in circle.led)
    session.trace.append("the name that the only team is to have")
    called = {} if name == team.name else {"called": name}
    return await session.begin(_RENAMES, {"team": team.id, **called}, 0.9)
