""" "Which exam can I take at home tomorrow?": those that are taken online, and that nobody here knows of free seats."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LISTS, _ONLINE = "browse_credentials", "online"
_EXAM = r"\b(?:exams?|tests?|cert(?:ificate|ification)?s?)\b"
_AT_HOME = r"\b(?:(?:at|from)\s+home|online|remote(?:ly)?)\b"
_SOON = (
    r"\b(?:today|tonight|tomorrow|tmrw|right\s+now|(?:this|next)\s+(?:week|weekend)|in\s+(?:one|a|two|\d)\s+days?)\b"
)
_ASKED = pattern(rf"(?=.{{0,160}}{_EXAM})(?=.{{0,160}}{_AT_HOME})(?=.{{0,160}}{_SOON}).{{0,200}}", re.IGNORECASE)
_OF_ONES_OWN = pattern(r"\b(?:my|the)\s+(?:\w+\s+)?(?:exam|test)\b|\bmoved\b|\bbooked\b|\bremind", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where a credential is named, or somebody tells of an exam of theirs."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams or heard.named or session.state.focus.at:
        return None
    if _ASKED.fullmatch(heard.text) is None or _OF_ONES_OWN.search(heard.text):
        return None
    session.trace.append("an exam from home, and soon")
    limits = fill_from_message(session.manager.dialogs[_LISTS], heard).slots
    told = _("Which has a place so soon I do not know: that is seen where it is booked. These are done online.")
    return Reply(parts=(paragraph("{t}", t=told),)).plus(
        await session.begin(_LISTS, {**limits, "format": _ONLINE}, 0.8)
    )
