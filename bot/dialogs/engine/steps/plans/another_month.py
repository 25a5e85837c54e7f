""" "Make it June", "actually March", "make it 4": of the plan that is spoken of, in a word."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.dates.months import MONTHS
from bot.dialogs.understanding.dates.reckoning import nearest_month
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_BEGINS = "start_plan"
_LEAD = (
    r"\W*(?P<lead>(?:(?:no|nah|nope|actually|sorry|oh|wait|hm+|ok|okay|make\s+(?:it|that)|rather|better|let['’]?s\s+(?:say|make\s+it)"
    r"|i\s+meant?|then|say|in|from|start(?:ing)?|begin(?:ning)?|by|until|till?|but|and|not\s+\w+\s+but|change\s+(?:it|that)\s+to)\W+){1,5})"
)
_PAID_IN_PART = (
    r"(?P<part>\s*,?\s*(?:and|but)\s+(?:my|the|our)\s+\w+(?:\s+\w+)?\s+(?:pays?|covers?)\s+"
    r"(?:half|some|part|a\s+third|\d{1,2}\s?%)[\w\s]{0,30})?"
)
_MONTH = pattern(
    rf"{_LEAD}(?P<month>{'|'.join(MONTHS)}){_PAID_IN_PART}"
    r"\W*(?:(?:please|pls|then|instead|rather|if\s+possible)\W*)*",
    re.IGNORECASE,
)
_HOURS = pattern(
    rf"{_LEAD}(?P<n>[1-9]|[1-3]\d){_PAID_IN_PART}\W*(?:(?:please|pls|then|instead|rather|max|tops|only)\W*)*",
    re.IGNORECASE,
)
_TO_DAY = pattern(rf"{_LEAD}(?:(?:the|on)\s+)?", re.IGNORECASE)
_BEHIND = pattern(r"\W*(?:(?:please|pls|then|instead|rather|if\s+possible)\W*)*", re.IGNORECASE)
_MAKES = pattern(r"\b(?:make|say|change|actually|rather)\b", re.IGNORECASE)
_ENDS = pattern(r"\b(?:by|until|till?)\b", re.IGNORECASE)
_STARTS = pattern(r"\b(?:from|start\w*|begin\w*)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """A month for its beginning where that was said before, else for its end; a number for the hours a week."""
    text, plan, last = session.heard.text, plan_spoken_of(session), session.state.last
    begun = last is not None and last.dialog == _BEGINS and isinstance(last.slots.get("wish"), dict)
    if (plan is None and not begun) or session.state.asking is not None or session.heard.named:
        return None
    slots: dict[str, Any] = dict(plan.slots if plan is not None else last.slots["wish"]) if last is not None else {}
    month, hours = _MONTH.fullmatch(text), _HOURS.fullmatch(text)
    if month is not None:
        changed = _moved(session, slots, month)
    elif (plan is None or _begun_otherwise(session)) and (day := _first_day(session, slots)) is not None:
        changed = {**slots, "starts": day}
    elif hours is not None and _MAKES.search(hours["lead"]):
        changed = {**slots, "hours_a_week": int(hours["n"])}
    else:
        return None
    session.trace.append("a limit of the plan in a word")
    said = month or hours
    if plan is None:
        reply = await session.begin(_BEGINS, {"wish": changed}, 0.9)
    else:
        reply = await session.begin(plan.dialog, changed, 0.9)
    if said is None or said["part"] is None:
        return reply
    whole = _("Prices are counted whole: a part that somebody else pays I cannot leave out.")
    return reply.plus(Reply(parts=(note(whole),)))


def _begun_otherwise(session: Session) -> bool:
    """Whether the day on which it begins is what was said of the plan last."""
    shown = [frame.slots.get("starts") for frame in session.state.done if frame.dialog in SHOW_A_PLAN]
    return bool(shown) and shown[-1] is not None and shown[-2:-1] != shown[-1:]


def _first_day(session: Session, slots: dict[str, Any]) -> str | None:
    """ "Actually make that 1st of February", "no end of feb", right behind the day on which the plan was to begin."""
    heard = session.heard
    if not slots.get("starts") or len(heard.dates) != 1 or heard.dates[0].grain == "year":
        return None
    said = _TO_DAY.fullmatch(heard.text, 0, heard.dates[0].start)
    day = DateSlot(ahead=True).find(heard).value
    if said is None or _ENDS.search(said["lead"]) or not _BEHIND.fullmatch(heard.text, heard.dates[0].end):
        return None
    return day if day and date.fromisoformat(day) > session.given.today else None


def _moved(session: Session, slots: dict[str, Any], said: re.Match[str]) -> dict[str, Any]:
    day = nearest_month(MONTHS[said["month"].casefold()], session.given.today).isoformat()
    starts = _STARTS.search(said["lead"]) or (slots.get("starts") and not _ENDS.search(said["lead"]))
    if starts:
        return {**slots, "starts": day}
    return {**{name: value for name, value in slots.items() if name != "months"}, "by": day}
