""" "Which cert first", "where do i start", asked before any job is told: it depends on the job, which is asked for."""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS, Frame
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB, _PLAN = "credential_for_role", "learning_path"
_JOB, _MOST = "role", 8
_PAPER = (
    r"(?:certs?|certificates?|certifications?|credentials?|courses?|papers?|qualifications?|exams?|tickets?"
    r"|licen[cs]es?|ones?)"
)
#: "Which cert first", "what should i start with": asked of a job, also before one is told.
_WHICH_FIRST = pattern(
    rf"{OPENING}(?:(?:which|what|wich)\s+(?:{_PAPER}\s+)?(?:(?:is|are|comes?|would\s+be|to)\s+)?"
    r"(?:(?:should|shall|do|would|must|can|could)\s+(?:i|you|one|we)\s+)?(?:(?:get|take|do|go\s+for|need|pick|choose|start|begin|study|learn)\s+)?(?:with\s+)?(?:first|to\s+(?:start|begin)(?:\s+with)?|(?<=with\s))"
    r"|where\s+(?:do|should|can|would|could|to)\s+(?:i\s+)?(?:even\s+|best\s+)?(?:start|begin)|how\s+(?:do|should|can|would|could|to)\s+(?:i\s+)?(?:even\s+|best\s+)?(?:start|begin|get\s+started))"
    r"(?:\W+(?:then|please|pls|now|though|for\s+(?:that|me|it)|with|off|from\s+(?:zero|scratch)))*\W*",
    re.IGNORECASE,
)
#: "What next", of a job whose credentials were shown, or that was told.
_WHAT_NEXT = pattern(
    rf"{OPENING}(?:what\s+(?:(?:comes|is|do\s+i\s+do|should\s+i\s+do|would\s+be)\s+)?(?:next|now|then)|and\s+now|next\s+steps?|(?:which|what)\s+{_PAPER}\s+next)\W*",
    re.IGNORECASE,
)


async def first_of_all(session: Session) -> Reply | None:
    """ "Which cert first", of whoever keeps no records: of the job that is talked of, which is asked for where there is
    none. None where credentials are in sight, of which it is asked.
    """
    heard, frame = session.heard, session.state.waiting
    next_one = _WHAT_NEXT.fullmatch(heard.text) if plan_spoken_of(session) is None else None
    if heard.named or not (next_one or _WHICH_FIRST.fullmatch(heard.text)) or session.guesses[0].dialog == "whats_next":
        return None
    if frame is not None and _asks_for_a_job(frame):
        session.trace.append("what comes first depends on the job that is asked for")
        session.understood = (frame.dialog, 0.8)
        return questions.ask_again(session, frame, _("What comes first depends on the job."))
    if (frame is not None and frame.dialog != TELLING) or not await session.keeps_nothing():
        return None
    last, shown, focus = session.state.last, session.state.focus.credentials, session.state.focus
    job = focus.role or focus.job or session.profile.goal or session.profile.role
    told = job is not None and job in (session.profile.goal, session.profile.role)
    if shown and job is not None and not told and next_one and last is not None and last.dialog == _FOR_JOB:
        session.trace.append("the way, behind what fits the job")
        return await session.begin(_PLAN, {"role": job}, 0.8)
    if next_one and session.given.private and told:
        return await session.begin("whats_next", {}, 0.8)
    these = shown if len(shown) > 1 else focus.listed
    if not next_one and shown and len(these) > 1 and last is not None and last.dialog in LISTS | LOOKS | {TELLING}:
        session.trace.append("which of those shown comes first")
        return await session.begin("rank_credentials", {"these": these[:_MOST], "quality": "easiest"}, 0.8)
    if shown or (next_one and job is None):
        return None
    session.trace.append("what comes first for a job")
    return await session.begin(_FOR_JOB, {"role": job} if job is not None else {}, 0.8)


def _asks_for_a_job(frame: Frame) -> bool:
    return frame.awaiting is not None and frame.dialog in (_FOR_JOB, _PLAN) and frame.awaiting.slot == _JOB
