""" "Bin the third one off", "get rid of #2": one of what was listed last, the own records or the steps of a plan."""

from __future__ import annotations

import re
from typing import TypeVar

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.dates import day_said
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_T = TypeVar("_T")
_REMOVES = pattern(
    r"\W*(?:(?:please|pls|can\s+you|could\s+you|you\s+can|and|ok|okay|oh|actually|now|just|nah|no)\W+){0,4}"
    r"(?:bin|delete|remove|scrap|drop|ditch|chuck|toss|dump|lose|strike|erase|kick|throw|take|get\s+rid\s+of|cross)\s+(?:(?:off|out|away)\s+)?(?:(?:the|my|that)\s+)?"
    r"(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)|(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?:number|no\.?|nr\.?|num)\s*(?P<n>\d{1,2})|\#\s?(?P<hash>\d{1,2}))"
    r"(?:\s+(?:one|entry|record|credential|cert\w*|line|thing|of\s+(?:them|these|those)))?"
    r"(?:\W+(?:off|out|away|again|too|please|pls|then|mate|thanks|thx|for\s+me|off\s+it|(?:off|from|of|on)\s+(?:the|my|that)\s+(?:list|plan|records?|path))){0,5}\W*",
    re.IGNORECASE,
)
_LISTS, _REMOVE, _DROP = "list_holdings", "remove_holding", "drop_step"
#: After these answers a place is one of the followed plan.
_OF_THE_PLAN = frozenset({"my_plan", "start_plan", "next_step", "finish_step", _DROP})
#: What may stand between a list and what is said of it.
_LOOKS = frozenset({"next_reminders", "holding_status", "reminder_settings"})


async def told(session: Session) -> Reply | None:
    """None where nothing with so many places was listed."""
    heard, records = session.heard, session.given.records
    said = _REMOVES.fullmatch(heard.text)
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    place, last = _place(said), _last(session)
    if last == _LISTS:
        shown = next(f.slots.get("shown") or [] for f in reversed(session.state.done) if f.dialog == _LISTS)
        meant = _of(place, [h for h in shown if h in {each.id for each in await records.holdings()}])
        return await session.begin(_REMOVE, {"holding": meant}, 0.9) if meant is not None else None
    if session.guesses[0].dialog != _REMOVE:
        return None  # "drop the second one", of a plan, is heard as that anyway
    if (plan := plan_spoken_of(session)) is not None and plan.slots.get("steps"):
        step = _of(place, plan.slots["steps"])
        without = list(dict.fromkeys([*(plan.slots.get("without") or ()), step]))
        return await session.begin(plan.dialog, {**plan.slots, "without": without}, 0.9) if step is not None else None
    followed = await plan_of(records.connection, records.person_id) if last in _OF_THE_PLAN else None
    left = _of(place, [s.credential for s in followed.steps]) if followed is not None else None
    return await session.begin(_DROP, {"step": left}, 0.9) if left is not None else None


def _last(session: Session) -> str | None:
    """The dialog of what was listed last: a look at something between changes nothing of that."""
    return next((f.dialog for f in reversed(session.state.done) if f.dialog not in _LOOKS), None)


def _place(said: re.Match[str]) -> int:
    """From 1 on; -1 for the last."""
    number = said["nth"] or said["n"] or said["hash"] or said["word"]
    return -1 if number.casefold() == "last" else day_said(number)


def _of(place: int, listed: list[_T]) -> _T | None:
    if not listed or place == 0 or place > len(listed):
        return None
    return listed[place - 1] if place > 0 else listed[-1]
