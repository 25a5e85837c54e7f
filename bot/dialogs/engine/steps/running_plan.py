"""What is said of the steps of the plan that is followed: "what's next", "I finished the first step", "drop step 3"."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.values import count
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import plan_of
from bot.translation import _

_OF_IT = frozenset({"start_plan", "my_plan", "next_step", "finish_step", "drop_step", "plan_calendar", "log_progress"})
_SHOWN = frozenset({"learning_path", "credential_path"})
#: So far back a talk of the plan may lie that "what's next?" is about it.
_BACK = 2
_PLAN = r"(?:\s+(?:in|of|on|from|for)\s+(?:the|my|this)\s+(?:learning\s+)?(?:plan|path|list))"
_NEXT = pattern(
    r"\W{0,3}(?:and\s+)?(?:after(?:wards?|\s+(?:that|this|it))|then)\W{0,5}|"
    rf"\W*(?:(?:ok|okay|and|so|then|great|cool|now|well|yay)\W+)*(?:wh?at(?:['’]?s|\s+is|\s+comes|\s+do\s+i\s+(?:do|study|learn|take)"
    rf"|\s+should\s+i\s+(?:do|study|learn|take)|\s+to\s+do)?\s+(?:the\s+)?(?:next|now|then|after\s+(?:that|this|it))"
    r"(?P<step>\s+(?:step|one))?|(?:when|where|what)\s+(?:do|should|shall|must|can)\s+i\s+(?:have\s+to\s+)?(?:start|begin)(?:\s+with)?|"
    rf"(?:my|the)\s+next\s+(?P<named>step)|next\s+(?P<bare>step))(?P<plan>{_PLAN})?\W*(?:please\W*)?",
    re.IGNORECASE,
)
_STEP = pattern(
    r"\bsteps?\s*(?:no\.?\s*|number\s+|#)?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\b|\b(?P<this>this|the|that|current)"
    r"\s+(?:current\s+)?step\b|\bsteps?\b",
    re.IGNORECASE,
)
#: "Done with the first one", right after talk of the plan.
_ONE = pattern(
    r"^\W{0,3}(?:\w{1,15}\W{1,3}){0,5}(?:one|first|second|third|fourth|last)(?:\W+(?:already|now|today|yesterday|too|lol|haha|yay))*\W*$",
    re.IGNORECASE,
)
_DONE = pattern(r"\b(?:finished|done|completed?|passed|through|finish|did|aced)\b", re.IGNORECASE)
_OUT = pattern(
    r"^\W*(?:(?:please|pls|can|could|you|i|want|to|i['’]?d|like|let['’]?s|ok|and|we|just)\W+)*"
    r"(?:drop|skip|remove|delete|scrap|cancel|omit|cut|leave\s+out|take\s+out|take\s+away|without|kick\s+out)\b",
    re.IGNORECASE,
)
_DENIED = pattern(r"\b(?:not|never|when|if|until|before|almost|nearly|half)\b|n['’]t\b|\?\s*$|%", re.IGNORECASE)


async def of_a_step(session: Session) -> Reply | None:
    """The answer about a step of the plan that is followed; None when it is not meant, or none is followed."""
    text, records = session.heard.text, session.given.records
    asks = _NEXT.fullmatch(text)
    of_one = _STEP.search(text) or (session.heard.ordinals and _ONE.search(text) and _spoken_of(session, _BACK))
    told = None if asks or not of_one or _DENIED.search(text) else _told(text)
    if records is None or not session.given.private or not (told or asks):
        return None
    if asks and not (asks["step"] or asks["named"] or asks["bare"] or asks["plan"] or _spoken_of(session, _BACK)):
        return None
    if told == "drop_step" and not _spoken_of(session, len(session.state.done)):
        return None  # of a plan that was only shown
    plan = await plan_of(records.connection, records.person_id)
    if plan is None:
        return None
    if asks:
        return await session.begin("next_step", {}, 0.9)
    held = {h.credential for h in await records.holdings()}
    step = _step(session, [s.credential for s in plan.steps], held)
    if told is None or (step is None and not _numbered(session)):
        return None
    if step is None:
        shown = await session.begin("my_plan", {}, 0.9)
        return Reply(parts=(paragraph(_("Your plan has no such step.")),)).plus(shown)
    session.trace.append("a step of the plan that is followed")
    on = [d.options[0] for d in session.heard.dates if len(d.options) == 1 and d.options[0] <= session.given.today]
    day = {"on": on[0].isoformat()} if on and told == "finish_step" else {}
    return await session.begin(told, {"step": step, **day}, 0.9)


def _numbered(session: Session) -> bool:
    said = _STEP.search(session.heard.text)
    return bool(session.heard.ordinals) or (said is not None and said["n"] is not None)


def _told(text: str) -> str | None:
    if _OUT.search(text):
        return "drop_step"
    return "finish_step" if _DONE.search(text) else None


def _spoken_of(session: Session, back: int) -> bool:
    """Whether the plan that is followed was spoken of, after any that was only shown."""
    recent = [f.dialog for f in session.state.done[-back:] if f.dialog in _OF_IT | _SHOWN]
    return bool(recent) and recent[-1] in _OF_IT


def _step(session: Session, steps: list[str], held: set[str | None]) -> str | None:
    """By its number or its place; "this step" is the one under way."""
    said = _STEP.search(session.heard.text)
    number = count(said["n"]) if said is not None and said["n"] else None
    if number is not None:
        return steps[number - 1] if 0 < number <= len(steps) else None
    placed = chosen_by_order(session.heard, steps)
    if placed:
        return placed[0]
    ahead = [step for step in steps if step not in held]
    return ahead[0] if ahead and said is not None and said["this"] else None
