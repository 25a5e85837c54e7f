""" "What's faster, bookkeeping or virtual assistant?": two directions are weighed, and no credentials: the jobs they
lead to are put side by side, and what is called like none of them is said.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.or_jobs import are_products
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_IN_SHORT, _COMPARES = "jobs_in_short", "compare_credentials"
_OR = pattern(r"\s*(?:,\s*)?\b(?:or|vs\.?|versus)\b\s*", re.IGNORECASE)
_WEIGHS = pattern(
    r"\b(?:faster|quicker|sooner|easier|better|best|fastest|quickest|easiest|harder|hardest|shorter|difference|compare|compared|which|vs|versus)\b",
    re.IGNORECASE,
)
_BY_EFFORT = pattern(r"\b(?:fast|quick|soon|easi|hard|short)\w*", re.IGNORECASE)
#: What is said around the two.
_AROUND = pattern(
    r"^\W*(?:(?:wh?at['’]?s|wh?at|which|is|are|whats|the|a|an|to|be|become|get|into|faster|quicker|sooner|easier|better|best|fastest|quickest|easiest|harder|shorter"
    r"|one|of|for|me|thinking|think|i['’]?m|im|i|am|about|between|difference|compare|hm+|so|ok|hey|hi|and|either|torn|going|go|do|doing|learn\w*|should|would|it|maybe)\b\W*){0,14}",
    re.IGNORECASE,
)
_BEHIND = pattern(
    r"[\s,.;?!–-]*(?:\b(?:which|what|who|how|is|whats|what['’]s|wdyt|better|faster|quicker|easier|best|one|for|me|please|pls|do|you|think|would|be|then|and|why|more|the|takes?|longer|pays?|as|a|job|way|in|good)\b\W*){0,12}$",
    re.IGNORECASE,
)
#: What a job is called by at its end.
_A_JOB = pattern(
    r"\b(?:assistant|manager|engineer|analyst|designer|developer|worker|operator|agent|clerk|nurse|teacher)s?$",
    re.IGNORECASE,
)
_TWO, _WORDS, _LONGEST, _DAILY = 2, 4, 140, 3
#: Letters in which "bookkeeping" and "bookkeeper" agree.
_ROOT = 5


async def weighed(session: Session) -> Reply | None:
    """None unless one of the two at least is a job by its words, and neither is a credential."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if not _WEIGHS.search(heard.text) or any(
        n.kind == "credential" or n.cue in ("excluded", "held") for n in heard.named
    ):
        return None
    if session.sure and best.dialog not in (
        _COMPARES,
        "credential_info",
        "credential_for_role",
        "credential_for_skill",
        "out_of_scope",
        "skill_gap",
        "other_jobs",
    ):
        return None
    sides = _sides(heard.text) if not heard.named or not are_products(session) else []
    if len(sides) != _TWO:
        return None
    jobs = [_job(session, side) for side in sides]
    found = list(dict.fromkeys(job for job in jobs if job is not None))
    if not found or not any(_is_a_direction(session, side, job) for side, job in zip(sides, jobs, strict=True)):
        return None
    session.trace.append("two directions side by side")
    easiest = _BY_EFFORT.search(heard.text) is not None
    reply = await session.begin(_IN_SHORT, {"jobs": found, "easiest": easiest}, 0.9)
    unknown = [side for side, job in zip(sides, jobs, strict=True) if job is None]
    text = _("My catalogue has no job called “{name}”.")
    return Reply(parts=tuple(note(text, name=side) for side in unknown)).plus(reply)


def _sides(text: str) -> list[str]:
    parts = _OR.split(text)
    if len(parts) != _TWO:
        return []
    sides = [_BEHIND.sub("", _AROUND.sub("", part, count=1), count=1).strip(" .,!?;") for part in parts]
    return [side for side in sides if side and len(side.split()) <= _WORDS]


def _job(session: Session, side: str) -> str | None:
    """The job that is called so, or done with that every day, of several the one that is called like it."""
    catalogue = session.manager.knowledge.catalogue
    named = session.manager.knowledge.finder.find(side, {"role"}, limit=1)
    if named and named[0].exact:
        return named[0].id
    skills = {m.id for m in session.manager.knowledge.finder.find(side, {"skill"}, limit=1) if m.exact}
    daily = [job for job, role in catalogue.roles.items() if any(role.skills.get(s) == _DAILY for s in skills)]
    return next((job for job in daily if _alike(side, catalogue.roles[job].name)), next(iter(daily), None))


def _is_a_direction(session: Session, side: str, job: str | None) -> bool:
    """Whether it is said of a job and not of a skill that may be learned for many: "Excel or SQL"."""
    if job is None:
        return _A_JOB.search(side) is not None
    return _alike(side, session.manager.knowledge.catalogue.roles[job].name)


def _alike(side: str, name: str) -> bool:
    """ "Bookkeeping" and "Bookkeeper", "automation testing" and "Test Automation Engineer"."""
    words = [w[:_ROOT] for w in word_texts(side) if len(w) >= _ROOT - 1]
    of_name = [w[:_ROOT] for w in word_texts(name)]
    return bool(words) and all(any(w.startswith(n) or n.startswith(w) for n in of_name) for w in words)
