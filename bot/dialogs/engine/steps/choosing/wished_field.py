"""Whoever wants "something with computers" or "a job in IT" names no job yet: those of the field are offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.former_job import is_former
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import JOBS, Named
from bot.dialogs.understanding.deciding import COURTESY
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.job_pairs import introduces
from bot.dialogs.understanding.unknown_jobs import wished_job
from bot.dialogs.understanding.wished_fields import fields_called, wish_in
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _, listed

_FOR_JOB, _ASKED_BESIDE = "credential_for_role", "set_time_zone"
#: What such a wish may be taken for.
_TAKEN_FOR = frozenset(
    {
        _FOR_JOB,
        "credential_for_skill",
        "compare_credentials",
        "browse_credentials",
        "capabilities",
        "other_jobs",
        "skill_gap",
        TELLING,
        OUT_OF_SCOPE,
        *COURTESY,
    }
)
_MOST_JOBS, _OF_ONE, _TWO, _MOST_FIELDS = 6, 4, 2, 3
#: The weight of a skill that a job is done with every day.
_DAILY = 3
#: "Site manager maybe, or health and safety".
_MAYBE, _FEW = pattern(r"\b(?:maybe|perhaps|possibly|either|not\s+sure|dunno)\b", re.IGNORECASE), 10
_OR = pattern(r"\b(?:or|vs\.?|versus)\b", re.IGNORECASE)


async def wished(session: Session) -> Reply | None:
    """The jobs of that field, of which one is chosen; where no field is called so, the question says so."""
    heard, best = session.heard, session.guesses[0]
    frame = session.state.waiting
    if any(d.cue in ("until", "expires") for d in heard.dates):
        return None  # "working with children check till 12 jan 2029"
    moves = moves_to_a_field(heard)
    anew = moves or _asks_which_job(session)
    asks_the_same = frame is not None and frame.dialog in (_ASKED_BESIDE, *([_FOR_JOB] if anew else ()))
    if frame is not None and _asks_which_credential(frame) and wish_in(heard.text) is not None and not heard.named:
        session.state.drop(frame)  # "nah something with games" names none
        frame = None
    if (frame is not None and not asks_the_same) or (session.sure and best.dialog not in _TAKEN_FOR):
        return None
    if (job := wished_job(heard, sure=session.sure)) is not None:
        return not_known(session, job)
    said, between = wish_in(heard.text), _between_fields(session) or moves
    if said is None and not between:
        unsure = (frame is None or anew) and _MAYBE.search(heard.text) and len(heard.words) <= _FEW
        either = either_of(session) if unsure else ()
        return asked_which(session, either) if either else None
    if not moves and (any(v.kind == "money" for v in heard.values) or "format" in heard.choices):
        return None  # so much is asked of credentials
    if said is not None and (either := either_of(session)):
        return asked_which(session, either)
    if (
        heard.people
        or heard.teams
        or any(
            (n.kind != "family" and not _is_theirs(n, heard.text) and not between and not _inside(said, n))
            or n.cue == "excluded"
            for n in heard.named
            if not is_former(n, heard.text)
        )
    ):
        return None
    jobs = tuple(jobs_in(session, list(dict.fromkeys(_fields(session, said)))))
    if not jobs:
        return None
    return asked_which(session, jobs, moves=moves)


#: "Barista in Vancouver, bored, …", "barista, thinking of …": how a message begins that tells of oneself.
_BEGINS = pattern(r"\W*(?:(?:hi|hey|hello|so|a|an|just)\W+){0,3}", re.IGNORECASE)
_GOES_ON = pattern(r"\s+(?:here|(?:in\s+)?[^\W\d_]+(?:\s[^\W\d_]+)?)?\s*[,.;]|\s*[,.;]", re.IGNORECASE)


def _is_theirs(named: Named, text: str) -> bool:
    begins = named.kind == "role" and _BEGINS.fullmatch(text, 0, named.mention.start) is not None
    return named.cue == "current" or (begins and _GOES_ON.match(text, named.mention.end) is not None)


def _asks_which_credential(frame: Frame) -> bool:
    return frame.dialog == "credential_info" and frame.awaiting is not None and not frame.awaiting.options


def _asks_which_job(session: Session) -> bool:
    """ "Something outdoors then", "site manager maybe, or health and safety", at the question which job it could be."""
    text = session.heard.text
    anew = wish_in(text) is not None or (_MAYBE.search(text) and _OR.search(text))
    frame = session.state.waiting
    open_question = frame is not None and frame.awaiting is not None and frame.awaiting.slot == "role"
    return bool(anew) and (open_question or bool(jobs_offered(session)))


def _inside(said: re.Match[str] | None, named: Named) -> bool:
    """ "Need an office job in construction" names a kind of work in a field."""
    if said is None:
        return False
    return said.start() <= named.mention.start < max(said.start(group) for group in ("what", "how", "whom", "likes"))


def either_of(session: Session) -> tuple[str, ...]:
    """ "Something with my hands, electrics or plumbing": the jobs that either is, or is the daily work of."""
    heard, roles = session.heard, session.manager.knowledge.catalogue.roles
    named = [n for n in heard.named if n.cue in (None, "goal") and (n.kind == "role" or n.mention.of("skill"))]
    others = [n for n in heard.named if n.cue != "current"]
    if len(named) != _TWO or len(others) != _TWO or not _OR.search(heard.text):
        return ()
    skills = [{m.id for m in n.mention.of("skill")} if n.kind != "role" else set() for n in named]
    jobs = [
        [n.mention.of("role")[0].id]
        if n.kind == "role"
        else [job for job, role in roles.items() if any(role.skills.get(s) == _DAILY for s in of)][:_OF_ONE]
        for n, of in zip(named, skills, strict=True)
    ]
    return tuple(dict.fromkeys(job for found in jobs for job in found)) if all(jobs) else ()


def asked_which(session: Session, jobs: tuple[str, ...], *, moves: bool = False) -> Reply:
    """Which of these jobs they mean, without the one that they have."""
    session.trace.append("a wish for a field, and no job yet")
    session.understood = (_FOR_JOB, 0.7)
    catalogue, heard = session.manager.knowledge.catalogue, session.heard
    here = [n.mention.of("role")[0].id for n in heard.named if n.cue == "current" and n.mention.of("role")]
    jobs = _without_the_unwanted(session, tuple(job for job in jobs if job not in here))
    limits = fill_from_message(session.manager.dialogs[_FOR_JOB], heard).slots if moves else {}
    known = {name: value for name, value in limits.items() if name != "role"} | ({"current": here[0]} if here else {})
    names = listed([catalogue.roles[job].name for job in jobs], "or")
    question = _("Which job could it be? For example {jobs}. Say another one if you have it in mind.")
    return session.ask(Frame(dialog=_FOR_JOB, slots=known), "role", jobs, question.format(jobs=names))


#: "… but not teach": what somebody does not want to do there.
_UNWANTED = pattern(
    r"\b(?:not|no|without|nothing\s+with|don['’]?t\s+want\s+to|hate)\s+(?:(?:to|be|being|an?|the|any|do|doing|with|in|as)\s+){0,3}(?P<what>[a-z]{4,})",
    re.IGNORECASE,
)
_ROOT = 4


def _without_the_unwanted(session: Session, jobs: tuple[str, ...]) -> tuple[str, ...]:
    """The jobs that are not called by it, or all of them where none would be left."""
    away = {said["what"].casefold().removesuffix("ing") for said in _UNWANTED.finditer(session.heard.text)}
    roles = session.manager.knowledge.catalogue.roles
    kept = tuple(
        job
        for job in jobs
        if not any(len(a) >= _ROOT and w.startswith(a) for a in away for w in roles[job].name.casefold().split())
    )
    return kept or jobs


#: "Free ones", "which certificates": what there is in the field is asked for, and no job in it.
_PAPERS = pattern(
    r"\b(?:cert\w*|credentials?|courses?|exams?|licen[cs]es?|papers?|qualification\w*|ones)\b", re.IGNORECASE
)


def moves_to_a_field(heard: Heard, *, of_a_skill: bool = False) -> bool:
    """ "From helpdesk to cloud, they pay up to 2000", "retail to HR": from the job or field one is in into another.

    ``of_a_skill``: also into one that is called like a skill, as "nurse, want to get into UX".
    """
    *here, field = heard.named if heard.named else (None,)
    if field is None or field.kind != "family" or not here or _PAPERS.search(heard.text):
        return False
    jobs = [n for n in here if n.kind == "role"]
    if len(jobs) > 1 or any(n.kind not in JOBS or n.cue not in ("current", None) for n in here):
        return False
    goes = field.cue == "goal" or (
        field.cue is None
        and (_FANCIES.search(heard.text, 0, field.mention.start) is not None or _is_weighed(heard.text, field))
    )
    if not jobs:  # "marketing to data"
        return field.cue == "goal" and len(here) == 1 and here[0].cue == "current"
    stands = jobs[0].cue == "current" or (len(here) == 1 and introduces(heard.text, jobs[0].mention.start))
    return goes and stands and (of_a_skill or jobs[0].cue is None or not field.mention.of("skill"))


_APART, _ASKED = pattern(r"[.,;!?–-]\s+$"), pattern(r"\s*\?\W*$")


def _is_weighed(text: str, field: Named) -> bool:
    """ "Taxi driver here. IT?": the field alone, with a question mark."""
    apart = _APART.search(text, 0, field.mention.start) is not None
    return apart and _ASKED.match(text, field.mention.end) is not None


#: "… and fancy data".
_FANCIES = pattern(
    r"\b(?:fancy|fancying|into|towards?|curious\s+about|interested\s+in|in\s+to|(?:go|switch|change|move)\s+to|(?:want|like|wanna)\s+(?:to\s+)?(?:do|try|work\s+in)|thinking\s+(?:of|about)|dream\w*\s+of|drawn\s+to|like|love|want|try|maybe|something\s+(?:in|with))\s+(?:something\s+)?(?:in\s+|with\s+|of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def _between_fields(session: Session) -> bool:
    """ "Security or cloud?", asked by whoever has another job or none: neither of them is a credential."""
    heard = session.heard
    kinds = [n.kind for n in heard.named if n.cue != "current"]
    of_a_job = kinds[:1] == ["role"]
    return kinds[of_a_job:] == ["family"] * _TWO and _OR.search(heard.text) is not None


def not_known(session: Session, job: str, *near: str, limits: dict[str, Any] | None = None) -> Reply:
    """Near to it are ``near``, and perhaps the jobs of the field that they are in; the ``limits`` are of whichever it
    becomes.
    """
    session.trace.append("a wish that the catalogue has no name for")
    session.understood = (_FOR_JOB, 0.5)
    own, here = session.manager.knowledge.catalogue.family_of, session.profile_for(session.manager.dialogs[_FOR_JOB])
    fields = [own[here.role]] if here.role in own else []
    jobs = (*near, *(role for role in jobs_in(session, fields) if role not in (here.role, *near)))
    text = _(
        "My catalogue has neither a job nor a skill called “{job}”, so I do not guess what fits it. Which job is "
        "nearest to it? Or tell me what one does there."
    )
    return session.ask(Frame(dialog=_FOR_JOB, slots=limits or {}), "role", jobs, text.format(job=job))


def _fields(session: Session, said: re.Match[str] | None) -> Iterator[str]:
    families = [n.mention for n in session.heard.named if n.kind == "family"]
    named = [mention.of("family")[0].id for mention in families]
    yield from named[-1:] if moves_to_a_field(session.heard) else named
    if said is not None and any(_APART.search(session.heard.text, said.start(), m.start) for m in families):
        return  # "something with people I guess, HR?" names the field in the end
    yield from fields_called(said) if said is not None else ()


def jobs_in(session: Session, fields: list[str]) -> Iterator[str]:
    """The first ones of each field, those that have a word of what is said before the others; jobs that lead others are
    for who leads already, or says so.
    """
    catalogue = session.manager.knowledge.catalogue
    of_each = _MOST_JOBS if len(fields) == 1 else _OF_ONE if len(fields) == _TWO else _TWO
    leads, called = _leads(session), session.manager.job_words.with_a_word_of(session.heard)
    for field in fields[:_MOST_FIELDS]:
        of_it = [catalogue.roles[role] for role, family in catalogue.family_of.items() if family == field]
        of_it.sort(key=lambda role: role.id not in called)
        yield from [role.id for role in of_it if leads or not role.leads][:of_each]


def _leads(session: Session) -> bool:
    roles, here = session.manager.knowledge.catalogue.roles, session.profile_for(session.manager.dialogs[_FOR_JOB]).role
    current = [n.mention.of("role")[0].id for n in session.heard.named if n.cue == "current" and n.mention.of("role")]
    return any(roles[job].leads for job in (*current, *([here] if here else [])) if job in roles)
