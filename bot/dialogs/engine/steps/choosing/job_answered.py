""" "Ok medical coding. 20 hrs a week", where a job is asked for: the job with what limits it, and no skill that is
known. At the question what somebody did so far or likes, a wish is no job they had.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.wished_field import jobs_in
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _, listed

_OTHER_JOBS, _PLAN, _ADVISES = "other_jobs", "learning_path", "credential_for_role"
_ASK_FOR_A_JOB = frozenset({_OTHER_JOBS, _PLAN, _ADVISES, "skill_gap"})
_LIMITS = ("budget", "hours_a_week", "months", "by", "starts", "format")
_WISHES = pattern(
    r"\b(?:want|wanna|would\s+like|['’]d\s+like|like\s+to|love\s+to|rather|maybe|perhaps|i\s+(?:think|guess|suppose)|sounds|fancy|hope|become|go\s+for|let['’]?s|then)\b"
    r"|^\W*(?:ok|okay|right|alright|well)\b",
    re.IGNORECASE,
)
_DID = pattern(
    r"\b(?:was|were|been|used\s+to|worked|did|had|years?|yrs|months\s+as|since|until|ex|former(?:ly)?|so\s+far|know|good\s+at|experience)\b",
    re.IGNORECASE,
)
#: "What about payroll": of a skill, by which a job is called.
_WHAT_ABOUT = pattern(rf"{OPENING}(?:(?:what|how)\s+about|or|maybe|perhaps|rather)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
#: More words than these tell more than a job and its limits.
_MOST = 16


async def told(session: Session) -> Reply | None:
    """None where nothing but a job is told, which answers by itself, or more than one thing is named."""
    heard, frame = session.heard, session.state.waiting
    if frame is None or frame.awaiting is None or len(heard.words) > _MOST or heard.people or heard.teams:
        return None
    if frame.dialog not in _ASK_FOR_A_JOB or session.dialog(frame).slot(frame.awaiting.slot).type.kind != "role":
        return None
    picked = _picked(session, frame)
    if picked is None and (
        len(heard.named) != 1 or heard.named[0].cue not in (None, "goal") or _DID.search(heard.text)
    ):
        return None
    named, goal = picked or heard.named[0], frame.dialog
    if goal == _OTHER_JOBS:
        goal = _PLAN if _limits(session, _PLAN) else _ADVISES
    limits = _limits(session, goal)
    wishes = named.cue == "goal" or _WISHES.search(heard.text) is not None
    about = _WHAT_ABOUT.fullmatch(heard.text, 0, named.mention.start) and not heard.text[named.mention.end :].strip(
        " ?.!"
    )
    if not about and asks(heard.text):
        return None
    if not (about or limits or (frame.dialog == _OTHER_JOBS and wishes)):
        return None
    jobs = _jobs(session, named)
    if not jobs:
        return None
    session.trace.append("the job that was asked for, with what is told beside it")
    session.state.stack.remove(frame)
    kept = frame.slots if frame.dialog == goal else {}
    if len(jobs) == 1:
        return await session.begin(goal, {**kept, **limits, "role": jobs[0]}, 0.8)
    names = listed([session.manager.knowledge.catalogue.roles[job].name for job in jobs], "or")
    question = _("Which job could it be? For example {jobs}. Say another one if you have it in mind.")
    session.understood = (goal, 0.7)
    return session.ask(Frame(dialog=goal, slots={**kept, **limits}), "role", jobs, question.format(jobs=names))


_BEFORE_IT = pattern(
    rf"{OPENING}(?:(?:then|i['’]?d\s+say|rather|the|a|an|take|go\s+for|let['’]?s\s+do)\W+){{0,3}}", re.IGNORECASE
)
_IS_IT = pattern(r"\s+(?:then|it\s+is|please|pls|rather|sounds\s+\w+)(?!\w)|\s*[,;.]", re.IGNORECASE)


def _picked(session: Session, frame: Frame) -> Named | None:
    """ "Ok data analyst then, 4h a week, next to teaching": the one of those offered that it begins with."""
    heard, offered = session.heard, (frame.awaiting.options or ()) if frame.awaiting is not None else ()
    if not heard.named:
        return None
    first = heard.named[0]
    jobs = [m.id for m in first.mention.of("role")][:1]
    begins = _BEFORE_IT.fullmatch(heard.text, 0, first.mention.start) and _IS_IT.match(heard.text, first.mention.end)
    return first if begins and first.kind == "role" and jobs and jobs[0] in offered else None


async def of_now(session: Session) -> Reply | None:
    """ "I am a cook", at "Which job could it be?" of healthcare: what they are, and not what they want to be."""
    heard, frame = session.heard, session.state.waiting
    if frame is None or frame.awaiting is None or frame.dialog not in (_ADVISES, _PLAN) or len(heard.words) > _MOST:
        return None
    if len(heard.named) != 1 or heard.named[0].cue != "current" or heard.people or asks(heard.text):
        return None
    families = session.manager.knowledge.catalogue.family_of
    fields = {families[option] for option in frame.awaiting.options or () if option in families}
    jobs = heard.named[0].mention.of("role")
    if len(fields) != 1 or not jobs or families[jobs[0].id] in fields:
        return None
    session.trace.append("the job of now, where the wanted one was asked for")
    return await session.begin(TELLING, {"current": jobs[0].id}, 0.9)


def _jobs(session: Session, named: Named) -> tuple[str, ...]:
    """The job that is named, also where a skill is called so, or those of the field."""
    roles = session.manager.knowledge.catalogue.roles
    jobs = [m.id for m in named.mention.of("role")]
    if named.kind == "role":
        return tuple(jobs[:1])
    if named.kind == "family":
        return tuple(jobs_in(session, [named.mention.of("family")[0].id]))
    words = session.heard.text[named.mention.start : named.mention.end]
    called = jobs[0] if jobs else session.manager.job_words.called(words)
    return (called,) if called is not None and not roles[called].leads else ()


def _limits(session: Session, dialog: str) -> dict[str, Any]:
    slots = fill_from_message(session.manager.dialogs[dialog], session.heard).slots
    return {name: slots[name] for name in _LIMITS if slots.get(name) is not None}
