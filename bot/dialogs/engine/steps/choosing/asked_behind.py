""" "Hey im shift lead at a warehouse in ohio, how much is a forklift cert": what is asked behind who asks."""

from __future__ import annotations

import re

from bot.dialogs.engine.having import weighed
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import decide
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: Below this nothing is surely heard.
_HARDLY, _SURE = 0.35, 0.4
_BEHIND = pattern(
    r"[,.;!]\s+(?:so\s+|and\s+)?(?=(?:how\s+(?:much|long|do|can)|what(?:['’]?s|\s+(?:does|is|do|are|would))|which|where)\s)",
    re.IGNORECASE,
)
_WHO = pattern(r"(?<!\w)(?:i['’]?m|i\s+am|i\s+work|we['’]?re|we\s+are|my)(?!\w)", re.IGNORECASE)
_ASKED = frozenset(
    {"credential_info", "credential_for_skill", "credential_for_role", "compare_credentials", "browse_credentials"}
)


async def asked(session: Session) -> Reply | None:
    """None where the whole is heard, or the question alone is not either."""
    heard = session.heard
    behind = _BEHIND.search(heard.text)
    if session.guesses[0].score >= _HARDLY or session.state.waiting is not None or heard.people or heard.teams:
        return None
    if behind is None or not _WHO.search(heard.text, 0, behind.start()):
        return None
    question = session.manager.hear(session.given, heard.text[behind.end() :], session.state)
    guesses = await weighed(session, decide(session.manager.scorer, question, session.manager.dialogs))
    if not guesses or guesses[0].dialog not in _ASKED or guesses[0].score < _SURE:
        return None
    session.trace.append("what is asked behind who asks")
    session.heard = question
    return await session.start(guesses[0])
