""" "Nah, make it 5 hours", right after a plan or a study that counts on so many a week: those, and nothing studied."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import SHOW_A_PLAN
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STUDIES, _STATUS, _HOURS = "start_study", "study_status", "hours_a_week"
_INSTEAD = pattern(
    r"\W*(?:(?:no|nah|nope|actually|sorry|oh|wait|hm+|ok|okay|but|and|then|well|so|rather|let['’]?s|lets|can|could|you|we|please|pls|i\s+meant?|what\s+if|what\s+about|how\s+about)\W+){0,6}"
    r"(?:(?:make|say|do|take|change|set|put|call)\s+(?:(?:it|that)\s+)?(?:to\s+)?(?:(?:only|just|more\s+like|rather|about|maybe|like)\s+){0,2}"
    r"|(?:it['’]?s|it\s+is|it\s+was|i\s+(?:can|could)\s+(?:only\s+)?do|i\s+only\s+have|i['’]?ve\s+only\s+got|(?:only|just|more\s+like|rather))\s+(?:(?:only|just|more\s+like|about)\s+)?)"
    rf"(?P<n>{SPOKEN})\s*(?:h|hrs?|hours?)(?P<week>\s*(?:(?:a|per|each|every)\s+week|/\s?w(?:ee)?k|weekly))?"
    r"(?:\W+(?:then|instead|rather|please|pls|max|tops|only|not\s+\d{1,2}))*\W*",
    re.IGNORECASE,
)
_MOST = 100


async def told(session: Session) -> Reply | None:
    """The same plan, or how the study stands, at that pace; None where the last answer counted on no hours a week."""
    last = session.state.last
    if last is None or session.state.waiting is not None or session.heard.named:
        return None
    said = _INSTEAD.fullmatch(session.heard.text)
    if said is None:
        return None
    amount = spoken_amount(said["n"])
    hours = round(amount) if amount is not None else 0
    if not 0 < hours <= _MOST:
        return None
    known = session.profile.hours_a_week is not None or said["week"]
    if last.dialog in SHOW_A_PLAN:
        session.trace.append("other hours a week for the plan just shown")
        noted = await session.begin(TELLING, {_HOURS: hours}, 0.9) if _begun(session) else Reply()
        anew = await session.begin(last.dialog, {**last.slots, _HOURS: hours}, 0.9)
        return Reply(parts=noted.parts).plus(anew)
    if last.dialog != _STUDIES or not known or not session.given.private:
        return None
    session.trace.append("other hours a week for the study just begun")
    noted = await session.begin(TELLING, {_HOURS: hours}, 0.9)
    return noted.plus(await session.begin(_STATUS, {_HOURS: hours}, 0.9))


def _begun(session: Session) -> bool:
    """Whether the study of what is planned was begun with it, at other hours."""
    return any(frame.dialog == _STUDIES for frame in session.state.done[-3:])
