""" "I'm Dev", "Dana here", "my name is Rob": who says what they are called is greeted, and has told no job."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NAME = r"(?P<{}>[^\W\d_][\w'’-]{{1,20}}(?:\s+(?-i:[A-Z])[\w'’-]{{1,20}}){{0,2}})"
_HI = (
    r"\W*(?:(?:hi|hello|hey|hallo|good\s+(?:morning|afternoon|evening|day)|ok|well|so|oh|and|yes|there|laurel)\W+){0,4}"
)
_BYE = r"(?:\W+(?:btw|by\s+the\s+way|nice\s+to\s+meet\s+you|pleased\s+to\s+meet\s+you)){0,2}\W*"
_CALLED = pattern(
    rf"{_HI}(?:(?:my\s+(?:first\s+)?name(?:\s+is|['’]?s)|(?:you\s+can\s+)?(?:just\s+)?call\s+me|i['’]?m\s+called|i\s+am\s+called)\s+{_NAME.format('a')}"
    rf"|(?:i['’]?m|i\s+am|this\s+is|it['’]?s|it\s+is)\s+{_NAME.format('b')}|{_NAME.format('c')}\s+(?:here|speaking)){_BYE}",
    re.IGNORECASE,
)
#: First names that are short for a job, or one, too.
_JOBS_AS_WELL = frozenset(
    "dev art mason taylor tyler carter cooper hunter parker porter chandler sawyer fletcher dean".split()  # noqa: SIM905
)


async def told(session: Session) -> Reply | None:
    """None where it may be a job, a place or something else that they are: their account is called otherwise."""
    said = _CALLED.fullmatch(session.heard.text)
    if said is None or session.state.asking is not None or session.heard.people or session.heard.teams:
        return None
    name = said["a"] or said["b"] or said["c"]
    account, first = key(session.given.name or "").split(), key(name).split()[:1]
    theirs = bool(first) and first[0] in account
    if not theirs and not (name[:1].isupper() and first and (said["a"] or first[0] in _JOBS_AS_WELL)):
        return None
    session.trace.append("what they are called")
    return await session.begin("greeting", {}, 0.9)
