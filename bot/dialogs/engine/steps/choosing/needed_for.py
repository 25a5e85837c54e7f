""" "Do I need RHCSA still valid for RHCE?": what one credential requires of another is asked."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.messaging.reply import Reply
from bot.patterns import pattern

_INFO = "credential_info"
_TWO = 2
_BEFORE = pattern(
    r"\W*(?:(?:hi|hey|so|and|ok|oh|but|wait|btw|also|just|quick\s+question)\W+){0,4}"
    r"(?:(?:(?:my|our|the)\s+(?:\w+\s+)?\w+|they|he|she|hr|i)\s+(?:(?:is|are|am|just|keeps?)\s+){0,2}(?:asks?|asked|asking|wonders?|wondering|wants?\s+to\s+know)(?:\s+(?:me|us))?\W+)?"
    r"(?:(?:do|does|will|would|must|should)\s+(?:i|we|one|you|my|the|it)|(?:if|whether)\s+(?:i|we|my|the)|is|must)\s+"
    r"(?:(?:still|really|even|also|have|has|to|need|hold|keep|first|a|an|the|my|valid|current|active|in\s+date)\s+){0,7}",
    re.IGNORECASE,
)
#: "… (still valid) for (the) RHCE", "… a prerequisite for RHCE"; "before" is asked of what comes first.
_BETWEEN = pattern(
    r"\s+(?:(?:cert\w*|still|has|needs|to\s+be|be|being|valid|current|active|in\s+date|needed|required|necessary|mandatory|an?|the|prereq\w*|first|also|up\s+to\s+date)\s+){0,6}"
    r"(?:for|to\s+(?:get|do|take|sit|earn|hold|keep|become|go\s+for|pass|renew)|if\s+i\s+(?:want|go\s+for|do|take))\s+"
    r"(?:(?:i|we|can|the|my|an?|getting|taking|doing|sitting|keeping|having|sit|take|do|get|to)\s+){0,5}",
    re.IGNORECASE,
)
#: "Do I need it still valid for RHCE": of what was just told, or talked of.
_IT = pattern(r"(?:it|this|that|this\s+one|that\s+one)(?=\s)", re.IGNORECASE)
_BEHIND = pattern(
    r"\W*(?:(?:cert\w*|exam|too|as\s+well|then|or\s+not|first|please|pls|now|still)\W*){0,4}", re.IGNORECASE
)


async def asked(session: Session) -> Reply | None:
    """What the second one requires; None where anything else is asked, or it is about reminders and records."""
    heard = session.heard
    named = [n for n in heard.named if n.mention.of("credential")]
    if not named or heard.dates or heard.people or heard.teams or session.state.asking is not None:
        return None
    before = _BEFORE.match(heard.text)
    if before is None or not _BEHIND.fullmatch(heard.text, named[-1].mention.end):
        return None
    goal = ids_of(named[-1])
    if not goal or not _is_between(session, named, before.end()):
        return None
    session.trace.append("what one credential requires of another")
    return await session.begin(_INFO, {"credential": goal[0], "facet": "prerequisites"}, 0.9)


def _is_between(session: Session, named: list[Named], start: int) -> bool:
    """Whether one of which it is asked, by its name or as "it", stands right in front of what it may be needed for."""
    text, last = session.heard.text, named[-1].mention.start
    if len(named) == _TWO:
        return named[0].mention.start == start and _BETWEEN.fullmatch(text, named[0].mention.end, last) is not None
    it = _IT.match(text, start) if len(named) == 1 else None
    return it is not None and bool(session.state.focus.at) and _BETWEEN.fullmatch(text, it.end(), last) is not None
