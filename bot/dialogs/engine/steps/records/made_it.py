"""The day of one of one's own records put right with its name behind: "make it November 2027, the gold card"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_MAKE_IT = pattern(
    r"\W*(?:(?:no|oh|ok|wait|sorry|please|actually)\W+){0,3}(?:make|change|set|move)\s+(?:it|that|this|the\s+date)\s+(?:(?:to|into|on|until)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_OF = pattern(r"[\s,–-]{0,5}(?:(?:for|of|on)\s{1,3})?(?:the|my)\s{1,3}[\w&+/ -]{2,40}[.!\s]{0,9}", re.IGNORECASE)


async def another_day(session: Session) -> Reply | None:
    """None where anything but one day and one of their records is told."""
    heard = session.heard
    said = _MAKE_IT.match(heard.text)
    if said is None or len(heard.dates) != 1 or session.state.asking is not None or heard.people or heard.teams:
        return None
    day = heard.dates[0]
    if day.start > said.end() or not _OF.fullmatch(heard.text, day.end):
        return None
    held = await named(session, day.end)
    if len(held) != 1:
        return None
    return await session.start(Guess("correct_holding", 0.9, "a day of theirs is put right"), {"holding": held[0].id})
