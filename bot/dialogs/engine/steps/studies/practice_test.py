""" "Passed a mock test today", "failed the practice exam, 60 %": a test that is only practised is no exam and no
progress in percent; the study it is for goes on.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.standing import is_of_another
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_GOES_ON = "touch_study"
_DID = pattern(
    r"\b(?:passed|failed|flunked|aced|did|done|took|sat|got|scored|finished|completed|bombed)\b[^.!?\n]{0,40}?"
    r"\b(?:mock|practi[cs]e|trial|sample|dummy|simulated)\s+(?:\w+\s+)?(?:exams?|tests?|papers?|quiz\w*)\b"
    r"|\b(?:passed|failed|did|took|sat|aced)\s+(?:a|the|my|another)\s+(?:\w+\s+)?mocks?\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where nothing is studied that it could be for, or hours are told with it."""
    heard = session.heard
    if session.state.asking is not None or heard.people or "?" in heard.text or _DID.search(heard.text) is None:
        return None
    if any(v.kind == "hours" for v in heard.values) or is_of_another(heard.text):
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("a test that is only practised")
    head = paragraph(_("A practice test is not the exam, so I noted no result of it. How far are you, in percent?"))
    return Reply(parts=(head,)).plus(await session.begin(_GOES_ON, {"study": study.id}, 0.9))
