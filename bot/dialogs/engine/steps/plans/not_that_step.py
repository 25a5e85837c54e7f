""" "Not forklift please", of a plan that was shown: the step that is called so, or proves just that, goes out."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.cues import Named
from bot.knowledge.wording import is_called
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NOT = pattern(
    r"\W*(?:(?:but|and|ok|okay|please|no|nah|hm+|oh|well|just|god|sorry|actually|definitely|really|i|we)\W+)*"
    r"(?:not|no|nothing\s+(?:with|in|about)|without|leave\s+out|anything\s+but|(?:do\s*n['’]?t|do\s+not|dont)\s+(?:want|need|like)|never|hate|not\s+doing)\s+"
    r"(?:(?:the|any|more|that|another|a|an|to|do|of|bloody|stupid)\s+){0,3}$",
    re.IGNORECASE,
)
_OR_SO = pattern(
    r"(?:\W+(?:or\s+(?:so|similar|such|anything|something|stuff)|like\s+that|stuff|please|pls|though|in\s+it|ok|thanks|either|thx|for\s+me)){0,4}\W*",
    re.IGNORECASE,
)
_MOST = 12


async def left_out(session: Session) -> Reply | None:
    """None where no step is meant, or anything else is named."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.waiting is not None or len(heard.named) != 1 or len(heard.words) > _MOST:
        return None
    named = heard.named[0]
    if named.kind not in ("skill", "credential") or "?" in heard.text or heard.values or heard.dates:
        return None
    if not _NOT.fullmatch(heard.text, 0, named.mention.start):
        return None
    meant = [step for step in plan.slots.get("steps") or () if _is_meant(session, named, step)]
    other = [m.id for m in named.mention.leading("credential")]
    if not meant and len(other) == 1 and _OR_SO.fullmatch(heard.text, named.mention.end):
        meant = other  # no step, and it shall be none
    if not meant:
        return None
    session.trace.append("a step of the plan is not wanted")
    without = list(dict.fromkeys([*(plan.slots.get("without") or ()), *meant]))
    included = [step for step in plan.slots.get("included") or () if step not in meant]
    return await session.begin(plan.dialog, {**plan.slots, "without": without, "included": included}, 0.9)


def _is_meant(session: Session, named: Named, step: str) -> bool:
    known = session.manager.knowledge.catalogue.credentials.get(step)
    if known is None:
        return False
    if step in {m.id for m in named.mention.leading("credential")}:
        return True
    if is_called(known, session.heard.text[named.mention.start : named.mention.end]):
        return True
    most = max(known.skills.values(), default=0)
    return any(known.skills.get(m.id) == most for m in named.mention.of("skill"))
