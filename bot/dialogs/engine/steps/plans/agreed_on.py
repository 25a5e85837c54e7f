""" "What did we agree on?", "remind me what we decided": the plan that is followed, or that was shown."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_AGREED = pattern(
    r"\W*(?:(?:ok|okay|so|and|hi|hey|hm+|sorry|wait|again|right|well|just)\W+){0,4}(?:(?:can|could|will)\s+(?:you|u)\s+)?"
    r"(?:what\s+(?:was\s+it\s+(?:that\s+)?|did\s+|have\s+|had\s+)?(?:we|i)|(?:remind|tell)\s+me\s+(?:again\s+)?(?:of\s+)?what\s+(?:we|i)|what\s+(?:have|had|did)\s+(?:you\s+and\s+i|us)|what['’]?s\s+it\s+we)\s+"
    r"(?:(?:had|have|just|finally|actually|then)\s+)*(?:agreed?|decided?|settled?|planned?|fix(?:ed)?|landed?|(?:end|wound)(?:ed)?\s+up)"
    r"(?:\s+(?:on|upon|with|for|to\s+do|together|now|then|again|last\s+time|before|earlier|in\s+the\s+end))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where there is neither."""
    if not _AGREED.fullmatch(session.heard.text) or not session.given.private:
        return None
    records = session.given.records
    followed = await plan_of(records.connection, records.person_id) if records is not None else None
    if followed is None and plan_spoken_of(session) is None:
        return None
    session.trace.append("what was agreed is the plan")
    return await session.begin("my_plan", {}, 0.9)
