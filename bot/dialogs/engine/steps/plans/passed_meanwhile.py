""" "Passed the first one yesterday!!", right after the plan that is followed was shown anew: the step of that place."""

from __future__ import annotations

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_FINISHES = "finish_step"
_PASSED = pattern(
    r"\W*(?:(?:ok|okay|yay|yes|hey|hi|so|well|and|btw|finally|i|i['’]?ve|ive|have|just|already|now|done)\W+){0,6}"
    r"(?:passed|finished|completed|aced|done\s+with|through\s+with)\s+(?:with\s+)?(?:the|my)\s+\w{3,8}(?:\s+(?:one|step|exam|course|bit|part))?"
    r"(?:\W+(?:already|now|today|yesterday|last|night|week|this|morning|on|the|too|finally|yay|lol|mate))*\W*"
)


async def told(session: Session) -> Reply | None:
    """None where the two plans have another step in that place."""
    heard, records, shown = session.heard, session.given.records, plan_spoken_of(session)
    if records is None or not session.given.private or shown is None or session.state.waiting is not None:
        return None
    if heard.named or heard.people or len(heard.ordinals) != 1 or not _PASSED.fullmatch(heard.undated.casefold()):
        return None
    plan = await plan_of(records.connection, records.person_id)
    placed = chosen_by_order(heard, list(shown.slots.get("steps") or ()))
    if plan is None or placed != chosen_by_order(heard, [step.credential for step in plan.steps]) or not placed:
        return None
    days = [d.options[0] for d in heard.dates if len(d.options) == 1 and d.options[0] <= session.given.today]
    session.trace.append("a step of the plan that is followed, shown anew")
    on = {"on": days[0].isoformat()} if len(days) == 1 else {}
    return await session.begin(_FINISHES, {"step": placed[0], **on}, 0.9)
