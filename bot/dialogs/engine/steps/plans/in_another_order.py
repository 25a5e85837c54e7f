""" "I want bookkeeping first, then the rest": a step of the plan that was shown goes before the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.talking.followups import best_by
from bot.dialogs.understanding.hearing import ORDINAL_WORDS, Heard
from bot.dialogs.understanding.values import count
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import full_name, is_called, short_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_FIRST = pattern(
    r"(?<!\w)(?:first(?!\s+(?:of\s+all|one|step|two|exam|cert\w*|course|aid)\b)|at\s+the\s+(?:start|beginning)|before\s+(?:the\s+)?(?:rest|others?|everything(?:\s+else)?|that|anything(?:\s+else)?)"
    r"|to\s+the\s+(?:top|front|start|beginning)|up\s+front)(?!\w)",
    re.IGNORECASE,
)
_BEGINS = pattern(r"(?<!\w)(?:start|begin|starting|beginning|go)\s+with\s+(?:the\s+|my\s+|step\s+)?", re.IGNORECASE)
#: "Drop the first" and "what comes first?" are of something else.
_OTHERWISE = pattern(
    r"\b(?:instead|in\s+place|drop|skip|remove|replace|swap|delete|why|when|what|which|how|done|did|finished|passed|already|have\s+to|do\s+i|should\s+i|must\s+i)\b",
    re.IGNORECASE,
)
_STEP = pattern(r"\bstep\s*(?:no\.?\s*|number\s+|#)?(?P<n>\d|one|two|three|four|five|six)\b", re.IGNORECASE)
#: "The SQL one".
_CALLED = pattern(
    r"\b(?:the|that|my)\s+(?P<name>[^,.;!?\n]{2,30}?)\s+(?:one|step|course|exam|part|bit|thing|cert\w*)\b", re.I
)
_PLACED = pattern(
    r"\b(?P<place>second|third|fourth|fifth|last|2nd|3rd|4th|5th)(?:\s+(?:one|step|exam|course))?\b", re.I
)
#: Words and characters of a message that says no more than this.
_MOST, _LONGEST = 16, 200


async def put_first(session: Session) -> Reply | None:
    """None where no plan was shown, or no step of it is said to come first."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or session.state.asking is not None or len(heard.words) > _MOST or len(heard.text) > _LONGEST:
        return None
    if _OTHERWISE.search(heard.text):
        return None
    known = session.manager.knowledge.catalogue
    steps = [step for step in plan.slots.get("steps") or () if step in known.credentials]
    if not steps:
        return None
    step = next((found for found, end in _steps_said(heard, known, steps) if _comes_first(heard.text, end)), None)
    step = step or _best_first(session, steps)
    if step is None:
        return None
    session.trace.append("a step of the plan is to come first")
    if step == steps[0]:
        text = _("{name} is the first step already.")
        return Reply(parts=(paragraph(text, name=bold(short_name(known.credentials[step]))),))
    reply = await session.begin(plan.dialog, {**plan.slots, "first": [step]}, 0.9)
    made = session.state.last
    if made is None or (made.slots.get("steps") or [step])[0] == step:
        return reply
    text = _("{name} cannot come first: it needs a step before it, or would run out before the plan ends.")
    return Reply(parts=(paragraph(text, name=bold(full_name(known.credentials[step]))),)).plus(reply)


#: "The cheap one first".
_THE_ONE = pattern(r"\bthe\s+(?:\w+\s+){1,2}one\b", re.IGNORECASE)


def _best_first(session: Session, steps: list[str]) -> str | None:
    said, sort = _THE_ONE.search(session.heard.text), next(iter(session.heard.choices.get("sort", ())), "")
    if said is None or not sort or not _comes_first(session.heard.text, said.end()):
        return None
    return best_by(sort, steps, session.manager.knowledge.catalogue, session.manager.currency)


def _comes_first(text: str, end: int) -> bool:
    return _FIRST.search(text, end) is not None or _BEGINS.search(text, 0, end) is not None


def _steps_said(heard: Heard, known: Catalogue, steps: list[str]) -> Iterator[tuple[str, int]]:
    """Steps by number, name, subject or place, and where it is said."""
    if (said := _STEP.search(heard.text)) and 0 < (number := count(said["n"]) or 0) <= len(steps):
        yield steps[number - 1], said.end()
    for named in heard.named:
        ids = {m.id for m in named.mention.leading("credential")}
        yield from ((step, named.mention.end) for step in steps if step in ids)
    for named in heard.named:
        skills = {m.id for m in named.mention.of("skill")}
        shares = {step: max((known.proofs[step].get(skill, 0.0) for skill in skills), default=0.0) for step in steps}
        proving = sorted((step for step in steps if shares[step]), key=lambda step: -shares[step])
        yield from ((step, named.mention.end) for step in proving[:1])
    if (called := _CALLED.search(heard.text)) is not None:
        alike = [s for s in steps if is_called(known.credentials[s], called["name"])]
        yield from ((step, called.end()) for step in alike[:1])
    if (placed := _PLACED.search(heard.text)) and (place := ORDINAL_WORDS[placed["place"].casefold()]) <= len(steps):
        yield steps[place - 1 if place > 0 else -1], placed.end()
