"""What somebody knows or has already, told of a plan that was shown: it is noted, and the plan is made anew with it."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_AFTER_THE_NEWS = "plan_after_news"


async def told(session: Session) -> Reply | None:
    """None where no plan was shown, or anything but what somebody knows is told."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or not plan.slots.get("steps") or session.state.waiting is not None or "?" in heard.text:
        return None
    known = [n.mention.of("skill")[0].id for n in heard.named if n.cue == "known" and n.kind == "skill"]
    ways = [n.mention.leading("credential") for n in heard.named if n.cue == "held" and n.kind == "credential"]
    held = [ids[0].id for ids in ways if len(ids) == 1]
    told = len(known) + len(held)
    if not told or told != len(heard.named) or heard.people or heard.values or heard.dates:
        return None
    if not session.sure or session.guesses[0].dialog != TELLING:
        return None
    session.trace.append("what they know already, of the plan that was shown")
    slots = dict(plan.slots)
    noted = await session.begin(TELLING, {"known": known, "held": held}, 0.9)
    reply = noted.plus(await session.begin(_AFTER_THE_NEWS, {"wish": slots, "told": True}, 0.9))
    session.understood = (TELLING, 0.9)
    return reply


_RECORDS = "add_holding"
#: "I have ITIL from 2019, does that help?"
_DOES_IT_HELP = pattern(
    r"\b(?:do(?:es)?|would|will|can)\s+(?:that|it|this|they)\s+(?:help|count|change|matter|make\s+(?:a|any)\s+difference|shorten)\w*\b",
    re.I,
)


async def recorded(session: Session) -> Reply | None:
    """What is recorded with that question: the plan that was shown is looked at anew."""
    plan, best = plan_spoken_of(session), session.guesses[0]
    if plan is None or session.state.waiting is not None or best.dialog != _RECORDS or not session.sure:
        return None
    if not session.heard.named or not _DOES_IT_HELP.search(session.heard.text):
        return None
    slots = dict(plan.slots)
    noted = await session.start(best)
    if session.state.waiting is not None:
        return noted
    reply = noted.plus(await session.begin(_AFTER_THE_NEWS, {"wish": slots, "told": True}, 0.9))
    session.understood = (_RECORDS, best.score)
    return reply
