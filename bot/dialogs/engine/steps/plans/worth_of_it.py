""" "Is it worth it?", right after a plan: asked of all of it, and of none of its steps."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_WORTH_OF = "plan_worth"
_IT = (
    r"(?:it|this|that|all\s+(?:of\s+)?(?:it|this|that)"
    r"|(?:the|this|that|my|your)\s+(?:whole\s+)?(?:plan|path|thing|lot|effort|studying|route|way))"
)
_MONEY = r"\w+(?:\s+and\s+\w+)?"
_WORTH = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|well|oh|hey|btw|honestly|be\s+honest)\W+){0,4}"
    rf"(?:(?:do\s+you\s+think|is|was|would|will|are|does)\s+)?(?:{_IT}(?:\s+(?:is|be|would\s+be|will\s+be)|['’]s)?\s+)?"
    r"(?:(?:be|really|even|all|actually|still|that|this|honestly)\s+){0,3}"
    rf"(?:worth\s+(?:it|doing|starting|following|taking|anything|(?:the|my)\s+{_MONEY}|(?:all\s+)?(?:that|this)(?:\s+\w+)?|all\s+\w+\s+\w+)"
    r"|pay\s+off|any\s+good|good\s+value|a\s+waste\s+of\s+(?:time|money))"
    r"(?:\W+(?:at\s+all|then|for\s+me|really|in\s+the\s+end|though?|do\s+you\s+think|you\s+think|or\s+not|overall|as\s+a\s+whole))*\W*",
    re.IGNORECASE,
)
_LONGEST = 100


async def asked(session: Session) -> Reply | None:
    """None where no plan was spoken of just now, or a step of it was looked at since."""
    heard, records, last = session.heard, session.given.records, session.state.last
    if heard.named or heard.people or heard.ordinals or session.state.asking is not None or len(heard.text) > _LONGEST:
        return None
    if last is None or last.dialog in LOOKS or not _WORTH.fullmatch(heard.text):
        return None
    shown = plan_spoken_of(session)
    wish = dict(shown.slots) if shown is not None and shown.slots.get("steps") else None
    if wish is None and records is not None and session.given.private and speaks_of_the_followed(session):
        followed = await plan_of(records.connection, records.person_id)
        wish = dict(followed.wish) if followed is not None else None
    if wish is None:
        return None
    session.trace.append("whether the plan is worth it")
    return await session.begin(_WORTH_OF, {"wish": wish}, 0.9)
