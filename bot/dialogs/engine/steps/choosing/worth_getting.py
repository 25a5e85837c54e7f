""" "200 euro left for training, what's worth it, I'm a scrum master", "12 years of payroll without papers, what should
I get": what is asked for is what proves the job or the skill that they tell of, which is not only noted.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB, _FOR_SKILL, _GAP = "credential_for_role", "credential_for_skill", "skill_gap"
_INFO = "credential_info"
#: The weight of what a job needs every day.
_DAILY = 3
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, _FOR_JOB})
_WORTH = pattern(
    r"\bwhat(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+else\s+is)?\s+(?:\w+\s+){0,2}?(?:worth|(?:good|useful|best)\s+(?:to|for))\b"
    r"|\b(?:what|which(?:\s+(?:one|courses?|certs?|certificates?|papers?|qualifications?))?)\s+(?:should|could|can|shall|would|do|must)\s+(?:i|one)\s+"
    r"(?:get|take|study|go\s+for|learn|need|spend|aim)\b"
    r"|\banything\s+(?:worth|good|useful)\b",
    re.IGNORECASE,
)
#: "Second year business student, what's worth doing before I graduate": it is no question for a cook or a tourist.
_OF_STUDIES = pattern(
    r"\b(?:students?|stud(?:y|ying)|graduat\w*|degree|cv|resume|career|courses?|cert\w*|qualif\w*|training|papers?)\b",
    re.IGNORECASE,
)
#: "What is good for devops" asks for what to take, not for what is missing.
_GOOD_FOR_IT = pattern(
    rf"{OPENING}what(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+else\s+is)?\s+(?:really\s+|actually\s+)?(?:good|useful|best|helpful)\s+(?:for|as)\s+.{{2,40}}",
    re.IGNORECASE,
)
#: "Can I still be an electrician?"
_MAY_I_BE = pattern(
    r"\b(?:can|could|may|might|will|would)\s+(?:i|you|one)\s+(?:(?:still|ever|even|really|just|actually|possibly)\s+){0,2}(?:be|become|get\s+to\s+be|work\s+as|train\s+(?:as|to\s+be))\s+(?:an?\s+)?$",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None unless a job or skills are told of, and nothing else is surely asked for."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or heard.people or heard.teams:
        return None
    goals = [n for n in heard.named if n.kind == "role" and n.cue != "excluded"]
    if len(goals) == len(heard.named) == 1 and best.dialog == _GAP and _GOOD_FOR_IT.fullmatch(heard.text):
        session.trace.append("what is good for that job")
        return await session.start(Guess(_FOR_JOB, 0.8, "what is good for it"))
    if best.dialog not in _TAKEN_FOR or any(n.kind in ("credential", "issuer") for n in heard.named):
        return None
    if len(goals) == 1 and _MAY_I_BE.search(heard.text, 0, goals[0].mention.start) and best.dialog != _FOR_JOB:
        session.trace.append("whether they can be that")
        role = goals[0].mention.of("role")[0].id
        return await session.start(Guess(_FOR_JOB, 0.8, "whether they can be that"), {"role": role})
    if _WORTH.search(heard.text) is None or any(n.cue == "goal" for n in heard.named):
        return None
    jobs = [n.mention.of("role")[0].id for n in goals if n.cue == "current"]
    if len(jobs) == 1 and best.dialog != _FOR_JOB:
        session.trace.append("what is worth it in their job")
        return await _with_what_is_told(session, Guess(_FOR_JOB, 0.8, "what is worth it there"), {"role": jobs[0]})
    if jobs or goals:
        return None
    skills = [n.mention.of("skill")[0].id for n in heard.named if n.kind == "skill" and n.cue != "excluded"]
    if not skills:
        return await session.begin(_FOR_JOB, {}, 0.7) if _OF_STUDIES.search(heard.text) else None
    session.trace.append("what proves what they know")
    return await _with_what_is_told(session, Guess(_FOR_SKILL, 0.8, "what proves it"), {"skills": skills})


#: "Is HACCP any good for it?": X is a skill, and nothing that one can take.
_IS_IT_GOOD = pattern(
    rf"{OPENING}(?:(?:is|are|would)\s+(?:an?\s+|the\s+|some\s+)?X(?:\s+(?:certs?|certificates?|certifications?|courses?|training))?(?:\s+be)?\s+(?:(?:any|really|actually|also|of|still)\s+){{0,2}}(?:good|use|useful|helpful|needed|required|necessary|relevant|important|worth\s+(?:it|\w+ing))"
    r"|(?:do|would|will|should)\s+i\s+(?:(?:also|still|really)\s+)?(?:need|get|do|take)\s+(?:an?\s+|the\s+|some\s+)?X(?:\s+(?:certs?|certificates?|certifications?|courses?|training))?)"
    r"(?:\s+(?:for|in|with|to\s+do)\s+(?:it|that|this|me|the\s+job|(?:that|this)\s+job)|\s+(?:too|as\s+well|then|or\s+not|though)){0,2}\W*",
    re.IGNORECASE,
)


async def of_a_skill(session: Session) -> Reply | None:
    """Whether the job that is talked of needs it, and what proves it; what a credential is worth, where X is one."""
    heard, waiting = session.heard, session.state.waiting
    if heard.people or heard.teams or len(heard.named) != 1 or (waiting is not None and waiting.dialog not in LOOKS):
        return None
    mention, table = heard.named[0].mention, session.manager.knowledge.catalogue
    skills = [m.id for m in mention.of("skill") if m.exact]
    if not _IS_IT_GOOD.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}"):
        return None
    if len(called := [m.id for m in mention.of("credential") if m.exact]) == 1:
        if session.state.focus.at not in (None, called[0]):
            return None  # "do I need the CKA for it", of the CKS
        if plan_spoken_of(session) is not None:
            return None  # why it is a step, or none, is told of the plan
        return await session.begin(_INFO, {"credential": called[0], "facet": "worth"}, 0.9)
    if len(skills) != 1:
        return None
    session.trace.append("whether a skill is of use")
    focus = session.state.focus
    job, reply = (
        table.roles.get(focus.role or focus.job or ""),
        await session.begin(_FOR_SKILL, {"skills": skills}, 0.9),
    )
    if job is None:
        return reply
    weight, names = job.skills.get(skills[0], 0), {"skill": table.skills[skills[0]].name, "job": job.name}
    text = _("{skill} is useful for {job}.") if weight else _("{skill} is not among what {job} asks for here.")
    text = _("{skill} is what {job} needs every day.") if weight == _DAILY else text
    return Reply(parts=(paragraph("{text}", text=text.format(**names)),)).plus(reply)


async def _with_what_is_told(session: Session, guess: Guess, slots: dict[str, Any]) -> Reply:
    told = await noted(session)
    answer = await session.start(guess, slots)
    return answer if told is None else in_several.together(session, [told, answer])
