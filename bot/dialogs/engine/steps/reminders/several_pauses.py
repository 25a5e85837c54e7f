""" "I'm away 2 weeks in July and all of December": one pause is kept at a time, the first to come, and of the others it
is said that they are not; of weeks without a day it is asked when they are.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.reminders.pausing import AWAY, LENGTH, MONTH, PAUSE, begins
from bot.dialogs.understanding.dates import find_stretch
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

_PAUSES = "pause_reminders"
_PARTS = pattern(r"\s*(?:[,;]|\s(?:and|plus|then)(?:\s+(?:also|again|then))?\s)\s*", re.IGNORECASE)
#: "Two weeks in July" are on no day yet.
_SOME_OF = pattern(r"\s+(?:in|of|during|around|over|some\s?time\s+in)\s+", re.IGNORECASE)
#: "The first two weeks of January" are on days.
_PLACED = pattern(r"\b(?:first|last|middle|1st|2nd|second)\s+$", re.IGNORECASE)
_OFF = pattern(r"\W*(?:on\s+(?:holidays?|vacation|leave)|away|travell?ing)\b", re.IGNORECASE)
_LEADS = pattern(
    r"\W*(?:(?:and|oh|btw|also|fyi|ok|sorry)\W+)*(?:i['’]?m|i\s+am|i['’]?ll\s+be|i\s+will\s+be)?\s*(?:away|off|abroad|on\s+(?:holidays?|vacation|leave|a\s+trip)|travell?ing|out)?"
    r"\s*(?:for\s+)?",
    re.IGNORECASE,
)
_LONGEST = 160


class _Period(NamedTuple):
    """``since`` None: on which days is not said."""

    said: str
    since: date | None
    until: date | None


async def told(session: Session) -> Reply | None:
    """None where one time is said, on days that are clear: that is a pause as any other."""
    heard, text = session.heard, session.heard.text
    if session.given.records is None or not session.given.private or session.state.asking is not None:
        return None
    if heard.named or heard.people or heard.teams or "?" in text or len(text) > _LONGEST:
        return None
    if plan_spoken_of(session) is not None or not (AWAY.match(text) or _OFF.match(text) or PAUSE.search(text)):
        return None  # a plan that is shown counts on every week, which is said there
    parts = [part for part in _PARTS.split(text) if part]
    periods = [period for part in parts if (period := _period(session, part)) is not None]
    clear = sorted((p for p in periods if p.since is not None), key=lambda p: p.since or date.max)
    unclear = [p for p in periods if p.since is None]
    if len(periods) != len(parts) or (len(clear) < 2 and not unclear):
        return None
    session.trace.append("several pauses, of which one is kept")
    session.understood = (_PAUSES, 0.9)
    reply = Reply()
    if clear and clear[0].since is not None and clear[0].until is not None:
        since = {"since": clear[0].since.isoformat()} if clear[0].since > session.given.today else {}
        reply = await session.begin(_PAUSES, {**since, "until": clear[0].until.isoformat()}, 0.9)
    return reply.plus(_not_kept(clear[1:], unclear))


def _not_kept(later: list[_Period], unclear: list[_Period]) -> Reply:
    parts = []
    if later:
        text = _("I keep one pause at a time, so nothing is noted of “{what}”: tell me again when this one is over.")
        parts.append(paragraph(text, what=bold(listed([p.said for p in later]))))
    if unclear:
        text = _("Nothing is noted of “{what}”: tell me the days, as “away from 5 to 18 July”.")
        parts.append(paragraph(text, what=bold(listed([p.said for p in unclear]))))
    return Reply(parts=tuple(parts))


def _period(session: Session, part: str) -> _Period | None:
    month, length, today = MONTH.search(part), LENGTH.search(part), session.given.today
    lead = _LEADS.match(part)
    said = part[lead.end() if lead else 0 :].strip(" .!") or part
    placed = length is not None and _PLACED.search(part, 0, length.start()) is not None
    some_of = month is not None and length is not None and _SOME_OF.fullmatch(part, length.end(), month.start())
    if some_of and not placed:
        return _Period(said, None, None)
    with session.hearing(part):
        heard = session.heard
        stretch = find_stretch(heard.text, heard.dates, heard.today)
    if stretch is not None:
        return _Period(said, stretch[0] or today, stretch[1])
    if month is not None and length is None and part[month.end() :].strip(" .!") == "":
        if any(character.isdigit() for character in part):
            return None
        since = date.fromisoformat(begins(month[0], today))
        return _Period(said, since, add_months(since, 1))
    return None
