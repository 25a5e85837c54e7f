""" "I want to get into cyber security but everything is so expensive", "whats free?" at the question which job of a
field: before any job is chosen, what there is in that field for little or nothing.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.displeased import shocks
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import OTHERS_PAY
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LISTS, _FOR_JOB = "browse_credentials", "credential_for_role"
_DEAR = pattern(
    r"\b(?:(?:is|are|it['’]?s|its|seems?|looks?|costs?|all|so|too|really|very|way|just)\s+)+(?:expensive|dear|pric[e]?y|costly|too\s+much|a\s+fortune)\b"
    r"|\b(?:i['’]?m|i\s+am|im)\s+(?:\w+\s+)?(?:broke|skint|poor)\b|\bcan(?:['’]?t|not|\s+not)\s+(?:really\s+)?(?:afford|pay)\b|\b(?:no|without|hardly\s+any|little)\s+money\b",
    re.IGNORECASE,
)
_FREE = pattern(
    rf"{OPENING}(?:(?:wh?at['’]?s|what\s+is|what\s+are|which|anything|any|is|are|there|something|show|me|the|ones?|stuff|courses?|certs?|of|them|these|those|that|i\s+can|do|get|for)\s+){{0,6}}"
    r"free(?:\s+(?:ones?|stuff|courses?|certs?|then|please|pls))*\W*",
    re.IGNORECASE,
)


async def of_a_field(session: Session) -> Reply | None:
    """None unless one field is wished, and money is what stands in the way."""
    heard = session.heard
    wished = [n for n in heard.named if n.cue != "current"]
    if session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text or len(wished) != 1:
        return None
    fields = [m.id for m in wished[0].mention.of("family")] if wished[0].cue in (None, "goal") else []
    if not fields or wished[0].kind == "role" or OTHERS_PAY.search(heard.text) or not _DEAR.search(heard.text):
        return None
    session.trace.append("what costs little in the field that is wished")
    return await session.begin(_LISTS, {"family": fields[0], "sort": "cheapest"}, 0.8)


async def at_the_choice(session: Session) -> Reply | None:
    """None unless the jobs that are asked about are of one field."""
    heard, frame, jobs = session.heard, session.state.waiting, jobs_offered(session)
    if frame is None or frame.dialog != _FOR_JOB or not jobs or heard.named or heard.people:
        return None
    own = session.manager.knowledge.catalogue.family_of
    fields = {own[job] for job in jobs if job in own}
    free = _FREE.fullmatch(heard.text) is not None
    if len(fields) != 1 or not (free or shocks(session) or _DEAR.search(heard.text)):
        return None
    session.trace.append("what costs little in the field of the jobs that were offered")
    session.state.stack.remove(frame)
    currency = session.profile.currency or session.manager.currency
    only = {"budget": {"amount": "0", "currency": currency}} if free else {"sort": "cheapest"}
    return await session.begin(_LISTS, {"family": fields.pop(), **only}, 0.8)
