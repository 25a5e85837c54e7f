""" "I need my first aid this month": what somebody still wants by a day is no record that began on it."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import last_day
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_KEEPS = frozenset({"add_holding", "date_holding", "correct_holding"})
_OF_A_SKILL, _PATH = "credential_for_skill", "credential_path"
_WANTED = pattern(
    rf"{OPENING}(?:i\s+)?"
    r"(?:(?:(?:really|still|just|also|urgently)\s+){0,2}(?:need|want|wanna|must|gotta|have\s+to)|(?:i['’]d|i\s+would|would)\s+(?:like|love)|(?:i['’]?m|i\s+am)\s+after)\s+"
    r"(?:to\s+)?(?:(?:get|have|do|take|pass|obtain)\s+)?(?:(?:my|the|an?)\s+)?"
    rf"(?P<what>(?![^.!?]{{0,60}}\b(?:to|for|you|renew\w*|remind\w*|record\w*|add\w*|note[ds]?|log\w*|put|save\w*|enter\w*|expir\w*|valid\w*|both|every\s?(?:one|body)|them|they)\b)[^.!?;:,{A_DAY}]{{2,60}}?)(?:\s+(?:done|sorted|finished|passed))?"
    rf"\s+(?:(?:by|before|in|on|within)\s+)?(?:the\s+end\s+of\s+)?{A_DAY}(?:\s+(?:please|pls|latest|at\s+the\s+latest))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it would not be kept as a record, or the day is over."""
    heard = session.heard
    if not session.guesses or session.guesses[0].dialog not in _KEEPS:
        return None
    said = _WANTED.fullmatch(heard.marked) if len(heard.dates) == 1 else None
    if said is None or not heard.dates[0].options or last_day(heard.dates[0]) < heard.today:
        return None
    session.trace.append("still wanted, and held by nobody yet")
    text = _("You still want that, so I keep no record of it. Once you have it, say “I got {name} on …”.")
    kept = Reply(parts=(paragraph(text, name=said["what"]),))
    kinds = {n.kind for n in heard.named}
    dialog = _PATH if "credential" in kinds else _OF_A_SKILL if "skill" in kinds else None
    if dialog is None:
        session.understood = (_PATH, 0.9)
        return kept
    slots = fill_from_message(session.manager.dialogs[dialog], heard).slots
    return kept.plus(await session.begin(dialog, slots, 0.9))


_PLAN = "learning_path"
_SOME_PAPER = pattern(
    rf"{OPENING}(?:i\s+|we\s+)?(?:(?:really|just|urgently)\s+)?(?:need|want|must\s+have|have\s+to\s+(?:get|have)|looking\s+for|gotta\s+(?:get|have))\s+(?:to\s+(?:get|have)\s+)?"
    r"(?:an?|any|some)\s+(?:(?:good|new|quick|fast|proper|real|useful|professional|cheap|kind\s+of|sort\s+of)\s+){0,2}(?:cert(?:ificate|ification)?|credential|qualification|licen[cs]e|badge)s?"
    rf"\s+(?:by|before|until|till|within|for)\s+(?:the\s+end\s+of\s+)?{A_DAY}(?:\s+(?:please|pls|latest|at\s+the\s+latest))*\W*",
    re.IGNORECASE,
)


async def some_paper(session: Session) -> Reply | None:
    """ "Need a cert by Christmas": of none that is named: for which job is asked, and the day kept for the plan."""
    heard = session.heard
    if heard.named or len(heard.dates) != 1 or session.state.asking is not None or heard.people or heard.teams:
        return None
    if _SOME_PAPER.fullmatch(heard.marked) is None or last_day(heard.dates[0]) < heard.today:
        return None
    session.trace.append("some credential by a day")
    slots = fill_from_message(session.manager.dialogs[_PLAN], heard).slots
    return await session.begin(_PLAN, slots, 0.8) if slots.get("by") else None
