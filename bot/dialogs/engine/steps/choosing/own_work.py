""" "I fix printers and pcs at a school", "I'm an apprentice electrician": who tells what they do, or learn to be, tells
of themselves. It chooses none of the jobs that are offered, and is no look at a credential that is called so.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: What is asked of a job that somebody wants: "Which job is it for?"
_OF_A_GOAL = frozenset({"credential_for_role", "learning_path", "skill_gap"})
_MOST = 20


async def told(session: Session) -> Reply | None:
    """None where something is asked or wished, or where what they do may be the answer."""
    heard, frame = session.heard, session.state.waiting
    if len(heard.words) > _MOST or "?" in heard.text:
        return None
    done = _own_work(heard)
    if done is None or heard.people or heard.teams or heard.values or not session.given.private:
        return None
    job = done.mention.of("role")[0].id
    if frame is None:
        best = session.guesses[0].dialog
        if best == TELLING and session.sure:
            return None  # heard as what it is
        if best != OUT_OF_SCOPE and not _is_all(heard.text, done):
            return None
    elif not _chooses_another(session, frame, job):
        return None
    session.trace.append("what they do, told by the way")
    known = [n.mention.of("skill")[0].id for n in heard.named if n.kind == "skill"]
    return await session.begin(TELLING, {"current": job, **({"known": known} if known else {})}, 0.8)


def _own_work(heard: Heard) -> Named | None:
    """The job that is told by what they do, with no more than where, with what and for whom: "at a school", "in Power
    BI", "for a builder".
    """
    done = [n for n in heard.named if n.by_doing and n.cue == "current" and n.mention.of("role")]
    if len(done) != 1:
        return None
    others = [n for n in heard.named if n is not done[0]]
    if all(n.kind == "family" and n.cue is None for n in others):
        return done[0]
    beside = all(n.kind in ("family", "skill", "role") and n.cue in (None, "known") for n in others)
    return done[0] if beside and _is_all(heard.text, done[0]) else None


#: "I've been mostly …".
_BEGUN = pattern(
    rf"{OPENING}i(?:['’]?m|\s+am|['’]?ve\s+been|\s+have\s+been)?\s+(?:(?:just|mostly|mainly|only|still|currently|actually|usually|now|also)\s+){{0,2}}",
    re.IGNORECASE,
)
#: Where, when and for whom it is done: "… in tesco", "… for a builder at night".
_BEHIND = pattern(
    r"(?:\s+(?:in|at|for|on|near|around|across|with|from|by|over|after|into|onto|to|as|during|when|who|and|all|every|most|part|full|now|currently|here|these|nights?|days?|mostly|professionally)\b[^?,;.!]{0,60})?\W*",
    re.IGNORECASE,
)
_ASKS = pattern(
    r"\b(?:want\w*|need\w*|how|what|which|can|could|should|would|help|cert\w*|courses?|exams?|licen[cs]\w*|qualif\w*|plan|list)\b",
    re.IGNORECASE,
)


def _is_all(text: str, done: Named) -> bool:
    """Whether nothing is said but what they do: "i write code", which no code of an invitation is entered by."""
    before, behind = text[: done.mention.start], text[done.mention.end :]
    told = _BEGUN.fullmatch(before) and _BEHIND.fullmatch(behind)
    return told is not None and _ASKS.search(behind) is None


def _chooses_another(session: Session, frame: Frame, job: str) -> bool:
    """Whether jobs of a field are offered, and what they do is none of them."""
    asked = frame.awaiting
    if asked is None or frame.dialog not in _OF_A_GOAL or session.dialog(frame).slot(asked.slot).type.kind != "role":
        return False
    return bool(asked.options) and job not in asked.options


#: "Java dev 5 years", "nurse, 12 yrs exp": X is the job.
_FOR_YEARS = pattern(
    rf"{OPENING}(?:(?:an?|i['’]?m\s+an?|i\s+am\s+an?|junior|senior|jr|sr)\s+){{0,2}}Xs?[\s,(–-]*(?:with\s+|for\s+)?(?:(?:about|over|nearly|almost|approx\.?)\s+)?(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twenty)\s*\+?[\s-]*(?:years?|yrs?)(?:['’]?\s*(?:of\s+)?(?:exp(?:erience)?|now|in\s+the\s+(?:job|trade|field)))*(?P<with>\s*[,;:]\s*[^.?!\n]{{2,40}})?\W*",
    re.IGNORECASE,
)


async def for_years(session: Session) -> Reply | None:
    """ "Java dev 5 years" is the job of now, "web dev, 1 yr, react n node" with what they know; None where a job is
    asked for, or anything is said besides.
    """
    heard = session.heard
    if not heard.named or session.state.waiting is not None or heard.people or heard.teams or heard.dates:
        return None
    (job, *known), private = heard.named, session.given.private
    said = _FOR_YEARS.fullmatch(f"{heard.text[: job.mention.start]}X{heard.text[job.mention.end :]}")
    if job.kind != "role" or job.cue in ("goal", "excluded") or said is None or not private:
        return None
    skills = [m.id for n in known for m in n.mention.of("skill")[:1] if n.cue != "goal"]
    if len(skills) != len(known) or bool(skills) != bool(said["with"]):
        return None
    session.trace.append("the job of now, with the years in it")
    told = {"current": job.mention.of("role")[0].id} | ({"known": skills} if skills else {})
    return await session.begin(TELLING, told, 0.8)


_LEARNS = pattern(
    rf"{OPENING}(?:(?:i['’]?m|i\s+am)\s+(?:(?:just|still|currently|only|now)\s+)?)?(?:an?\s+)?(?:\w{{1,8}}[\s-]years?\s+)?(?:trainee|apprentice|apprenticed|student)\s+(?P<job>[a-z][a-z\s-]{{2,40}}?)"
    r"(?:\s+(?:here|now|at\s+the\s+moment|(?:at|in|with)\s+[\w\s]{2,30}))?\W*",
    re.IGNORECASE,
)


async def learns(session: Session) -> Reply | None:
    """None where it is called like no job; what an apprentice becomes is their goal, and no job they have."""
    heard = session.heard
    said = _LEARNS.fullmatch(heard.text) if session.state.waiting is None else None
    if said is None or heard.people or heard.teams or len(heard.named) > 1:
        return None
    job = session.manager.job_words.called(said["job"])
    if job is None or not session.given.private:
        return None
    session.trace.append("the job that they learn")
    return await session.begin(TELLING, {"goal": job}, 0.8)
