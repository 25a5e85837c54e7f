"""A few words about the plan that was just shown: its total, or that it shall go into the calendar."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plan_limits import SHOW_A_PLAN
from bot.messaging.reply import Reply

_TOTAL = re.compile(r"\b(?:totals?|in\s+all|all\s+in\s+all|altogether|sum|overall)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:calendar|ics|outlook|ical)\b", re.IGNORECASE)
_FEW = 9


async def about_the_plan(session: Session) -> Reply | None:
    """None where the last answer was no plan, or something else is named."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in SHOW_A_PLAN or heard.named or len(heard.words) > _FEW:
        return None
    if _CALENDAR.search(heard.text):
        return await session.begin("plan_calendar", {}, 0.9)
    return await session.begin(last.dialog, dict(last.slots), 0.9) if _TOTAL.search(heard.text) else None
