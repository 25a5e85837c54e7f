""" "I have no experience", "but i only have two years", "i've 6 years in IT", right after a credential was looked at:
what it asks for first, and what asks for less.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_INFO, _LESS = "credential_info", "instead_of"
_WHAT = (
    r"(?:exp(?:erience|irience|eriance)?|degree|diploma|years?|yrs?|background|schooling|projects?|people|teams?|code)"
)
_HAVE = r"(?:i\s+)?(?:have|got|ve\s+got|['’]ve(?:\s+got)?)|i['’]?ve(?:\s+got)?|ive(?:\s+got)?|with"
_SHORT = pattern(
    rf"{OPENING}(?:what\s+if\s+)?(?:i\s+)?(?:"
    rf"(?:{_HAVE}|only\s+have|just\s+have)\s+(?:no|zero|0|only|just|barely|little|not\s+(?:much|enough)|less\s+than|nowhere\s+near)\s+(?:[\w.]+\s+){{0,4}}?{_WHAT}"
    rf"|(?:only|just|barely)\s+(?:have\s+|got\s+)?(?:[\w.]+\s+){{0,3}}?{_WHAT}"
    rf"|(?:do\s*n['’]?t|do\s+not|have\s*n['’]?t|ain['’]?t|can['’]?t|cannot)\s+(?:have\s+|got\s+|do\s+|even\s+)?(?:any|an?|enough|that|much|so|the|all)?\s*(?:[\w.]+\s+){{0,3}}?{_WHAT}"
    r"|(?:['’]?ve\s+|have\s+)?never\s+(?:managed|led|worked|done|had|been|run|written|coded|studied)\b"
    r")[^?.;\n]{0,60}[?.!]?(?:\s*(?:is\s+that|would\s+that\s+be|will\s+that|can\s+i)\b[^?.\n]{0,40}\??)?\W*",
    re.IGNORECASE,
)

_HAS = pattern(
    rf"{OPENING}(?:{_HAVE}|i\s+did|i\s+worked)\s+(?:about\s+|around\s+|over\s+|almost\s+|nearly\s+)?[\w.]+\s*\+?\s*(?:years?|yrs?|months?(?=\s+(?:of\s+)?(?:\w+\s+){{0,3}}?(?:experience|exp|work)|\s+(?:as|in)\s))(?:\s+(?:of\s+)?(?:\w+\s+){{0,3}}?(?:experience|exp|work))?"
    r"(?:\s+(?:as|in|with)\s+[^?.;\n]{2,40})?[?.!]?(?:\s*(?:is\s+that|would\s+that\s+be|will\s+that|can\s+i|enough)\b[^?.\n]{0,40}\??)?\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless a credential was just looked at that asks for anything first, and none is named."""
    last, heard, at = session.state.last, session.heard, session.state.focus.at
    if last is None or last.dialog != _INFO or session.state.waiting is not None or heard.people or heard.teams:
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(at or "")
    if credential is None or not any(item.kind == "hard" for item in credential.prerequisites):
        return None
    if any(n.kind == "credential" for n in heard.named):
        return None
    short = _SHORT.fullmatch(heard.text) is not None
    if not short and not _HAS.fullmatch(heard.text):
        return None
    told = await noted(session)
    session.trace.append("what they have of what the one that was looked at asks for")
    needs = await session.begin(_INFO, {"credential": credential.id, "facet": "prerequisites"}, 0.9)
    answers = [told, needs] if told is not None else [needs]
    if short:
        answers.append(await session.begin(_LESS, {"of": [credential.id], "than": "easiest"}, 0.9))
    return together(session, answers)
