"""The plan that is spoken of anew: "plan again with AWS and 10 hours", "nothing from AWS though", "with exams is
fine, but not Microsoft".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.talking import followups
from bot.dialogs.engine.steps.talking.followups import not_both
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_AGAIN = pattern(
    rf"{CORRECTING}(?:plan\s+(?:it\s+|that\s+|this\s+)?(?:again|anew|once\s+more)|re-?plan(?:\s+(?:it|that))?"
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


_NAMES = ("issuers", "not_issuers")
#: Said of a wish, and not asked of the catalogue.
_ONLY = pattern(
    r"\b(?:only|just|rather|prefer\w*|stick\s+(?:to|with)|nothing|none|not|no|without|avoid|shop|house|anything\s+but)\b",
    re.IGNORECASE,
)
_ASKS = pattern(
    r"\?|\b(?:which|what|list|browse|certs|certificates|credentials|certifications|how|is|are|does|why|when)\b",
    re.IGNORECASE,
)
_MOST = 14


async def only_from(session: Session) -> Reply | None:
    """None where anything but issuers is named, or no plan was shown."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or not heard.named or any(n.kind != "issuer" for n in heard.named) or len(heard.words) > _MOST:
        return None
    dialog = session.dialog(plan)
    if heard.dates or heard.values or _ASKS.search(heard.text) or not _ONLY.search(heard.text):
        return None
    given = fill_from_message(dialog, heard).slots
    said = {name: given[name] for name in _NAMES if given.get(name)}
    if not said:
        return None
    session.trace.append("from whom the steps of the plan may be")
    return await session.begin(plan.dialog, {**not_both(dict(plan.slots), said), **said}, 0.9)


#: "Nah all of them again", "any issuer is fine", "not only google": of a plan that was to be from some alone.
_FROM_ALL = pattern(
    rf"{CORRECTING}(?:from\s+|with\s+|show\s+me\s+|i\s+want\s+|take\s+)?(?:all|any|every)(?:\s+of)?(?:\s+(?:them|the|those|these|issuers?|providers?|vendors?|companies|ones|others?))*"
    r"(?:\s+(?:is|are)\s+(?:ok|okay|fine|good))?(?:\W+(?:again|too|then|please|pls|after\s+all|back|in|ok|okay|fine))*\W*"
    rf"|{CORRECTING}not\s+(?:only|just)\s+(?:from\s+)?(?P<name>[\w+\s]{{2,30}}?)(?:\W+(?:then|please|pls|after\s+all|anymore|any\s+more))*\W*",
    re.IGNORECASE,
)


async def from_all(session: Session) -> Reply | None:
    """None where the plan that is spoken of was not to be from some issuers alone, or without some."""
    plan, text = plan_spoken_of(session), session.heard.text
    if plan is None or not any(plan.slots.get(name) for name in _NAMES) or session.state.asking is not None:
        return None
    said = _FROM_ALL.fullmatch(text) if len(text) <= _LONGEST else None
    if said is None or (said["name"] and (not plan.slots.get("issuers") or not session.heard.named)):
        return None
    session.trace.append("the steps of the plan may be from all again")
    return await session.begin(plan.dialog, {k: v for k, v in plan.slots.items() if k not in _NAMES}, 0.9)


_LONGEST = 90
_FINE = pattern(
    r"(?:with\s+(?:an?\s+)?)?\b(?:exams?|tests?)(?:\s+(?:is|are|would\s+be)|['’]s)?\s+(?:actually\s+|also\s+|totally\s+)?(?:ok|okay|fine|good|alright|all\s+right|no\s+problem)"
    r"(?:\s+(?:if|when|as\s+long\s+as|so\s+long\s+as|then|too|after\s+all|now)\b[^.,;!?\n]{0,40})?"
    r"|\b(?:i\s+)?do(?:n['’]?t|\s+not)\s+mind\s+(?:an?\s+|the\s+)?exams?\b"
    r"|(?<!not\s)(?<!no\s)\b(?:with|do|take|sit|allow)\s+(?:the\s+|some\s+|an\s+)?exams?(?:\s+(?:then|too|again|after\s+all|as\s+well|if\s+(?:need|it\s+has\s+to)\s+be|anyway|instead)){1,2}"
    r"|\b(?:can|could|should|may)\s+(?:have|include|be\s+with|contain)\s+exams?\b|\bexams?\s+(?:then|after\s+all|again)\b|\b(?:back\s+)?with\s+(?:the\s+)?exams\b",
    re.IGNORECASE,
)
_NOTHING_ELSE = frozenset(
    "no nah ok okay but and oh actually hm hmm well yes yeah please then so wait fine nvm sure i guess its".split()  # noqa: SIM905
)


async def exams_allowed(session: Session) -> Reply | None:
    """None unless the plan that is spoken of, or the list, was asked for without exams."""
    plan, text = plan_spoken_of(session) or session.state.last, session.heard.text
    fine = _FINE.search(text)
    if plan is None or plan.slots.get("format") != "no-exam" or fine is None or "?" in text:
        return None
    frame = Frame(dialog=plan.dialog, slots={k: v for k, v in plan.slots.items() if k != "format"})
    rest = text[: fine.start()] + " " * (fine.end() - fine.start()) + text[fine.end() :]
    with session.hearing(rest) as heard:
        nothing_else = _NOTHING_ELSE.issuperset(word.text for word in heard.words)
        slots = frame.slots if nothing_else else followups.refined(session, frame)
    session.trace.append("with exams again")
    return None if slots is None else await session.begin(plan.dialog, slots, 0.9)
