""" "Moving to Mexico next month, does the plan still work there": the plan that was shown or is followed, for there."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.understanding.moving_abroad import move_in
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import plan_of
from bot.translation import _, country

_ZONE, _AFTER_NEWS = "set_time_zone", "plan_after_news"
_STILL = (
    r"(?:chang\w*\s+(?:anything|something|it|that|the|my|much)|still\s+(?:work\w*|ok|okay|good|valid|fine|count\w*|hold\w*|make\s+sense|the\s+same|apply|applies|worth|right)|matter"
    r"|make\s+(?:a|any)\s+difference|affect\w*|work\s+(?:there|too)|different\s+then)"
)
_ASKS = pattern(rf"\b(?:do|does|will|would|is|are|can|did|should|any)\b[^.!\n]{{0,50}}?\b{_STILL}\b", re.IGNORECASE)
_SAYS_PLAN = pattern(r"\b(?:plan|path|steps?|roadmap)\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where no plan is spoken of, or nothing is asked of it."""
    heard, records, waiting = session.heard, session.given.records, session.state.waiting
    if records is None or not session.given.private or (waiting is not None and waiting.dialog != _ZONE):
        return None
    if heard.people or heard.teams or _ASKS.search(heard.text) is None:
        return None
    move = move_in(heard.text)
    if move is None:
        return None
    shown = plan_spoken_of(session)
    if shown is None and not (speaks_of_the_followed(session) or _SAYS_PLAN.search(heard.text)):
        return None
    plan = await plan_of(records.connection, records.person_id) if shown is None else None
    wish: dict[str, Any] = dict(shown.slots) if shown is not None else dict(plan.wish) if plan is not None else {}
    if not wish:
        return None
    session.trace.append("the plan, for where they go")
    held = {h.credential for h in await records.holdings()}
    steps = [step for step in wish.get("steps") or () if step not in held]
    reply = await session.begin(
        _AFTER_NEWS, {"wish": {**wish, "country": move.place, "steps": steps}, "told": True}, 0.9
    )
    return Reply(parts=(paragraph(_("In {country}:"), country=country(move.place)),)).plus(reply)
