""" "Moved my gas renewal to 12 Jan", "booked the BLS course for 10 Feb": on that day one of theirs is to be renewed. It
is asked for on the day after; until when the new one is valid is not told by it.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.calendar import later

_SNOOZES = "snooze_reminder"
_THING = (
    r"(?:renewal|re-?cert\w*|re-?validation|refresher|course|class|test|exam|assessment|training|session|appointment)"
)
_NAME = (
    r"(?:(?:my|the|an?|that)\s+)(?P<{}>(?:[\w&+./-]{{1,20}}\s+){{1,5}}?)"
    + rf"{_THING}(?:\s+(?:course|test|exam|appointment))?"
)
_PUT = (
    r"(?:moved|pushed|postponed|shifted|re-?scheduled|re-?booked|brought\s+forward|put\s+(?:off|back)|bumped|changed)"
)
_ON = rf"\s+(?:(?:in|now|to|for|on|until|till?|the)\s+){{1,3}}{A_DAY}\W*"
_ON += r"(?:(?:now|instead|thanks|thx|btw|fyi|please|pls|at\s+\S+)\W*){0,3}"
_FIRST = rf"{OPENING}(?:(?:i|i['’]?ve|ive|have|had\s+to|finally|they|they['’]?ve|already)\s+){{0,3}}"
_SAID = pattern(
    rf"{_FIRST}(?:(?:{_PUT}|move|push|postpone|booked|scheduled|signed\s+up\s+for|registered\s+for)\s+{_NAME.format('what')}"
    rf"|{_NAME.format('passive')}\s+(?:(?:is|was|got|has|been|['’]s|now|just)\s+){{1,3}}(?:{_PUT}|booked|scheduled)){_ON}",
    re.IGNORECASE,
)
#: "Moved" may as well be said of the expiry, where that is put off.
_MOVED = pattern(rf"\b(?:{_PUT}|move|push|postpone)\b", re.IGNORECASE)


#: None of these renews it.
_OTHER_ONE = pattern(r"\b(?:mock|practice|trial|instructor|trainer|teaching|sample)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where none of theirs is named, or the day is no earlier than its end and may be a new one."""
    heard = session.heard
    if len(heard.dates) != 1 or heard.people or heard.teams or "?" in heard.text or session.state.asking is not None:
        return None
    said = _SAID.fullmatch(heard.marked)
    day = next(iter(heard.days_ahead()), None)
    if said is None or day is None:
        return None
    if _OTHER_ONE.search(heard.text):
        return None
    held = await named(session, 0)
    if len(held) != 1 or held[0].expires is None:
        return None
    if day > held[0].expires and _MOVED.search(heard.text):
        return None
    session.trace.append("the day on which one of theirs is to be renewed")
    return await session.begin(
        _SNOOZES, {"holding": held[0].id, "until": later(day, timedelta(days=1)).isoformat()}, 0.9
    )
