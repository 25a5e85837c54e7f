""" "No wait 5", "make it 4", "go back to 6": the hours a week that the last answer was given with are put right."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HOURS = "hours_a_week"
_BACK = r"(?:let['’]?s\s+)?(?:go(?:ing)?\s+|put\s+it\s+)?back\s+to"
_RATHER = pattern(
    rf"{CORRECTING}(?:i\s+(?:said|mean|meant)\s+)?(?P<turns>no|nah|nope|wait|sorry|oops|actually|i\s+meant?|make\s+(?:it|that)|more\s+like|rather|only|just|(?P<back>{_BACK}))\W+"
    rf"(?:(?:it['’]?s|its|it\s+is|i\s+mean|i\s+meant|make\s+it|more\s+like|rather|only|just|about|like|maybe|say)\W+){{0,3}}(?P<n>{SPOKEN})"
    r"\s*(?:h|hrs?|hours?)?(?:\s*(?:a|per|each|every|/)\s*we?e?k)?(?:\W+(?:then|please|pls|sorry|actually|though|i\s+(?:think|guess)|max|tops|again))*\W*",
    re.IGNORECASE,
)
#: More hours than these no week leaves; such a number is something else.
_MOST = 60


async def put_right(session: Session) -> Reply | None:
    """None unless the last answer counted with hours a week; of a plan a number alone is heard with its limits."""
    last, heard = session.state.last, session.heard
    if last is None or session.state.waiting is not None or not isinstance(last.slots.get(_HOURS), int):
        return None
    said = _RATHER.fullmatch(heard.text)
    amount = spoken_amount(said["n"]) if said is not None else None
    if said is None or amount is None or not 0 < amount <= _MOST or heard.named or heard.dates or heard.people:
        return None
    if last.dialog in SHOW_A_PLAN and not said["back"]:
        return None
    session.trace.append("other hours a week than were said")
    return await session.begin(last.dialog, {**last.slots, _HOURS: round(amount)}, 0.9)
