""" "Compare that with data engineer", right after a plan: the plan for another job within the same limits beside it."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARED, _PLAN = "plans_compared", "learning_path"
_WITH = pattern(
    r"\b(?:compar\w+|how\s+does)\s+(?:it|that|this|(?:the|this|that|my)\s+plan)(?:\s+one)?\s+(?:compare\s+)?(?:with|to|against)\b"
    r"|\b(?:vs\.?|versus|against|compared\s+(?:to|with))\s+(?:a\s+|an\s+|the\s+)?(?:plan\s+for\s+)?",
    re.IGNORECASE,
)
#: Of one job, and not of the other.
_OF_ONE = frozenset({"steps", "without", "included", "ask", "known", "page", "credential"})


async def compared(session: Session) -> Reply | None:
    """None unless one other job is named, and no credential outright."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or plan.dialog != _PLAN or session.state.asking is not None or not _WITH.search(heard.text):
        return None
    jobs = [n.mention.of("role")[0] for n in heard.named if n.mention.of("role")]
    if len(heard.named) != 1 or len(jobs) != 1 or not jobs[0].exact or jobs[0].id == plan.slots.get("role"):
        return None
    session.trace.append("the plan that was shown, beside one for another job")
    limits = {name: value for name, value in plan.slots.items() if name not in _OF_ONE}
    return await session.begin(_COMPARED, {"wishes": [dict(plan.slots), {**limits, "role": jobs[0].id}]}, 0.9)
