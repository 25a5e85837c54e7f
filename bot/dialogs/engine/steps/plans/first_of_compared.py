""" "First one. Plan please, 5 hours a week": a plan for the one of two that were just compared, or were to be."""

from __future__ import annotations

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.that_job import PLAN_IT
from bot.messaging.reply import Reply

_COMPARES, _TOWARDS = "compare_credentials", "credential_path"
_PLANS, _FOR_JOB = "plans_compared", "learning_path"
_SHORT, _FEW = 20, 6


async def planned(session: Session) -> Reply | None:
    """None unless its place is said, and a plan is asked for."""
    heard, frame, last = session.heard, session.state.waiting, session.state.last
    if last is not None and last.dialog == _PLANS and len(heard.ordinals) == 1 and len(heard.words) <= _FEW:
        wishes = last.slots.get("wishes") or []
        place = heard.ordinals[0]
        return await session.begin(_FOR_JOB, dict(wishes[place - 1]), 0.9) if 0 < place <= len(wishes) else None
    if len(heard.ordinals) != 1 or len(heard.words) > _SHORT or heard.named or PLAN_IT.search(heard.text) is None:
        return None
    asked = frame if frame is not None and frame.dialog == _COMPARES else None
    compared = asked or (last if last is not None and last.dialog == _COMPARES and frame is None else None)
    known = session.manager.knowledge.catalogue.credentials
    of = compared.slots.get("credentials") if compared is not None else None
    picked = chosen_by_order(heard, [c for c in of if c in known]) if isinstance(of, list) else []
    if len(picked) != 1:
        return None
    session.trace.append("a plan for one of those that were compared")
    if asked is not None:
        session.state.stack.remove(asked)
    limits = fill_from_message(session.manager.dialogs[_TOWARDS], heard).slots
    return await session.begin(_TOWARDS, {**limits, "credential": picked[0]}, 0.9)
