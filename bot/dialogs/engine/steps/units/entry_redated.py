""" "The October one was the 13th", "it was on the 12th": the day of units that were logged, told by the day itself."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.units.which_entry import (
    all_entries,
    drop_the_question,
    entries_meant,
    may_be_of_one,
    units_spoken_of,
)
from bot.dialogs.understanding.dates import day_said, find_dates
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Earned

_CHANGES = "change_entry"
_LONGEST = 120
_DAY = r"(?:on\s+)?(?P<day{}>(?:the\s+)?[^\W_][\w .,/-]{{1,30}}?)"
_NOT_THEN = r"(?:\W+(?:and\s+|so\s+)?(?:not|instead\s+of|rather\s+than)\s+(?:on\s+)?(?:the\s+)?[\w .,/-]{2,20}?)?"
_WHAT = r"(?:(?P<it{0}>it|that|this)|(?:the|that|my)\s+(?P<what{0}>\w[\w &/.-]{{1,40}}?))"
#: "The October one was the 13th", "move the one on the 12th to the 13th".
_WAS = pattern(
    rf"{SIGHS}(?:(?:and|but)\s+)?(?:{_WHAT.format('')}\s+(?:was|were|is|happened|took\s+place|should\s+(?:be|have\s+been))\s+"
    rf"(?:actually\s+|really\s+|already\s+|only\s+)?{_DAY.format('')}{_NOT_THEN}"
    r"|(?:move|change|put|set|correct|fix)\s+(?:the\s+(?:date|day)\s+(?:of|for)\s+)?"
    rf"{_WHAT.format('2')}\s+(?:over\s+)?(?:to|onto)\s+{_DAY.format('2')})(?:\W+(?:please|pls|sorry|thanks|thx|actually|instead))*\W*",
    re.IGNORECASE,
)
#: A day without its month.
_NTH = pattern(r"(?:the\s+)?(?P<n>\d{1,2})\s?(?:st|nd|rd|th)|the\s+(?P<m>\d{1,2}|[a-z-]{4,15})", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where no units were spoken of, or it is not clear which entry is meant, or no day that is over is said."""
    text = session.heard.text[:_LONGEST]
    said = _WAS.fullmatch(text) if units_spoken_of(session) and may_be_of_one(session) else None
    if said is None or "?" in text or session.heard.people:
        return None
    entry = await _meant(session, said["what"] or said["what2"])
    right = _day(session, said["day"] or said["day2"], entry.on) if entry is not None else None
    if entry is None or right is None or right > session.heard.today:
        return None
    session.trace.append("the day of an entry is put right")
    drop_the_question(session)
    slots = {"entry": entry.id, "holding": entry.holding_id, "on": right.isoformat()}
    return await session.begin(_CHANGES, slots, 0.9)


async def _meant(session: Session, what: str | None) -> Earned | None:
    """The only one that is described; the last one that was logged, where that is pointed at."""
    if what is not None:
        entries = await entries_meant(session, what) or []
        return entries[0] if len(entries) == 1 else None
    last = session.state.last
    logged = sorted(await all_entries(session), key=lambda e: e.id)
    return logged[-1] if logged and last is not None and last.dialog in _OF_ONE else None


#: After these "it" is the entry.
_OF_ONE = frozenset({"log_units", _CHANGES, "set_category", "move_entry"})


def _day(session: Session, text: str, known: date) -> date | None:
    """``text`` as a whole day; a number alone is of the month of the day that is known."""
    nth = _NTH.fullmatch(text)
    number = (
        (int(nth["n"]) if nth["n"] else int(nth["m"]) if nth["m"].isdecimal() else day_said(nth["m"])) if nth else None
    )
    if number:
        try:
            return known.replace(day=number)
        except ValueError:
            return None
    dates = find_dates(text, session.heard.today, session.heard.day_first, asked="any")
    whole = [d for d in dates if d.grain == "day" and len(d.options) == 1 and d.start == 0 and d.end == len(text)]
    return whole[0].options[0] if whole else None
