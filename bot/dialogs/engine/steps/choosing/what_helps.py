""" "What would help?", "where do I start", "how do I get there", right after somebody told where they want to go."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB, _PLAN = "credential_for_role", "learning_path"
_OF_A_SUBJECT = frozenset({"credential_for_skill", "browse_credentials"})
_HELPS = pattern(
    rf"{OPENING}(?:how(?:\s+(?:do|can|could|would|should)\s+i)?(?:\s+(?:get|go|move|make\s+it|do|become|be|start|begin)(?:\s+(?:there|that|it|this|one))?)?"
    r"|(?:what|which(?:\s+\w+)?)\s+(?:would|could|can|will|might|should|do|does)\s+(?:i\s+)?(?:really\s+|actually\s+)?(?:help|do|take|get|study|learn|start\s+with|you\s+(?:recommend|suggest|advise))(?:\s+(?:me|with\s+(?:that|it)|there|first|for\s+(?:that|it)|to\s+get\s+there))*"
    r"|what\s+helps|any\s+(?:ideas?|advice|tips?|suggestions?|recommendations?|thoughts)|(?:what|which)\s+are\s+my\s+options|where\s+(?:do|should|can|would)\s+i\s+(?:even\s+)?(?:start|begin)"
    r"|so\s+what\s+now|what\s+now|what\s+next|and\s+now|advise\s+me|help\s+me(?:\s+(?:with\s+that|get\s+there|out))?|suggest\s+something|got\s+anything\s+for\s+(?:that|me))"
    r"(?:\W+(?:then|please|pls|now|though|for\s+that|for\s+me))*\W*",
    re.IGNORECASE,
)


#: "How would I even start?", of a list that was just shown.
_WHERE_TO_START = pattern(
    rf"{OPENING}(?:how|where)\s+(?:would|do|should|can|could|shall)\s+i\s+(?:(?:even|best|actually)\s+)?(?:start|begin|get\s+started|go\s+about\s+(?:it|that))(?:\s+(?:with\s+(?:it|that|this)|then|from\s+(?:zero|scratch|nothing)|there|here))*\W*",
    re.IGNORECASE,
)


#: "What would I need for that?", of a field that was just shown: of the job that is about it.
_NEEDS = pattern(
    rf"{OPENING}what\s+(?:would|do|will|should|did)\s+i\s+(?:actually\s+|really\s+|all\s+)?(?:need|have\s+to\s+(?:know|learn|have))(?:\s+to\s+know)?(?:\s+for\s+(?:that|it|this)(?:\s+(?:one|job|field))?)?(?:\s*(?:then|though))?\W*"
    rf"|{OPENING}how\s+(?:do|can|could|would|should)\s+i\s+(?:even\s+|actually\s+|best\s+)?(?:get|break|go|move)\s+into\s+(?:that|it|this)(?:\s+(?:field|area|line|world|job|work|stuff))?(?:\s+then)?\W*",
    re.IGNORECASE,
)


async def needed_for_it(session: Session) -> Reply | None:
    """None unless credentials for a skill were shown, which a job is mainly about, or of a field, whose jobs are
    offered.
    """
    last = session.state.last
    if last is None or last.dialog not in _OF_A_SUBJECT or session.state.waiting is not None:
        return None
    if session.heard.named or not _NEEDS.fullmatch(session.heard.text):
        return None
    if family := last.slots.get("family"):
        of_it = tuple(jobs_in(session, [family]))
        return asked_which(session, of_it) if of_it else None
    if not session.state.focus.skills:
        return None
    jobs = session.jobs_of_the_skills(session.manager.dialogs[_PLAN])
    if not jobs:
        return None
    session.trace.append("what a job asks for that is about what was shown")
    return await session.begin("skill_gap", {"role": jobs[0]}, 0.9)


def just_wished(session: Session) -> str | None:
    """The job that somebody just said they want, where what fits it was told with that."""
    *_before, wish, shown = [None, None, *session.state.done]
    job = wish.slots.get("goal") if wish is not None and wish.dialog == TELLING else None
    return str(job) if job and shown is not None and shown.slots.get("role") == job else None


async def asked(session: Session) -> Reply | None:
    """What proves the job that they just said they want, or the way there; None where they named none."""
    heard, last = session.heard, session.state.last
    if (job := just_wished(session)) and session.state.waiting is None and _HELPS.fullmatch(heard.text):
        session.trace.append("the way to the job that they want")
        return await session.begin(_PLAN, {"role": job}, 0.9)
    shown = session.state.focus.credentials
    if last is not None and last.dialog in LISTS and len(shown) > 1 and _WHERE_TO_START.fullmatch(heard.text):
        session.trace.append("where to begin with what was shown")
        return await session.begin("rank_credentials", {"these": shown, "quality": "easiest"}, 0.9)
    if last is None or last.dialog != TELLING or session.state.waiting is not None or heard.named or heard.people:
        return None
    goal = last.slots.get("goal")
    if goal not in session.manager.knowledge.catalogue.roles or not _HELPS.fullmatch(heard.text):
        return None
    session.trace.append("what helps towards the job that they want")
    current = last.slots.get("current") or session.profile.role
    return await session.begin(_FOR_JOB, {"role": goal, **({"current": current} if current else {})}, 0.9)
