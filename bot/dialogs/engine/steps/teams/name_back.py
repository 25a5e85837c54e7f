""" "No wait, back to warehouse", "keep the old name": right after a team was renamed; and "what is it called now",
which calls it nothing.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RENAMES = "rename_team"
_BACK = (
    r"(?:(?:let['’]?s\s+|lets\s+|i\s+want\s+|can\s+we\s+|can\s+you\s+)?"
    r"(?:(?:go|turn|switch|change|put|set|call|name|rename|make|have|keep|leave|give|take|bring|use|want)(?:\s+(?:it|that|the\s+team))?\s+)?"
    r"(?:back|again|with|at)?(?:\s+(?:to|at|as|with))?)"
)
_OLD = (
    r"(?:the\s+|its\s+|my\s+)?(?:old|previous|first|original|other|former)\s+(?:name|one)"
    r"|what\s+it\s+was(?:\s+(?:before|called))?"
)
_BETTER = (
    r"(?:\s+(?:was|is|sounds?|sounded)\s+(?:(?:much|way|actually|more)\s+)?"
    r"(?:better|nicer|fine|good|ok|right|clearer|easier))"
)
_TAIL = (
    r"(?:\s+(?:again|please|pls|then|instead|after\s+all|was|better|as\s+(?:it\s+was|before)|like\s+before|name))*\W*"
)
#: "Nah change it back".
_CHANGE_IT_BACK = pattern(
    rf"{CORRECTING}(?:change|put|turn|set|switch|name|call|rename|make)\s+(?:it|that|the\s+name)\s+back{_TAIL}"
    rf"|{CORRECTING}(?:change|go|switch)\s+back{_TAIL}",
    re.IGNORECASE,
)
_NAME_ASKED = pattern(
    rf"{CORRECTING}(?:what['’]?s|what\s+(?:is|are)|how\s+is|how['’]?s)\s+(?:(?:it|(?:the|my|our|that|this)\s+(?:team|group|crew|squad))\s+(?:called|named)"
    r"|(?:(?:the|its)\s+)(?:(?:team|group|crew)(?:['’]?s)?\s+)?name(?:\s+of\s+(?:the|my|our|that|this|it)(?:\s+(?:team|group|crew))?)?)(?:\s+(?:now|again|then|at\s+the\s+moment|currently))*\W*",
    re.IGNORECASE,
)
_OF_TEAM = pattern(r"\b(?:team|group|crew|squad)", re.IGNORECASE)


async def called_before(session: Session) -> Reply | None:
    """None unless a team was just renamed, and its name before is wanted or named."""
    last, undo = session.state.last, session.state.undo
    if last is None or last.dialog != _RENAMES or undo is None or session.state.asking is not None:
        return None
    old = undo.get("slots", {}).get("called") if undo.get("begin") == _RENAMES else None
    text = session.heard.text
    if not old or text.rstrip().endswith("?") or not (_CHANGE_IT_BACK.fullmatch(text) or _wants(text, str(old))):
        return None
    session.trace.append("the name that the team had before")
    return await press(session, undo)


def _wants(text: str, old: str) -> bool:
    said = rf"{CORRECTING}{_BACK}\s*(?:{_OLD}|[\"“']?{re.escape(old)}[\"”']?){_BETTER}?{_TAIL}"
    return re.fullmatch(said, text, re.IGNORECASE) is not None


async def asked(session: Session) -> Reply | None:
    """None unless the name of a team is asked by who is in one, or leads it."""
    if not session.given.circle.teams or session.state.asking is not None:
        return None
    last = session.state.last
    if session.heard.named or not _NAME_ASKED.fullmatch(session.heard.text):
        return None
    if _OF_TEAM.search(session.heard.text) is None and (last is None or not is_of_teams(last.dialog)):
        return None
    session.trace.append("what the team is called")
    return await session.begin("show_team", {}, 0.9)
