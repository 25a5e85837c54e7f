""" "I speak German and Polish, which job?": the jobs that are done with languages are there to choose from."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which
from bot.messaging.reply import Reply
from bot.patterns import pattern

_SPEAKS = pattern(
    r"\b(?:i\s+(?:can\s+|also\s+|only\s+)?speak|i['’]?m\s+(?:fluent\s+in|bilingual|trilingual|a\s+native)|i\s+(?:know|have)\s+(?:\w+\s+)?languages)\b",
    re.IGNORECASE,
)
_WHICH = pattern(
    r"\b(?:what|which)\s+(?:\w+\s+){0,2}?(?:jobs?|work|career|cert\w*|exams?)\b|\bwhat\s+(?:can|could)\s+i\s+(?:do|be|become|work)\b|\bwhere\s+can\s+i\s+work\b",
    re.IGNORECASE,
)
#: By the catalogue's ids.
_WITH_LANGUAGES = ("translator", "interpreter", "language-teacher", "tour-guide")


async def told(session: Session) -> Reply | None:
    """None where a job or a credential is named: the languages are beside it then."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams:
        return None
    if not _SPEAKS.search(heard.text) or not _WHICH.search(heard.text):
        return None
    if any(n.kind in ("role", "credential") for n in heard.named):
        return None
    known = session.manager.knowledge.catalogue.roles
    jobs = tuple(job for job in _WITH_LANGUAGES if job in known)
    return asked_which(session, jobs) if jobs else None
