""" "With exams is fine, but not Microsoft": a plan without exams may have some again, within the rest."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.talking import followups
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FINE = pattern(
    r"(?:with\s+(?:an?\s+)?)?\b(?:exams?|tests?)(?:\s+(?:is|are|would\s+be)|['’]s)?\s+(?:actually\s+|also\s+|totally\s+)?(?:ok|okay|fine|good|alright|all\s+right|no\s+problem)"
    r"(?:\s+(?:if|when|as\s+long\s+as|so\s+long\s+as|then|too|after\s+all|now)\b[^.,;!?\n]{0,40})?"
    r"|\b(?:i\s+)?do(?:n['’]?t|\s+not)\s+mind\s+(?:an?\s+|the\s+)?exams?\b",
    re.IGNORECASE,
)
_NOTHING_ELSE = frozenset("no nah ok okay but and oh actually hm hmm well yes yeah please then so wait fine".split())  # noqa: SIM905


async def allowed(session: Session) -> Reply | None:
    """None unless the plan that is spoken of was asked for without exams."""
    plan, text = plan_spoken_of(session), session.heard.text
    fine = _FINE.search(text)
    if plan is None or plan.slots.get("format") != "no-exam" or fine is None or "?" in text:
        return None
    frame = Frame(dialog=plan.dialog, slots={k: v for k, v in plan.slots.items() if k != "format"})
    rest = text[: fine.start()] + " " * (fine.end() - fine.start()) + text[fine.end() :]
    with session.hearing(rest) as heard:
        nothing_else = _NOTHING_ELSE.issuperset(word.text for word in heard.words)
        slots = frame.slots if nothing_else else followups.refined(session, frame)
    session.trace.append("a plan with exams again")
    return None if slots is None else await session.begin(plan.dialog, slots, 0.9)
