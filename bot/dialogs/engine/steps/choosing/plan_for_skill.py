""" "Make me a plan to learn Kubernetes by June", "I need my forklift licence by June": no job is aimed at, so what
proves the skill is what there is to plan.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.wished_credentials import begins_a_wish
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PROVES, _PLAN, _LONGEST = "credential_for_skill", "learning_path", 120
#: Between a skill and the day by which it is to be proved.
_BY = pattern(
    r"\s+(?:(?:licen[cs]e|ticket|card|cert\w*|course)\s+)?(?:by|before|until|for)\s+(?:the\s+)?", re.IGNORECASE
)


async def shown(session: Session) -> Reply | None:
    """None where a goal is known, a plan was shown that the skill may be for, or more than one skill is named."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != _PLAN or not session.sure or len(heard.named) != 1 or heard.named[0].kind != "skill":
        return None
    if session.state.waiting is not None or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if (
        any(frame.dialog == _PLAN for frame in session.state.done)
        or session.profile_for(session.manager.dialogs[_PLAN]).goal
    ):
        return None
    session.trace.append("a plan for a skill: what proves it")
    return await _shown(session)


async def by_a_day(session: Session) -> Reply | None:
    """None unless the message is a wish for a skill's paper and its day, and nothing else."""
    heard = session.heard
    if len(heard.named) != 1 or heard.named[0].kind != "skill" or len(heard.dates) != 1 or session.state.waiting:
        return None
    skill, day = heard.named[0].mention, heard.dates[0]
    between = _BY.fullmatch(heard.text, skill.end, day.start)
    if between is None or not begins_a_wish(heard.text, skill.start) or heard.text[day.end :].strip(" .!"):
        return None
    session.trace.append("a skill's paper by a day: what proves it")
    return await _shown(session)


async def _shown(session: Session) -> Reply:
    return await session.begin(_PROVES, {"skills": [session.heard.named[0].mention.matches[0].id]}, 0.8)
