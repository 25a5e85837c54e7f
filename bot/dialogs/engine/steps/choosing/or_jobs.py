""" "Electrician or welder or hvac?": several jobs are weighed, and none is asked about yet."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which
from bot.dialogs.understanding.cues import Named
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ZONE, _FOR_JOB = "set_time_zone", "credential_for_role"
_LONG, _MOST, _SEVERAL, _WORDS, _DAILY = 22, 5, 3, 4, 3
_OR = pattern(r"\bor\b", re.IGNORECASE)
_BETWEEN = pattern(r"\s*(?:,\s*(?:or|and)?\b|\bor\b|\bvs\.?\b|/|\?)\s*", re.IGNORECASE)
#: What is said before the first, and what behind the last.
_AROUND = pattern(
    r"^\W*(?:(?:i['’]?m|i|am|was|thinking|think|of|about|considering|torn|between|either|like|maybe|perhaps|so|hm+|ok|what|how|could|do|be|become"
    r"|becoming|an?|even|also|as|want|wanna|to|choose|deciding|stuck|looking|at|into|should|shall|would|can|do|doing|go|going|for|work|working|in)\b\W*){0,9}",
    re.IGNORECASE,
)
_NO_JOBS = pattern(
    r"\b(?:cert\w*|exams?|course\w*|expir\w*|renew\w*|valid|cost\w*|price\w*|plan|hours?|took|passed|got|lack\w*|missing|enough)\b",
    re.IGNORECASE,
)


async def weighed(session: Session) -> Reply | None:
    """Which of them it shall be is asked, so that they can be asked about; None where they are no jobs, or only two."""
    heard, waiting = session.heard, session.state.waiting
    if waiting is not None and waiting.dialog not in (_ZONE, _FOR_JOB):
        return None
    if (
        heard.people
        or heard.teams
        or heard.dates
        or heard.values
        or len(heard.words) > _LONG
        or not _OR.search(heard.text)
    ):
        return None
    if _NO_JOBS.search(heard.text) or any(n.cue in ("current", "excluded") for n in heard.named):
        return None
    parts = [part for part in _BETWEEN.split(heard.text) if part.strip(" .!?")][:_MOST]
    words = [_AROUND.sub("", part, count=1).strip(" .!?") for part in parts]
    named = {part: job for part in words if (job := _named(session, part))}
    jobs = [job for part in words if (job := named.get(part) or _about(session, part))]
    if not named or len(jobs) < _SEVERAL or are_products(session):
        return None
    session.trace.append("several jobs are weighed")
    return asked_which(session, tuple(dict.fromkeys(jobs)))


def _named(session: Session, words: str) -> str | None:
    """The job that a few words name."""
    if not words or len(words.split()) > _WORDS:
        return None
    jobs = [n.mention.of("role")[0].id for n in _inside(session, words) if n.mention.of("role")]
    return jobs[0] if jobs else session.manager.job_words.called(words)


def are_products(session: Session) -> bool:
    """ "Azure or AWS or GCP" asks which to learn."""
    skills = session.manager.knowledge.catalogue.skills
    return all(any(skills[m.id].rivals for m in n.mention.of("skill")) for n in session.heard.named)


def _about(session: Session, words: str) -> str | None:
    """The first job that is done with the skill they name every day."""
    skills = {m.id for n in _inside(session, words) for m in n.mention.of("skill")}
    roles = session.manager.knowledge.catalogue.roles
    return next((job for job, role in roles.items() if any(role.skills.get(s) == _DAILY for s in skills)), None)


def _inside(session: Session, words: str) -> list[Named]:
    at = session.heard.text.find(words)
    return [n for n in session.heard.named if at <= n.mention.start < at + len(words)]
