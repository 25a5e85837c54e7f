""" "Found a job, 20 hours a week", and no more: it is asked, or said how to tell, how many are left to study."""

from __future__ import annotations

import re

from bot.dialogs.engine.hours_at_work import at_work
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans import adjusting, hours_instead, pace_told
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LEAD = pattern(
    r"\W*(?:(?:hi|hey|ok|oh|so|and|but|yay|well|btw|by\s+the\s+way|i|i['’]?ve|ive|i['’]?m|my|have|got|found|started|start|just|also|now|finally|is|there['’]?s|a|an|the|new|small|second|(?:full|part|half)[\s-]?time)\W+){0,12}",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"\W*(?:(?:now|though|too|as\s+well|already|from\s+now\s+on|at\s+the\s+moment|next\s+to\s+it|yay)\W*){0,3}",
    re.IGNORECASE,
)
_SO = pattern(
    r"\W*(?:(?:so|and|but|which\s+means|that\s+leaves|leaves)\W+){0,3}(?:me\s+)?(?:i\s+(?:only\s+)?(?:have|can\s+do|got)\s+)?",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where more is said than what is left beside them."""
    text, plan = session.heard.text, plan_spoken_of(session)
    span = at_work(text)
    if span is None or "?" in text or session.heard.named or session.heard.people or session.state.waiting is not None:
        return None
    if _LEAD.fullmatch(text, 0, span[0]) is None:
        return None
    session.trace.append("hours at work")
    if _TAIL.fullmatch(text, span[1]) is None:
        return await _left(session, text[span[1] :])
    if plan is None:
        session.understood = (TELLING, 0.9)
        text = _("Hours at work are none of study, so I noted none. How many have you to study? Say “5 hours a week”.")
        return Reply(parts=(paragraph(text),))
    asked = await session.begin(plan.dialog, {**plan.slots, "ask": "hours_a_week"}, 0.9)
    return Reply(parts=(paragraph(_("Hours at work are none of study, so the plan stays as it is.")),)).plus(asked)


async def _left(session: Session, rest: str) -> Reply | None:
    """ "…, so only 3h for this"."""
    lead = _SO.match(rest)
    said = rest[lead.end() :] if lead is not None else rest
    with session.hearing(said) as heard:
        if not heard.words:
            return None
        return await hours_instead.told(session) or await pace_told.told(session) or await adjusting.adjusted(session)
