""" "Plan again with AWS and 10 hours": the plan that is spoken of anew, with a step of that and within that limit."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.cues import Named
from bot.messaging.reply import Reply
from bot.patterns import pattern

_AGAIN = pattern(
    r"\W*(?:(?:ok|okay|so|and|but|then|please|pls|can|could|you|now|well|hm+|no)\W+){0,6}(?:plan\s+(?:it\s+|that\s+|this\s+)?(?:again|anew|once\s+more)|re-?plan(?:\s+(?:it|that))?"
    r"|(?:make|do|draw)\s+(?:it|the\s+plan|that)\s+(?:again|anew)|(?:a\s+)?new\s+plan|same\s+(?:plan\s+)?again)\s*,?\s*(?:but\s+|and\s+)?with\s+(?P<what>.{2,60}?)"
    r"(?:\s*(?:,|\band\b|&|\+)\s*(?:(?:only|just|about|like|max|up\s+to)\s+){0,2}(?P<n>[1-9]\d?)\s?(?:h|hrs?|hours?)(?:\s*(?:a|per|each|every|/)\s*week)?)?\W*",
    re.IGNORECASE,
)
_CHANGES = "change_step"


async def planned(session: Session) -> Reply | None:
    """None where no plan is spoken of, or nothing is named that a step could be of."""
    heard, plan = session.heard, plan_spoken_of(session)
    said = _AGAIN.fullmatch(heard.text)
    if plan is None or said is None or session.state.asking is not None:
        return None
    named = [n for n in heard.named if n.kind in ("skill", "issuer", "credential") and n.cue != "excluded"]
    if len(named) != 1 or len(heard.named) != 1:
        return None
    session.trace.append("the plan anew, with a step of that kind")
    slots = {**plan.slots, **({"hours_a_week": int(said["n"])} if said["n"] else {})}
    anew = await session.begin(plan.dialog, slots, 0.9)
    if any(_is_of(session, named[0], step) for step in slots.get("steps") or ()):
        return anew
    with session.hearing(f"add {said['what']}"):
        return await session.begin(_CHANGES, {}, 0.9)


def _is_of(session: Session, named: Named, step: str) -> bool:
    catalogue = session.manager.knowledge.catalogue
    meant = {m.id for m in named.mention.matches}
    known = catalogue.credentials.get(step)
    return known is not None and not meant.isdisjoint({step, catalogue.issuer_of.get(step, ""), *known.skills})
