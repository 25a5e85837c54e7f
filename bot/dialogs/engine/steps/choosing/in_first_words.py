""" "I'm a shift manager in Chicago, want to be a project manager": who somebody is and where they want to go, whatever
else is said with it and however unlike any question it is.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB, _FOR_SKILL, _ABOUT, _ZONE = "credential_for_role", "credential_for_skill", "credential_info", "set_time_zone"
#: Whoever is surely heard to ask for one of these asks for it.
_HEARD = frozenset({_FOR_JOB, "skill_gap", "learning_path", "update_profile", "compare_credentials", "other_jobs"})
_LONG, _MOST_JOBS, _HARDLY = 7, 5, 0.35
_WANTS = pattern(
    r"\b(?:want(?:s|ed|ing)?|wanna|tryna|trying|try|hop(?:e|ing)|look(?:ing)?|like|love|plan(?:ning)?|dream\w*|aim(?:ing)?|get|getting|become|becoming|be|move|switch|go|going)\b",
    re.IGNORECASE,
)
_CURIOUS = pattern(
    r"\b(?:curious\s+about|interested\s+in|(?:really\s+)?into|fascinated\s+by)\s+(?:the\s+)?$", re.IGNORECASE
)
_BACK = pattern(
    r"\b(?:go|come|get|return|going|coming|getting|returning)\s+back\b|\breturn(?:ing|er)?\b", re.IGNORECASE
)
_ASKS_A_FACT = pattern(r"\b(?:how\s+(?:much|long|hard)|price|cost\w*|when|renew\w*|expir\w*|valid)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where something else is surely asked, of people or teams, or of a day or a fact."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or heard.people or heard.teams or len(heard.words) < _LONG:
        return None
    taken_for_else = best.dialog in (_ABOUT, _ZONE) or best.score < _HARDLY
    if best.dialog in _HEARD or not taken_for_else or _ASKS_A_FACT.search(heard.text):
        return None
    goals = [n for n in heard.named if n.cue == "goal"]
    jobs = [n for n in goals if n.kind == "role"]
    if len(jobs) == 1 and len(goals) == 1 and _WANTS.search(heard.text, 0, jobs[0].mention.start):
        session.trace.append("the job that they want")
        return await session.start(Guess(_FOR_JOB, 0.8, "they say which job they want"))
    fields = [n for n in heard.named if n.kind == "family"]
    if len(fields) == 1 and (fields[0].cue == "goal" or _BACK.search(heard.text)):
        return _which_job(session, fields[0])
    curious = [n for n in heard.named if n.kind == "skill" and _CURIOUS.search(heard.text, 0, n.mention.start)]
    if curious:
        skills = [n.mention.of("skill")[0].id for n in curious]
        return await session.begin(_FOR_SKILL, {"skills": skills}, 0.7)
    return None


def _which_job(session: Session, field: Named) -> Reply | None:
    """Of a field that they want to get into, or back to."""
    wanted = field.mention.of("family")[0].id
    families = session.manager.knowledge.catalogue.family_of
    jobs = tuple(job for job, family in families.items() if family == wanted)[:_MOST_JOBS]
    return asked_which(session, jobs) if jobs else None
