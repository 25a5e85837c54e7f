""" "Ok let's go with that, make a plan", of a credential that was looked at since a plan to another one."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_TOWARDS, _PLANS, _BACK = "credential_path", frozenset({"credential_path", "learning_path"}), 6
_SHOWN_BY = frozenset({"credential_info", "compare_credentials", "explain"})
_THAT = r"(?:that|it|this)(?:\s+one)?"
_PLAN = (
    r"(?:(?:make|do|show|give|draw\s+up|create)\s+(?:me\s+)?(?:a|the|my|another|a\s+new)\s+(?:plan|path)"
    r"|plan\s+(?:it|that|me))"
)
_ASKED = pattern(
    rf"{ASKING}(?:let['’]?s\s+|lets\s+|i['’]?ll\s+|i\s+will\s+|i\s+)?(?:go|do|take|going)\s+(?:(?:with|for)\s+)?{_THAT}(?:\s+(?:then|instead))*\W*(?:and\s+|then\s+|so\s+)?(?:please\s+)?{_PLAN}"
    rf"(?:\s+for\s+{_THAT})?(?:\W+(?:then|please|pls|instead|now|too))*\W*"
    rf"|{ASKING}{_PLAN}\s+(?:for|with|to)\s+{_THAT}(?:\W+(?:then|please|pls|instead|now|too|rather))*\W*"
    rf"|{ASKING}plan\s+(?:for\s+)?{_THAT}\s+(?:instead|rather)\W*",
    re.IGNORECASE,
)
_LIMITS = frozenset({"budget", "hours_a_week", "by", "months", "starts", "country", "format"})


async def planned(session: Session) -> Reply | None:
    """A plan to it within the limits of the one before; None where none was shown, or it was for this."""
    last, at, heard = session.state.last, session.state.focus.at, session.heard
    if last is None or last.dialog not in _SHOWN_BY or at is None or heard.named or session.state.waiting is not None:
        return None
    if not _ASKED.fullmatch(heard.text):
        return None
    before = next((f for f in reversed(session.state.done[-_BACK:]) if f.dialog in _PLANS), None)
    if before is None or before.slots.get("credential") == at:
        return None
    session.trace.append("a plan to what was looked at since, within the same limits")
    kept = {name: value for name, value in before.slots.items() if name in _LIMITS}
    said = fill_from_message(session.manager.dialogs[_TOWARDS], heard).slots
    return await session.begin(_TOWARDS, {**kept, **said, "credential": at}, 0.9)
