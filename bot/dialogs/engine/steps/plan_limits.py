"""Limits of the plan that is spoken of, set anew in a few words: "make it 8 h", "500 and till june", "with an exam"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.answers import read_value
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import Found
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.setting_words import announces, only_sets
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.values import Money
from bot.messaging.reply import Reply, note, paragraph
from bot.patterns import pattern
from bot.translation import _

#: Answers that show a plan, and others that are about one.
SHOW_A_PLAN = frozenset({"learning_path", "credential_path"})
#: A look at a step of a plan, or a question about one, leaves the plan what is spoken of.
_LOOKS = frozenset(
    {"credential_info", "explain", "rank_credentials", "compare_credentials", "why_not_planned", "other_plans"}
)
_LIMITS = "loosen_plan"
_HOURS = pattern(
    r"(?<![\w.,])(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)\b(?P<weekly>\s*(?:a|per|each|every|/|in\s+a)?\s*week)?",
    re.IGNORECASE,
)
#: So many hours no week has to study in: such a number is money.
_NO_HOURS = 60
_BARE = pattern(
    r"(?<![\w.,%-])(?P<n>\d{2,6})(?![\w%]|[.,]\d|\s*(?:h|hrs?|hours?|days?|weeks?|months?|percent)\b)", re.IGNORECASE
)
_EXAMS_ARE_FINE = pattern(
    r"\W*(?:(?:no|ok|but|and|oh|actually|hm+)\W+)*(?:with\s+(?:an?\s+)?)?exams?\s+(?:is|are)\s+(?:ok|okay|fine|good|alright|all\s+right)\W*",
    re.IGNORECASE,
)
#: "With an exam only" of the steps of a plan.
_WITH_EXAM = pattern(
    r"\W*(?:(?:please|but|and|ok|only|just|i|want|need|no|make|it|all|each|ones?|certs?|steps?|that|which|have)\W+)*"
    r"with\s+(?:an?\s+|real\s+|proper\s+)*exams?\W*(?:(?:only|please|at|the|end|each|every|time|though)\W*)*",
    re.IGNORECASE,
)
#: "And not on Sundays", said beside a limit: a plan counts hours a week, whichever days they are.
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)"
_ON_DAYS = pattern(
    rf"\W*\b(?:and|but)?\W*(?:not|never|no|only|except|just)\s+(?:study(?:ing)?\s+)?(?:on\s+|at\s+)?(?:the\s+)?{_DAY}"
    rf"(?:\s*(?:,|and|or|\s)\s*(?:on\s+)?{_DAY})*",
    re.IGNORECASE,
)

#: "I only have weekends", and nothing else.
_ONLY_DAYS = pattern(
    r"\W*(?:(?:i['’]?m|i|can(?:['’]?t|not)?|could|will|only|just|have|got|study|free|learn|on|at|the|do(?:n['’]?t)?|it|but|and|ok|oh"
    rf"|really|my|during|not|never|no|work|in|time|or|{_DAY})\W+)*{_DAY}\W*(?:(?:only|though|please|off|free|tbh)\W*)*",
    re.IGNORECASE,
)


def plan_spoken_of(session: Session) -> Frame | None:
    """The plan that was shown, as the last answer or before no more than looks at something in it."""
    frame = next((f for f in reversed(session.state.done) if f.dialog not in _LOOKS), None)
    return frame if frame is not None and frame.dialog in SHOW_A_PLAN else None


async def limits_anew(session: Session, last: Frame) -> Reply | None:
    """Hours a week, the last day, or exams of the plan that is spoken of."""
    if last.dialog in SHOW_A_PLAN and _ONLY_DAYS.fullmatch(session.heard.text):
        asked = await session.begin(last.dialog, {**last.slots, "ask": "hours_a_week"}, 0.9)
        return Reply(parts=(paragraph(_days_are_yours()),)).plus(asked)
    if last.dialog in SHOW_A_PLAN and _WITH_EXAM.fullmatch(session.heard.text):
        session.trace.append("only steps with an exam")
        return await session.begin(last.dialog, {**last.slots, "format": "exam"}, 0.9)
    if "format" in last.slots and _EXAMS_ARE_FINE.fullmatch(session.heard.text):
        return await session.begin(last.dialog, {k: v for k, v in last.slots.items() if k != "format"}, 0.9)
    days = _ON_DAYS.search(session.heard.text)
    reply = await _amounts_anew(session, last, days.span() if days else None)
    if reply is None or days is None:
        return reply
    return reply.plus(Reply(parts=(note(_days_are_yours()),)))


def _days_are_yours() -> str:
    return _("A plan counts hours a week; on which days you study is yours to choose.")


async def _amounts_anew(session: Session, last: Frame, days: tuple[int, int] | None) -> Reply | None:
    heard = session.heard
    hours, money = _HOURS.search(heard.text), _money(session, last)
    shown = last.dialog in SHOW_A_PLAN or announces(session) or (hours is not None and bool(hours["weekly"]))
    spans = [hours.span() if hours else (0, 0), money[1] if money else (0, 0), days or (0, 0)]
    if not (hours or money or heard.dates) or not shown or not only_sets(session, *spans):
        return None
    session.trace.append("a limit of the plan is set anew")
    said: dict[str, Any] = {"hours_a_week": int(hours["n"])} if hours else {}
    said |= {"budget": money[0]} if money else {}
    filling = fill_from_message(session.manager.dialogs[_LIMITS], heard)
    if not (said or filling.slots or filling.options or filling.impossible):
        return None
    if last.dialog in SHOW_A_PLAN and not filling.options and not filling.impossible:
        return await session.begin(last.dialog, {**last.slots, **filling.slots, **said}, 0.9)
    return await session.start(Guess(_LIMITS, 0.9, "a limit of the plan that is followed"), said)


def _money(session: Session, last: Frame) -> tuple[dict[str, str], tuple[int, int]] | None:
    """A budget and where it stands: an amount of money, or a number that is too large for hours a week."""
    found = next((v for v in session.heard.values if isinstance(v.value, Money)), None)
    if found is not None and isinstance(found.value, Money):
        return {"amount": str(found.value.amount), "currency": found.value.currency}, (found.start, found.end)
    bare = _BARE.search(session.heard.text)
    if bare is None or int(bare["n"]) < _NO_HOURS or not announces(session):
        return None
    known = last.slots.get("budget") or {}
    return {"amount": bare["n"], "currency": known.get("currency", session.manager.currency)}, bare.span()


def answers_about_a_plan(session: Session) -> bool:
    """Whether it is the very limit that was asked for."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or frame.dialog not in {*SHOW_A_PLAN, _LIMITS}:
        return False
    kind = session.dialog(frame).slot(frame.awaiting.slot).type
    return read_value(session.heard, kind, session.manager.knowledge) != Found()
