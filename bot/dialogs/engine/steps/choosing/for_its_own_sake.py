""" "Retired teacher here, want to learn something with computers", "no i don't want a job, just for fun": whoever
learns for its own sake is shown what there is in that field, and is asked for no job.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.wished_fields import fields_wished
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_LISTS, _FOR_SKILL, _FOR_JOB = "browse_credentials", "credential_for_skill", "credential_for_role"
_MOST_WORDS = 30
_LEARNS = pattern(r"\b(?:learn|study|take\s+up)\s+(?:something|smth|sth|anything|a\s+(?:bit|little))\b", re.IGNORECASE)
#: "No, no job", "it is only a hobby".
_NO_JOB = pattern(
    r"\b(?:(?:do\s?n['’]?t|do\s+not|not|no\s+longer)\s+(?:really\s+)?(?:want|wanna|need|look(?:ing)?\s+for|after|searching)\s+(?:for\s+)?(?:an?\s+|any\s+|another\s+|new\s+|to\s+)*(?:job|work|career)s?\b"
    r"|(?:just|only|more|it['’]?s|is|learn(?:ing)?)\s+(?:for\s+)?(?:fun|myself|pleasure|my\s+own\s+(?:interest|pleasure)|a\s+hobby|hobby)\b|(?:as|like)\s+(?:an?\s+)?hobby\b|^\W*no\s+job\b)",
    re.IGNORECASE,
)
_BACK = 3


async def wished(session: Session) -> Reply | None:
    """None where a skill or a credential is named: that is found by its name."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.words) > _MOST_WORDS or heard.people or heard.teams:
        return None
    if _LEARNS.search(heard.text) is None or "?" in heard.text:
        return None
    fields = fields_wished(heard.text)
    if not fields or any(n.kind not in JOBS or n.cue == "goal" for n in heard.named):
        return None
    session.trace.append("something of a field, for its own sake")
    return await session.begin(_LISTS, {"family": fields[0], "sort": "easiest"}, 0.8)


async def no_job(session: Session) -> Reply | None:
    """The field is that of the jobs which were offered or talked of; else the subject is asked for."""
    heard, state = session.heard, session.state
    if _NO_JOB.search(heard.text) is None or heard.named or heard.people or len(heard.words) > _MOST_WORDS:
        return None
    waiting, shown = state.waiting, {f.dialog for f in state.done[-_BACK:]}
    if waiting is not None and waiting.dialog != _FOR_JOB:
        return None
    if waiting is None and state.done and not shown & {_LISTS, _FOR_SKILL, _FOR_JOB, "other_jobs"}:
        return None
    session.trace.append("no job is wanted")
    field = _field(session)
    state.drop(waiting)
    if field is not None:
        return await session.begin(_LISTS, {"family": field, "sort": "easiest"}, 0.8)
    question = _("Which skill or topic would you like to learn? For example “Excel”, “first aid” or “web design”.")
    return session.ask(Frame(dialog=_FOR_SKILL), "skills", (), question)


def _field(session: Session) -> str | None:
    own = session.manager.knowledge.catalogue.family_of
    if wished := fields_wished(session.heard.text):
        return wished[0]
    offered = {own[job] for job in jobs_offered(session) if job in own}
    if len(offered) == 1:
        return offered.pop()
    shown = [f.slots["family"] for f in session.state.done[-_BACK:] if f.dialog == _LISTS and f.slots.get("family")]
    return str(shown[-1]) if shown else None
