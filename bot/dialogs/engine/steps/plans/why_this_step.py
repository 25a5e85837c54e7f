""" "Why is step 2 in there?", "why Terraform?": asked of a step of the plan that was shown, or is followed."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import count
from bot.messaging.reply import Reply
from bot.patterns import pattern

_WHY = pattern(
    rf"^{OPENING}(?:why|y|how\s+come|wh?at\s+for|what['’]?s\s+the\s+point\s+of|do\s+i\s+(?:really|even|actually)\s+need|do\s+i\s+need\b(?=.{{1,30}}\b(?:really|at\s+all|even|though)\b)"
    r"|what\s+(?:do\s+i|would\s+i)\s+need)\b(?!\W+(?:not|isn|is\s+\S+\s+not|no\b))",
    re.IGNORECASE,
)
_STEP = pattern(
    r"\b(?:step|number|no\.?|nr\.?|#)\s*(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\b", re.IGNORECASE
)
_POINTS = pattern(r"\b(?:it|that|this)(?:\s+(?:one|step))?\b", re.IGNORECASE)
#: Asked of anything else about it.
_OF_ELSE = pattern(
    r"\b(?:expensive|dear|cheap|cost|costs|price|long|hours|hard|difficult|expires?|renew|before|after|first|better|than|not|n['’]?t|no)\b|n['’]t\b",
    re.IGNORECASE,
)
_MOST = 12


async def asked(session: Session) -> Reply | None:
    """None where no single step is meant, or something else is asked of it."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or len(heard.words) > _MOST:
        return None
    if not _WHY.match(heard.text) or heard.people or heard.teams:
        return None
    shown = plan_spoken_of(session)
    plan = await records.plan() if shown is None and speaks_of_the_followed(session) else None
    wish = dict(shown.slots) if shown else dict(plan.wish) if plan else {}
    steps = list(wish.get("steps") or ()) or ([s.credential for s in plan.steps] if plan else [])
    step = _meant(session, steps)
    return await session.begin("why_a_step", {"step": step, "wish": wish}, 0.9) if step else None


def _meant(session: Session, steps: list[str]) -> str | None:
    heard = session.heard
    named = [m.id for n in heard.named for m in n.mention.of("credential") if m.id in steps]
    if named:
        return named[0] if len(set(named)) == 1 and not _OF_ELSE.search(heard.text) else None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    said = _STEP.search(heard.text)
    number = count(said["n"]) if said else None
    if number is not None:
        return steps[number - 1] if 0 < number <= len(steps) else None
    if heard.named:
        return None
    placed = chosen_by_order(heard, steps)
    if len(placed) == 1:
        return placed[0]
    at = session.state.focus.at
    pointed = at in steps and _POINTS.search(heard.text) and not _OF_ELSE.search(heard.text)
    return at if pointed else None
