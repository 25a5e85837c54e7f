""" "Make the plan for both", "a plan for CKA and CKAD": one plan that leads to each of them."""

from __future__ import annotations

import itertools
import re

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.goals_named import plan_to
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PLAN = pattern(r"\b(?:plan|path|roadmap|schedule)\b", re.IGNORECASE)
_MAKE_IT = pattern(
    r"\b(?:make|draw|give|create|build|want|need|do|write|show)\b.{0,20}\b(?:plan|path|roadmap|schedule)\b.{0,20}\b(?:for|to|with|of)\b",
    re.IGNORECASE,
)
#: "Plan CKA then Terraform".
_PLAN_THEM = pattern(rf"{ASKING}(?:plan|schedule)\s+(?:(?:me|out|for|the|my|an?|both)\s+){{0,3}}", re.IGNORECASE)
_BOTH = pattern(r"\b(?:both|the\s+two|these\s+two|those\s+two)\b", re.IGNORECASE)
_ALL = pattern(r"\ball(?:\s+(?:of\s+(?:them|these|those)|three|four|these|those))?\W*$", re.IGNORECASE)
#: "Plan the first one", "make me a plan for that one".
_PLAN_ONE = pattern(
    r"\W*(?:(?:please|pls|ok|okay|and|then|can|could|you|let['’]?s|i|want|need|would|like|make|draw|do|give|me|an?|to)\W+)*"
    r"(?:plan|path|roadmap)(?:\s+(?:for|to|of|towards?|me))?\s+(?:the\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|that|this|it)(?:\s+one)?"
    r"(?:\W+(?:then|please|pls|now|for\s+me))*\W*",
    re.IGNORECASE,
)
_LISTED = pattern(r"\W*(?:(?:and|then|plus|also|n|the|my|an?|cert\w*|exam|as\s+well\s+as)\W+){0,4}", re.IGNORECASE)
_COMPARES, _PLANS = "compare_credentials", "credential_path"
_MAKING = frozenset({_PLANS, "learning_path"})
_TWO = 2


async def planned(session: Session) -> Reply | None:
    """None unless a plan is asked for, and at least two credentials are meant to which it shall lead."""
    best = session.guesses[0] if session.guesses else None
    text = session.heard.text
    if _PLAN_ONE.fullmatch(text) and plan_spoken_of(session) is None and (one := _shown_one(session)):
        session.trace.append("a plan for one of those shown")
        return await session.begin(_PLANS, {"credential": one}, 0.9)
    asked = best is not None and best.dialog in _MAKING and _PLAN.search(text) is not None
    first = session.heard.named[0].mention.start if session.heard.named else 0
    ordered = _MAKE_IT.search(text) or _PLAN_THEM.fullmatch(text, 0, first)
    if not (asked or ordered) or session.heard.teams or session.heard.people:
        return None
    if _names_a_subject(session):
        session.trace.append("a plan for several, one named by its subject")
        return await plan_to(
            session, session.heard.named, fill_from_message(session.manager.dialogs[_PLANS], session.heard).slots
        )
    ids = _meant(session)
    if len(ids) < _TWO:
        return None
    filled = fill_from_message(session.manager.dialogs[_PLANS], session.heard).slots
    session.trace.append("a plan for several")
    return await session.begin(_PLANS, {**filled, "credential": ids[0], "included": ids[1:]}, 0.9)


def _shown_one(session: Session) -> str | None:
    focus = session.state.focus
    picked = chosen_by_order(session.heard, focus.credentials)
    return picked[0] if len(picked) == 1 else None if session.heard.ordinals else focus.at


def _names_a_subject(session: Session) -> bool:
    """ "Plan for CKA and Terraform", listed: one goal beside the other, and no skill that is known."""
    heard = session.heard
    kinds = {n.kind for n in heard.named}
    if not kinds <= {"credential", "skill", "issuer"} or "credential" not in kinds or len(kinds) == 1:
        return False
    gaps = itertools.pairwise(n.mention for n in heard.named)
    return all(_LISTED.fullmatch(heard.text, a.end, b.start) for a, b in gaps)


def _meant(session: Session) -> list[str]:
    """Those that are named with nothing beside them, or those just compared or shown."""
    heard, shown, last = session.heard, session.state.focus.credentials, session.state.last
    if heard.named:
        found = [n.mention.leading("credential") for n in heard.named if n.cue in (None, "goal")]
        clear = len(found) == len(heard.named) and all(len(ids) == 1 for ids in found)
        return list(dict.fromkeys(ids[0].id for ids in found)) if clear else []
    compared = list(last.slots.get("credentials", ())) if last is not None and last.dialog == _COMPARES else []
    if _BOTH.search(heard.text):
        return next((ids for ids in (compared, shown) if len(ids) == _TWO), [])
    return compared if _ALL.search(heard.text) else []
