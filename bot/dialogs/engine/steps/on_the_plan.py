"""A few words about the plan that was just shown: its total, others like it, or that it shall go into the calendar."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply

_TOTAL = re.compile(r"\b(?:totals?|in\s+all|all\s+in\s+all|altogether|sum|overall)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:calendar|ics|outlook|ical)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\W*(?:(?:and|ok|okay|so|hm+|but|well|what|which|whats|what['’]s|are|is|there|show|me|got|give|have|do|you|i|want|see|the|any"
    r"|an|some|my)\W+)*(?:other|others|another|different|alternativ\w*|else)"
    r"(?:\W+(?:plans?|paths?|ways?|possibilit\w+|options?|choices?|routes?|alternativ\w*|ones?|is|are|do|i|have|there|possible|to"
    r"|for|me|please|you|can|could|would))*\W*",
    re.IGNORECASE,
)
_FEW = 9


async def about_the_plan(session: Session) -> Reply | None:
    """None where the last answer was no plan, or something else is named."""
    heard, last = session.heard, plan_spoken_of(session)
    if last is None or heard.named or len(heard.words) > _FEW:
        return None
    if _OTHERS.fullmatch(heard.text):
        return await session.begin("other_plans", {}, 0.9)
    if _CALENDAR.search(heard.text):
        return await session.begin("plan_calendar", {}, 0.9)
    return await session.begin(last.dialog, dict(last.slots), 0.9) if _TOTAL.search(heard.text) else None
