"""Jobs are weighed, and no credentials: "electrician or welder or hvac?", "what's faster, bookkeeping or virtual
assistant?". They are put side by side, or which it shall be is asked.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.wished_field import asked_which
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import word_texts
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

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


async def several(session: Session) -> Reply | None:
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


_COMPARES, _JOB = "compare_credentials", "skill_gap"
_TWO = 2


async def two(session: Session) -> Reply | None:
    """What each of them asks for; None unless just two jobs are named, and compared."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or not session.sure or best.dialog != _COMPARES:
        return None
    named = [n for n in heard.named if n.cue != "current"]
    jobs = list(dict.fromkeys(n.mention.of("role")[0].id for n in named if n.kind == "role"))
    if len(jobs) != _TWO or len(named) != _TWO or any(m.exact for n in named for m in n.mention.of("credential")):
        return None
    session.trace.append("two jobs side by side")
    first = await session.begin(_JOB, {"role": jobs[0]}, best.score)
    return first.plus(await session.begin(_JOB, {"role": jobs[1]}, best.score))


_IN_SHORT = "jobs_in_short"
_OR_VERSUS = pattern(r"\s*(?:,\s*)?\b(?:or|vs\.?|versus)\b\s*", re.IGNORECASE)
_WEIGHS = pattern(
    r"\b(?:faster|quicker|sooner|easier|better|best|fastest|quickest|easiest|harder|hardest|shorter|diff|difference|compare|compared|which|vs|versus)\b",
    re.IGNORECASE,
)
#: "Physio or massage", and nothing besides.
_ONLY_TWO = pattern(rf"{OPENING}(?:[a-z'’-]+\s+){{1,4}}or\s+(?:[a-z'’-]+(?:\s+|\W*$)){{1,4}}", re.IGNORECASE)
_BY_EFFORT = pattern(r"\b(?:fast|quick|soon|easi|hard|short)\w*", re.IGNORECASE)
#: What is said around the two.
_AROUND_TWO = pattern(
    r"^\W*(?:(?:wh?at['’]?s|wh?at|which|is|are|whats|the|a|an|to|be|become|get|into|faster|quicker|sooner|easier|better|best|fastest|quickest|easiest|harder|shorter"
    r"|one|of|for|me|thinking|think|i['’]?m|im|i|am|about|between|diff|difference|compare|hm+|so|ok|hey|hi|and|either|torn|going|go|do|doing|learn\w*|should|would|it|maybe)\b\W*){0,14}",
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
_LONGEST = 140
#: Letters in which "bookkeeping" and "bookkeeper" agree.
_ROOT = 5


async def two_directions(session: Session) -> Reply | None:
    """None unless one of the two at least is a job by its words, and neither is a credential."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    weighs = _WEIGHS.search(heard.text) is not None
    if not (weighs or (_ONLY_TWO.fullmatch(heard.text) and not _NO_JOBS.search(heard.text))) or any(
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
    sides = sides_of(heard.text) if not heard.named or not are_products(session) else []
    if len(sides) != _TWO:
        return None
    jobs = [_job(session, side) for side in sides]
    found = list(dict.fromkeys(job for job in jobs if job is not None))
    if not weighs and len(found) < _TWO:
        return None
    if not found or not any(_is_a_direction(session, side, job) for side, job in zip(sides, jobs, strict=True)):
        return None
    session.trace.append("two directions side by side")
    easiest = _BY_EFFORT.search(heard.text) is not None
    reply = await session.begin(_IN_SHORT, {"jobs": found, "easiest": easiest}, 0.9)
    unknown = [side for side, job in zip(sides, jobs, strict=True) if job is None]
    text = _("My catalogue has no job called “{name}”.")
    return Reply(parts=tuple(note(text, name=side) for side in unknown)).plus(reply)


#: "The difference between SOC and pen tester".
_BETWEEN_BOTH = pattern(r"\bdiff(?:erence)?\s+(?:between|of)\s+(?P<both>[^.,;?!]{3,80})", re.IGNORECASE)
#: "A product owner cert".
_A_PAPER = pattern(r"\s+(?:certs?|certificates?|certifications?|courses?|exams?)$", re.IGNORECASE)
_WITH = pattern(r"\s+(?:and|&|vs\.?|or)\s+", re.IGNORECASE)


def sides_of(text: str) -> list[str]:
    """The two that are weighed, without the words around them; empty where there are not two."""
    said = _BETWEEN_BOTH.search(text)
    parts = _WITH.split(said["both"]) if said is not None else _OR_VERSUS.split(text)
    if len(parts) != _TWO:
        return []
    sides = [_BEHIND.sub("", _AROUND_TWO.sub("", part, count=1), count=1).strip(" .,!?;") for part in parts]
    sides = [_A_PAPER.sub("", side) for side in sides]
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
    if any(m.exact for m in session.manager.knowledge.finder.find(side, {"role"}, limit=1)):
        return True  # "pentester" is an alias
    return _alike(side, session.manager.knowledge.catalogue.roles[job].name)


def _alike(side: str, name: str) -> bool:
    """ "Bookkeeping" and "Bookkeeper", "automation testing" and "Test Automation Engineer"."""
    words = [w[:_ROOT] for w in word_texts(side) if len(w) >= _ROOT - 1]
    of_name = [w[:_ROOT] for w in word_texts(name)]
    return bool(words) and all(any(w.startswith(n) or n.startswith(w) for n in of_name) for w in words)


_QUICKER = pattern(
    rf"{OPENING}(?:(?:which|what|wich)(?:\s+(?:one|of\s+(?:them|those|these|the\s+two)|job))?(?:['’]s|\s+is|\s+would\s+be|\s+takes?)?\s+)?(?:the\s+)?"
    r"(?:faster|quicker|sooner|easier|shorter|fastest|quickest|easiest|shortest|less\s+(?:time|work|study)|least\s+(?:time|work|study))(?:\s+(?:one|to\s+(?:get\s+into|do|learn|become|start)|way\s+in|then|for\s+me))*\W*",
    re.IGNORECASE,
)


async def by_effort(session: Session) -> Reply | None:
    """ "Which is quicker", of the jobs that were just put side by side."""
    last = session.state.last
    if last is None or last.dialog != _IN_SHORT or session.state.asking is not None or session.heard.named:
        return None
    if not _QUICKER.fullmatch(session.heard.text):
        return None
    session.trace.append("the jobs that were weighed, the easiest first")
    return await session.begin(_IN_SHORT, {**last.slots, "easiest": True}, 0.9)
