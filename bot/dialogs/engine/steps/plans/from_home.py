""" "Can I do this from home?", of a plan that is shown or followed: which of its steps are online."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HOME = (
    r"(?:from\s+home|at\s+home|from\s+my\s+(?:sofa|desk|room|couch)|online|remotely|over\s+the\s+internet"
    r"|on\s+the\s+web)"
)
_IT = (
    r"(?:it|that|this|them|these|those|everything|any\s+of\s+(?:it|this|that|them)|all(?:\s+of\s+(?:it|this|that|them))?"
    r"|the\s+(?:whole\s+)?(?:plan|thing|steps|courses|exams|lot))"
)
_ASKED = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|hey|oh|well|also)\W+){0,4}"
    rf"(?:(?:can|could|may)\s+(?:i|we|you)\s+(?:really\s+|actually\s+)?(?:do|take|study|learn|finish|sit|pass)\s+(?:{_IT}\s+)?(?:all\s+|completely\s+|entirely\s+|fully\s+)?{_HOME}"
    rf"|(?:is|are|can)\s+{_IT}\s+(?:be\s+)?(?:all\s+|completely\s+|entirely\s+|fully\s+)?(?:possible\s+|done\s+|doable\s+|available\s+|offered\s+|taken\s+)?(?:all\s+|completely\s+)?{_HOME}"
    rf"|(?:which|what|how\s+(?:much|many))(?:\s+of\s+(?:it|them|these|this|that|the\s+steps))?(?:\s+(?:steps?|ones?|exams?|courses?))?\s+(?:is|are|can)\s+(?:i\s+do\s+|be\s+done\s+)?{_HOME}"
    rf"|do\s+i\s+(?:have|need)\s+to\s+(?:go|travel|be|turn\s+up|show\s+up)\s+(?:anywhere|somewhere|there|in\s+person|to\s+(?:a|any|the)\s+\w+(?:\s+cent(?:er|re))?)(?:\s+for\s+{_IT})?)"
    r"(?:\W+(?:please|pls|or|not|then|too|as\s+well|do|i|have|to|go|somewhere|anywhere|at\s+all)){0,8}\W*",
    re.IGNORECASE,
)
_FROM_HOME = "plan_from_home"


async def asked(session: Session) -> Reply | None:
    """None where a credential is talked of, or no plan."""
    heard, plan = session.heard, plan_spoken_of(session)
    if session.state.asking is not None or heard.named or not _ASKED.fullmatch(heard.text):
        return None
    last = session.state.last
    looked_at = last is not None and last.dialog == "credential_info"
    if looked_at or (plan is None and not (session.given.private and speaks_of_the_followed(session))):
        return None
    session.trace.append("which steps of the plan are online")
    return await session.begin(_FROM_HOME, {"wish": dict(plan.slots)} if plan is not None else {}, 0.9)
