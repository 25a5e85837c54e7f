""" "Compare that with data engineer", "first one, plan please, 5 hours a week": plans for jobs, or ways to
credentials, that stand beside each other.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.that_job import PLAN_IT
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARED, _PLAN, _ADVISES = "plans_compared", "learning_path", "credential_for_role"
_WITH = pattern(
    r"\b(?:compar\w+|how\s+does)\s+(?:it|that|this|(?:the|this|that|my)\s+plan)(?:\s+one)?\s+(?:compare\s+)?(?:with|to|against)\b"
    r"|\b(?:vs\.?|versus|against|compared\s+(?:to|with))\s+(?:a\s+|an\s+|the\s+)?(?:plan\s+for\s+)?",
    re.IGNORECASE,
)
#: Of one job, and not of the other.
_OF_ONE = frozenset({"steps", "without", "included", "ask", "known", "page", "credential"})


async def beside_another(session: Session) -> Reply | None:
    """None unless one other job is named, and no credential outright."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None and (beside := await _of_two_jobs(session)) is not None:
        return beside
    if plan is None or plan.dialog != _PLAN or session.state.asking is not None or not _WITH.search(heard.text):
        return None
    jobs = [n.mention.of("role")[0] for n in heard.named if n.mention.of("role")]
    if len(heard.named) != 1 or len(jobs) != 1 or not jobs[0].exact or jobs[0].id == plan.slots.get("role"):
        return None
    session.trace.append("the plan that was shown, beside one for another job")
    limits = {name: value for name, value in plan.slots.items() if name not in _OF_ONE}
    return await session.begin(_COMPARED, {"wishes": [dict(plan.slots), {**limits, "role": jobs[0].id}]}, 0.9)


async def _of_two_jobs(session: Session) -> Reply | None:
    """ "Compare it with electrician", after advice for another job: plans for both."""
    heard, last = session.heard, session.state.spoken_of
    now = last.slots.get("role") if last is not None and last.dialog == _ADVISES else None
    if not isinstance(now, str) or session.state.asking is not None or not _WITH.search(heard.text):
        return None
    jobs = [n.mention.of("role")[0] for n in heard.named if n.mention.of("role")]
    if len(heard.named) != 1 or len(jobs) != 1 or not jobs[0].exact or jobs[0].id == now:
        return None
    session.trace.append("the job that was talked of, beside another")
    return await session.begin(_COMPARED, {"wishes": [{"role": now}, {"role": jobs[0].id}]}, 0.9)


_COMPARES, _TOWARDS = "compare_credentials", "credential_path"
_PLANS, _FOR_JOB = "plans_compared", "learning_path"
_SHORT, _FEW = 20, 6


async def first_of_them(session: Session) -> Reply | None:
    """None unless its place is said, and a plan is asked for."""
    heard, frame, last = session.heard, session.state.waiting, session.state.last
    if last is not None and last.dialog == _PLANS and len(heard.ordinals) == 1 and len(heard.words) <= _FEW:
        wishes = last.slots.get("wishes") or []
        place = heard.ordinals[0]
        return await session.begin(_FOR_JOB, dict(wishes[place - 1]), 0.9) if 0 < place <= len(wishes) else None
    if len(heard.ordinals) != 1 or len(heard.words) > _SHORT or heard.named or PLAN_IT.search(heard.text) is None:
        return None
    asked = frame if frame is not None and frame.dialog == _COMPARES else None
    compared = asked or (last if last is not None and last.dialog == _COMPARES and frame is None else None)
    known = session.manager.knowledge.catalogue.credentials
    of = compared.slots.get("credentials") if compared is not None else None
    picked = chosen_by_order(heard, [c for c in of if c in known]) if isinstance(of, list) else []
    if len(picked) != 1:
        return None
    session.trace.append("a plan for one of those that were compared")
    if asked is not None:
        session.state.stack.remove(asked)
    limits = fill_from_message(session.manager.dialogs[_TOWARDS], heard).slots
    return await session.begin(_TOWARDS, {**limits, "credential": picked[0]}, 0.9)
