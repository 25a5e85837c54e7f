""" "Whats the way there", "which cert first", "10h a week. from feb", right behind a job's credentials: its plan. "So
whats the plan" asks for it also where hours, money or anything else was told or asked since.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, SHOW_A_PLAN, Frame
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PLAN, _ZONE = "learning_path", "set_time_zone"
_PLANNED = SHOW_A_PLAN | {"start_plan"}
OF_A_JOB = frozenset({"credential_for_role", "skill_gap"})
#: What is told or asked beside leaves the job what is spoken of.
_BESIDE = frozenset({TELLING, _ZONE, "credential_info", "rank_credentials"})
_BACK, _LONGEST = 4, 90
_THERE = r"(?:there|in|into\s+(?:it|that|this)|to\s+(?:get\s+)?(?:there|it|that)|to\s+that\s+job|for\s+(?:it|that))"
_WAY = pattern(
    rf"{OPENING}(?:(?:what(?:['’]?s|\s+is)|show\s+me|tell\s+me|give\s+me|so)\s+)?(?:the|a|my)\s+(?:(?:quickest|best|usual|whole|full|easiest|fastest)\s+)?(?:way|path|route|road|roadmap)(?:\s+{_THERE})?(?:\s+(?:then|look\s+like|please|pls))*\W*"
    rf"|{OPENING}how\s+(?:(?:do|would|can|could|should)\s+i\s+|to\s+)get\s+{_THERE}(?:\s+then)?\W*|{OPENING}(?:map|plan)\s+(?:it|that|this)\s+out(?:\s+for\s+me)?\W*"
    rf"|{OPENING}(?:which|what)\s+(?:cert\w*|one|course|exam|ticket|licen[cs]e|qualification)\s+(?:(?:do\s+i\s+(?:do|take|get|need)|should\s+i\s+(?:do|take|get)|comes|is|goes|to\s+(?:do|get|take))\s+)?first(?:\s+then)?\W*",
    re.IGNORECASE,
)
#: "So whats the plan", "plan?", "and how does the plan look".
_THE_PLAN = pattern(
    rf"{OPENING}(?:yes\W+)?(?:(?:wh?at(?:['’]?s|\s+is|\s+would\s+be)?|show\s+me|give\s+me|make\s+me|i\s+want|where['’]?s|how(?:['’]?s|\s+does|\s+would)?)\s+)?(?:(?:the|my|a)\s+)?plan(?:\s+look(?:s|ing)?(?:\s+like)?)?"
    r"(?:\W+(?:then|now|please|pls|for\s+me|(?P<of>for\s+(?:that|it))))*\W*",
    re.IGNORECASE,
)
_KEPT = frozenset({"hours_a_week", "starts", "by", "budget"})
_LIMITS = frozenset(
    {
        "a", "week", "per", "each", "every", "from", "in", "starting", "start", "begin", "beginning", "on", "ok", "so",
        "and", "i", "can", "do", "about", "like", "could", "then",
    }
)  # fmt: skip


async def asked(session: Session) -> Reply | None:
    """None where something else was spoken of since, or anything is named."""
    heard = session.heard
    job, the_plan = _job(session), _THE_PLAN.fullmatch(heard.text)
    if the_plan is not None:
        return await _the_plan(session, of_it=the_plan["of"] is not None) if job or not the_plan["of"] else None
    if job is None or len(heard.text) > _LONGEST or heard.named or heard.people or heard.teams:
        return None
    if _WAY.fullmatch(heard.text):
        session.trace.append("the way to the job that is spoken of")
        return await session.begin(_PLAN, {"role": job}, 0.9)
    return await _paced_from(session, job)


async def _the_plan(session: Session, *, of_it: bool) -> Reply | None:
    """For the job that is talked of or is the goal; None where there is a plan already, or none of them is known, or it
    is one credential that was looked at.
    """
    state, records = session.state, session.given.records
    if {f.dialog for f in state.done} & _PLANNED or (records is not None and await records.plan() is not None):
        return None
    frame = state.asking
    if frame is not None:
        return _which_job(session, frame)
    profile = session.profile_for(session.manager.dialogs[_PLAN])
    one = state.last is not None and state.last.dialog in LOOKS and state.focus.at is not None
    listed = _job(session) if not (one and of_it) else None
    job = listed or (None if one else state.focus.role or state.focus.job or profile.goal)
    if job not in session.manager.knowledge.catalogue.roles:
        return None
    session.trace.append("the plan for the job that is spoken of, or the goal")
    return await session.begin(_PLAN, {**limits_of_the_shown(session), "role": job}, 0.9)


def _which_job(session: Session, frame: Frame) -> Reply | None:
    """Which job it could be was just asked: whichever it is, the plan is made for it."""
    awaits = frame.awaiting
    if awaits is None or frame.dialog not in OF_A_JOB or awaits.slot != "role":
        return None
    limits = {name: value for name, value in frame.slots.items() if name in _SAID_WITH_IT}
    session.state.drop(frame)
    session.understood = (_PLAN, 0.9)
    return session.ask(Frame(dialog=_PLAN, slots=limits), "role", tuple(awaits.options), awaits.question)


_SAID_WITH_IT = ("hours_a_week", "hours", "budget", "country", "format", "level", "current")


def limits_of_the_shown(session: Session) -> dict[str, Any]:
    """What the job's credentials were asked for with."""
    shown = next((f for f in reversed(session.state.done) if f.dialog in OF_A_JOB), None)
    plans = session.manager.dialogs[_PLAN]
    return (
        {k: shown.slots[k] for k in _SAID_WITH_IT if shown.slots.get(k) and plans.has(k)} if shown is not None else {}
    )


def _job(session: Session) -> str | None:
    """The one whose credentials were shown last."""
    if session.state.asking is not None:
        return None
    for frame in reversed(session.state.done[-_BACK:]):
        if frame.dialog in OF_A_JOB:
            role = frame.slots.get("role")
            return str(role) if role else None
        if frame.dialog not in _BESIDE:
            return None
    return None


async def _paced_from(session: Session, job: str) -> Reply | None:
    """Hours a week and the day from which they are there."""
    heard = session.heard
    hours = [v for v in heard.values if v.kind == "hours_a_week"]
    if len(hours) != 1 or not heard.dates or "?" in heard.text:
        return None
    limits = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    if "starts" not in limits or not limits.get("hours_a_week"):
        return None
    spans = [(v.start, v.end) for v in hours] + [(d.start, d.end) for d in heard.dates]
    rest = [w.text for w in heard.words if not any(start <= w.start < end for start, end in spans)]
    if not _LIMITS.issuperset(rest):
        return None
    session.trace.append("hours a week and a first day, for the job that is spoken of")
    kept = {name: value for name, value in limits.items() if name in _KEPT}
    return await session.begin(_PLAN, {"role": job, **kept}, 0.9)
