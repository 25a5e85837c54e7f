""" "Both", where it is asked which of several requirements is meant: the same is done with each."""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several, questions
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_ALL = pattern(
    r"\W*(?:(?:for|of|in|ok|well|oh|hm+|just|please|pls|i\s+mean[t]?|do)\W+){0,3}(?:both|all|each|every\s+one|everything|all\s+(?:two|three|four|five))(?:\s+(?:of\s+(?:them|those|these)|please|pls|the\s+requirements))*\W*",
    re.IGNORECASE,
)
_DROPS, _CHANGES, _NUDGES = "drop_requirement", "change_requirement", "nudge_member"
#: Without one of these it would be asked of each what to change.
_CHANGE = ("due", "put_off", "needed", "everybody")


async def told(session: Session) -> Reply | None:
    """None unless that is asked, and nothing else is said."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or frame.awaiting.slot != "requirement":
        return None
    if not _ALL.fullmatch(session.heard.text) or not frame.awaiting.options:
        return None
    if frame.dialog == _NUDGES:
        return questions.ask_again(session, frame, _("I ask a member about one thing at a time, and once a week."))
    if frame.dialog == _CHANGES and not any(name in frame.slots for name in _CHANGE):
        return questions.ask_again(session, frame, _("One after the other: first the day of one of them."))
    if frame.dialog not in (_DROPS, _CHANGES):
        return None
    session.trace.append("each of the requirements that were to choose from")
    each = list(frame.awaiting.options)
    session.state.stack.remove(frame)
    slots = {name: value for name, value in frame.slots.items() if name not in ("requirement", "wanted", "skills")}
    done = [await session.begin(frame.dialog, {**slots, "requirement": one}, 0.9) for one in each]
    return in_several.together(session, done)
