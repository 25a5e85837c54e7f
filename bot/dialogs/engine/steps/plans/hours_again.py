""" "No wait 5", "make it 4", "go back to 6", "8 is too much, 5": the hours a week that the last answer was given with
are put right.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HOURS = "hours_a_week"
_BACK = r"(?:let['’]?s\s+)?(?:go(?:ing)?\s+|put\s+it\s+)?back\s+to"
#: "No keep 5", of hours that were there before; "keep 2" may be of steps.
_KEEPS = (
    r"(?:let['’]?s\s+|i['’]?ll\s+)?(?:(?:keep|leave)(?:\s+it)?(?:\s+(?:at|to|with))?|(?:stay|stick)\s+(?:at|with|to))"
)
_RATHER = pattern(
    rf"{CORRECTING}(?:i\s+(?:said|mean|meant)\s+)?(?P<turns>no|nah|nope|wait|sorry|oops|actually|i\s+meant?|make\s+(?:it|that)|more\s+like|rather|only|just|(?P<back>{_BACK})|(?P<keeps>{_KEEPS}))\W+"
    rf"(?:(?:it['’]?s|its|it\s+is|i\s+mean|i\s+meant|make\s+it|more\s+like|rather|only|just|about|like|maybe|say)\W+){{0,3}}(?P<n>{SPOKEN})"
    r"\s*(?:h|hrs?|hours?)?(?:\s*(?:a|per|each|every|/)\s*we?e?k)?(?:\W+(?:then|please|pls|sorry|actually|though|i\s+(?:think|guess)|max|tops|again))*\W*",
    re.IGNORECASE,
)
_H, _WEEK = r"\s*(?:h|hrs?|hours?)?", r"(?:\s*(?:a|per|each|every|in|/)\s*we?e?k)?"
_MUCH = (
    r"(?:too|to|very|so)\s+(?:much|many|little|few|high|low|heavy|hard|tight)|impossible"
    r"|not\s+(?:possible|enough|realistic)|a\s+lot"
)
#: "8 too much, 5", "too many hours, i can 4", "8h i cant, only 5".
_TOO_MUCH = pattern(
    rf"{CORRECTING}(?:(?:that|it|this)(?:['’]?s|\s+is)?\s+)?(?:(?:\d{{1,2}}{_H}{_WEEK}\s*(?:(?:is|are|['’]s|its)\s+)?(?:for\s+me\s+)?(?:{_MUCH}|i\s+can(?:['’]?t|not|\s+not)(?:\s+do)?)"
    rf"|(?:{_MUCH})\s+(?:study\s+)?hours?|(?:too|to|very|so)\s+(?:much|many|little|few)|(?:with\s+)?less\s+hours|(?:with\s+)?fewer\s+hours|(?:with\s+)?more\s+hours)(?:\s+(?:hours?|for\s+me|a\s+week|then|please|pls))*)\W+"
    r"(?:(?:i|we|can|could|have|do|manage|only|just|rather|better|maybe|about|like|say|make|it|put|max|so|is|ok|better|with|please|pls|then)\W+){0,6}"
    rf"(?P<n>{SPOKEN}){_H}{_WEEK}(?:\W+(?:then|please|pls|max|tops|is\s+(?:ok|better|enough)|possible|only|better|ok))*\W*",
    re.IGNORECASE,
)
#: "And with 5?", "what about 8", "what if i do 6 hours instead", of a plan.
_WITH = pattern(
    r"\W*(?:(?:ok|okay|hm+|so|well|and|but|or|then|now|alright)\W+){0,3}(?:with|at|for|in|what\s+(?:about|if|with)|how\s+about|say|suppose|if|try|let['’]?s\s+(?:say|try|do|take)|make\s+(?:it|that)|i\s+could\s+(?:also\s+)?do)\s+"
    r"(?:(?:it['’]?s|it\s+is|it\s+were|i|we|you|do|did|have|had|could|can|study|learn|spend|managed?|put\s+in|find|only|just|about|maybe|like|with|say)\s+){0,4}"
    rf"(?P<n>{SPOKEN}){_H}{_WEEK}(?:\W+(?:then|instead|please|pls|though|maybe|only|possible|would\s+that\s+(?:work|do)))*\W*",
    re.IGNORECASE,
)
#: More hours than these no week leaves; such a number is something else.
_MOST = 60


async def put_right(session: Session) -> Reply | None:
    """None unless the last answer counted with hours a week; of a plan a number alone is heard with its limits."""
    last = session.state.last
    if last is None or not isinstance(last.slots.get(_HOURS), int):
        return None
    said = _RATHER.fullmatch(session.heard.text)
    if said is None or (last.dialog in SHOW_A_PLAN and not (said["back"] or said["keeps"])):
        return None
    if said["keeps"] and spoken_amount(said["n"]) not in _had_before(session):
        return None
    return await _anew(session, last, said["n"])


def _had_before(session: Session) -> set[int]:
    return {int(f.slots[_HOURS]) for f in session.state.done if f.slots.get(_HOURS)} | {
        session.profile.hours_a_week or 0
    }


async def too_many(session: Session) -> Reply | None:
    """Also of the plan that is spoken of; no units are earned with these hours."""
    said = _TOO_MUCH.fullmatch(session.heard.text)
    last = (plan_spoken_of(session) or session.state.last) if said is not None else None
    if said is None or last is None or not isinstance(last.slots.get(_HOURS), int):
        return None
    return await _anew(session, last, said["n"])


async def rather_with(session: Session) -> Reply | None:
    """The plan that was just shown, or could not be made, with other hours; a number alone is of these, where hours
    were the last that was said of it.
    """
    last = session.state.last
    if last is None or last.dialog not in SHOW_A_PLAN or not isinstance(last.slots.get(_HOURS), int):
        return None
    said = _WITH.fullmatch(session.heard.text)
    return await _anew(session, last, said["n"]) if said is not None else None


async def _anew(session: Session, last: Frame, number: str) -> Reply | None:
    heard, amount = session.heard, spoken_amount(number)
    if session.state.asking is not None or heard.named or heard.dates or heard.people:
        return None
    if amount is None or not 0 < amount <= _MOST:
        return None
    session.trace.append("other hours a week than were said")
    return await session.begin(last.dialog, {**last.slots, _HOURS: round(amount)}, 0.9)
