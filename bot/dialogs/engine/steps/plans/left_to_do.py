""" "What is left?" of who follows a plan: its open steps and its end, unless units were spoken of."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_PLAN = "my_plan"
_OF_UNITS = frozenset({"units_left", "log_units", "log_entries", "units_so_far", "how_to_renew", "holding_status"})
#: "How many do you need?" may be answered so.
_ASKED_OF = _OF_UNITS | {"log_progress", "add_holding"}
_BACK = 2
_LEFT = pattern(
    r"\W*(?:(?:ok|okay|so|and|but|now|then|hm+|hey|hi|well|great|cool|nice|right)\W+){0,4}"
    r"(?:(?:wh?at(?:['’]?s|\s+is|\s+are)?|how\s+(?:much|many)(?:\s+(?:steps?|hours?|is|are|work|study))?|which\s+(?:steps?|ones?|exams?)(?:\s+(?:is|are))?|anything)"
    r"\s+(?:(?:do|have)\s+i\s+(?:still\s+)?(?:have|got)\s+|(?:is|are)\s+)?(?:still\s+|there\s+|all\s+|now\s+){0,3}(?:left|remain\w*|missing|open|outstanding|to\s+go|to\s+do|to\s+come|undone|not\s+done)"
    r"|wh?at\s+(?:do|must|should)\s+i\s+(?:still|yet)\s+(?:have\s+to\s+|need\s+to\s+)?(?:do|learn|study|finish|pass|take|need))"
    r"(?:\s+(?:(?:to|for)\s+(?:do|go|me|study|learn)|now|then|still|yet|(?:of|in|on|from|for)\s+(?:it|that|(?:the|my|this)\s+(?:learning\s+)?(?:plan|path|list))))*\W*",
    re.IGNORECASE,
)
_SAYS_PLAN = pattern(r"\b(?:plan|path|steps?)\b", re.IGNORECASE)
_SHORT = 100


async def asked(session: Session) -> Reply | None:
    """None where no plan is followed, or what renews a record was just spoken of."""
    heard, records = session.heard, session.given.records
    asked = session.state.asking
    if records is None or not session.given.private or (asked is not None and asked.dialog in _ASKED_OF):
        return None
    if heard.named or heard.people or heard.teams or len(heard.text) > _SHORT or not _LEFT.fullmatch(heard.text):
        return None
    of_units = any(f.dialog in _OF_UNITS for f in session.state.done[-_BACK:])
    if of_units and not _SAYS_PLAN.search(heard.text):
        return None
    if await plan_of(records.connection, records.person_id) is None:
        return None
    session.trace.append("what is left of the plan that is followed")
    return await session.begin(_PLAN, {}, 0.9)
