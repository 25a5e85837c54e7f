""" "Whats the way there", "which cert first", "10h a week. from feb", right behind a job's credentials: its plan."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PLAN, _ZONE = "learning_path", "set_time_zone"
_OF_A_JOB = frozenset({"credential_for_role", "skill_gap"})
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
    job = _job(session)
    if job is None or len(heard.text) > _LONGEST or heard.named or heard.people or heard.teams:
        return None
    if _WAY.fullmatch(heard.text):
        session.trace.append("the way to the job that is spoken of")
        return await session.begin(_PLAN, {"role": job}, 0.9)
    return await _paced_from(session, job)


def _job(session: Session) -> str | None:
    """The one whose credentials were shown last."""
    if session.state.asking is not None:
        return None
    for frame in reversed(session.state.done[-_BACK:]):
        if frame.dialog in _OF_A_JOB:
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
