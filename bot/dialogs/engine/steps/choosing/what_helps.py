""" "What would help?", "where do I start", "how do I get there", right after somebody told where they want to go."""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.choosing.wished_field import asked_which, jobs_in
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

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


_PAPER = r"(?:certs?|certificates?|certifications?|credentials?|courses?|papers?|qualifications?|exams?|tickets?|ones?)"
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
    rf"{OPENING}(?:what\s+(?:(?:comes|is|do\s+i\s+do|should\s+i\s+do|would\s+be)\s+)?(?:next|now|then)|and\s+(?:now|then)|next\s+steps?|(?:which|what)\s+{_PAPER}\s+next)\W*",
    re.IGNORECASE,
)


async def first_of_all(session: Session) -> Reply | None:
    """ "Which cert first", of whoever keeps no records: of the job that is talked of, which is asked for where there is
    none. None where credentials are in sight, of which it is asked.
    """
    heard, frame, records = session.heard, session.state.waiting, session.given.records
    next_one = _WHAT_NEXT.fullmatch(heard.text)
    if heard.named or not (next_one or _WHICH_FIRST.fullmatch(heard.text)) or session.guesses[0].dialog == "whats_next":
        return None
    asked = frame.awaiting if frame is not None else None
    if frame is not None and asked is not None and frame.dialog in (_FOR_JOB, _PLAN) and asked.slot == "role":
        session.trace.append("what comes first depends on the job that is asked for")
        session.understood = (frame.dialog, 0.8)
        return questions.ask_again(session, frame, _("What comes first depends on the job."))
    if frame is not None or (records is not None and (await records.holdings() or await records.studies())):
        return None
    last, shown, focus = session.state.last, session.state.focus.credentials, session.state.focus
    job = focus.role or focus.job or session.profile.goal or session.profile.role
    told = job is not None and job in (session.profile.goal, session.profile.role)
    if shown and job is not None and not told and next_one and last is not None and last.dialog == _FOR_JOB:
        session.trace.append("the way, behind what fits the job")
        return await session.begin(_PLAN, {"role": job}, 0.8)
    if next_one and session.given.private and told:
        return await session.begin("whats_next", {}, 0.8)
    if shown or (next_one and job is None):
        return None
    session.trace.append("what comes first for a job")
    return await session.begin(_FOR_JOB, {"role": job} if job is not None else {}, 0.8)
