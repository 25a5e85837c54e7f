""" "Not at Easter", "no messages on Christmas day": quiet on a holiday or a day, and no record's day put right.
"Stop the reminders from March on" begins on a day; until when is asked.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import find_dates, find_stretch, last_day
from bot.dialogs.understanding.dates.months import SEASONS
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import ASKING
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.calendar import later

_PAUSES = "pause_reminders"
_SENT = (
    r"(?:writ(?:e|ing)|messag(?:es?|ing)|msgs?|reminders?|remind(?:ing)?|pings?|pinging|texts?|texting|notif\w+|disturb(?:ing)?"
    r"|bother(?:ing)?|contact(?:ing)?|nudg\w+|send(?:ing)?(?:\s+me)?\s+(?:anything|messages|reminders))"
)
_REFUSED = r"(?:do\s?n['’]?t|do\s+not|dont|never|no|not|nothing|without|stop)"
_WHEN = (
    r"(?:(?:at|on|over|during|for|around|in)\s+(?:the\s+|this\s+|next\s+)?(?:bank\s+holiday\s+)?|(?:the\s+|this\s+|next\s+)?bank\s+holiday\s+"
    rf"|(?={A_DAY}))"
)
#: "Not on Monday" is said of all Mondays, "this week" of some days; "bank holiday Monday" is one day.
_NO_ONE_DAY = pattern(rf"{WEEKDAY}s?|.{{0,20}}\b(?:week|weekend|month|quarter|year)s?", re.IGNORECASE)
_BANK_HOLIDAY = pattern(r"\bbank\s+holiday\s+$", re.IGNORECASE)
_POLITELY = r"(?:\W+(?:please|pls|thanks|thx|ok|okay|then|either|too|holidays?|break|weekend|itself|at\s+all)){0,3}\W*"
#: "Don't write me at Easter", "no reminders on 24 December".
_NOT_THEN = pattern(
    rf"{ASKING}{_REFUSED}\s+(?:(?:me|any|to|please|pls|more|the|my|your|all|sending)\s+){{0,2}}{_SENT}(?:\s+(?:to\s+)?me)?(?:\s+(?:please|pls|anything))?"
    rf"\s+{_WHEN}{A_DAY}{_POLITELY}",
    re.IGNORECASE,
)
#: "At Easter leave me alone", "on Christmas day no messages please".
_THEN_NOT = pattern(
    rf"{ASKING}{_WHEN}{A_DAY}\W+(?:(?:please|pls|i\s+want|i\s+need)\s+){{0,2}}"
    rf"(?:{_REFUSED}\s+(?:\w+\s+){{0,2}}{_SENT}(?:\s+(?:to\s+)?me)?|(?:leave|let)\s+me\s+(?:alone|be|in\s+peace)|quiet){_POLITELY}",
    re.IGNORECASE,
)
#: "Not at Easter": of a holiday alone, and where nothing of studies or a plan was talked of.
_BARELY = pattern(rf"{ASKING}(?:not|nothing|never)\s+{_WHEN}{A_DAY}{_POLITELY}", re.IGNORECASE)
_HOLIDAY = pattern(
    r"christmas|xmas|easter|good\s+friday|boxing|new\s+year|thanksgiving|halloween|valentine|the\s+holidays",
    re.IGNORECASE,
)
#: These have days around them that are meant with them; "Christmas day" is one day.
_SEASON = pattern(
    r"(?:the\s+)?(?P<name>christmas|xmas|easter|new\s+year['’]?s?|the\s+holidays|holidays)\s*", re.IGNORECASE
)
_OF_WHEN_TO_WRITE = frozenset(
    {
        "add_holding", "renew_holding", "correct_holding", "list_holdings", "next_reminders", "reminder_settings",
        "set_days", "set_hours", "set_stages", "set_summary", "set_nudges", "set_time_zone", _PAUSES, "snooze_reminder",
    }
)  # fmt: skip


async def told(session: Session) -> Reply | None:
    """None where more than one day is said, or more is said of it."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text:
        return None
    if len(heard.dates) != 1 or not _refuses(session):
        return None
    stretch = _meant(session)
    if stretch is None:
        return None
    p = records.preferences
    if p.paused_until and stretch[1] <= p.paused_until and (p.paused_from or heard.today) <= stretch[0]:
        stretch = (p.paused_from or heard.today, p.paused_until)  # quiet then already, and longer
    session.trace.append("quiet on a day")
    session.state.drop_of(_PAUSES, "set_hours", "set_days")
    slots = {"since": stretch[0].isoformat(), "until": stretch[1].isoformat()}
    return await session.begin(_PAUSES, slots, 0.9)


def _refuses(session: Session) -> bool:
    heard, last = session.heard, session.state.last
    if _NOT_THEN.fullmatch(heard.marked) or _THEN_NOT.fullmatch(heard.marked):
        return True
    said = heard.text[heard.dates[0].start : heard.dates[0].end]
    if session.state.asking is not None or _HOLIDAY.search(said) is None or not _BARELY.fullmatch(heard.marked):
        return False
    return last is None or last.dialog in _OF_WHEN_TO_WRITE


def _meant(session: Session) -> tuple[date, date] | None:
    """The first day of it, and the day after it; the next time that it comes."""
    heard = session.heard
    said = heard.dates[0]
    if _NO_ONE_DAY.fullmatch(heard.text, said.start, said.end) and not _BANK_HOLIDAY.search(heard.text, 0, said.start):
        return None
    season = _SEASON.fullmatch(heard.text[said.start : said.end])
    if season is not None:
        return find_stretch(f"over {season['name']}", (), heard.today)
    months = _MONTHS_OF_IT.search(heard.text, said.start, said.end)
    if months is not None and said.grain == "month":
        return _season(heard.today, SEASONS[months[0].casefold()])
    # Read apart from "on", which speaks of a day behind us: it is the next one.
    apart = find_dates(heard.text[said.start : said.end], heard.today, heard.day_first, asked="ahead")
    days = apart[0] if len(apart) == 1 else said
    if days.grain != "day" or len(days.options) != 1 or days.options[0] < heard.today:
        return None
    return days.options[0], later(days.options[0], timedelta(days=1))


#: Three months each.
_MONTHS_OF_IT = pattern(rf"\b(?:{'|'.join(SEASONS)})\b", re.IGNORECASE)
_SO_MANY = 3


def _season(today: date, month: int) -> tuple[date, date]:
    """The one that is, or comes next; its first day or today, and the day after it."""
    first = date(today.year - 1, month, 1)
    while add_months(first, _SO_MANY) <= today:
        first = add_months(first, 12)
    return max(first, today), add_months(first, _SO_MANY)


#: Up to the day: "stop the reminders from", "no messages as of".
_BEGINS_THEN = pattern(
    rf"{ASKING}(?:{_REFUSED}|pause|mute|switch\s+off|turn\s+off|hold)\s+(?:(?:me|any|all|to|the|my|your|more|sending)\s+){{0,3}}{_SENT}(?:\s+(?:to\s+)?me)?"
    r"(?:\s+(?:please|pls|anything))?\s+(?:from|starting(?:\s+(?:from|in|on))?|as\s+(?:of|from)|beginning(?:\s+(?:in|on))?)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ONWARDS = pattern(rf"\s*(?:on|onwards?|onward|forward)?{_POLITELY}", re.IGNORECASE)


#: "… to May": all of it; "… until May" is no longer than that.
_LASTS = pattern(
    r"\s*(?P<joint>to|until|till?|through|thru|-|–)\s+(?:the\s+)?(?P<last>[\w. ]{3,24}?)\W*", re.IGNORECASE
)


async def from_then_on(session: Session) -> Reply | None:
    """None where the day is over, or more is said of it than until when."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or heard.named or "?" in heard.text:
        return None
    said = _BEGINS_THEN.match(heard.text)
    day = next(iter(heard.ahead()), None) if said is not None else None
    if said is None or day is None or day.start != said.end() or len(day.options) != 1:
        return None
    first, last = day.options[0], _LASTS.fullmatch(heard.text, day.end)
    until = _day_after(session, last) if last is not None else None
    if first <= heard.today or not (until or _ONWARDS.fullmatch(heard.text, day.end)):
        return None
    session.trace.append("quiet from a day on")
    slots = {"since": first.isoformat(), **({"until": until.isoformat()} if until else {})}
    return await session.begin(_PAUSES, slots, 0.9)


def _day_after(session: Session, said: re.Match[str]) -> date | None:
    """The first day on which it is over; None where no clear day is said."""
    days = find_dates(f"until {said['last']}", session.heard.today, session.heard.day_first, asked="ahead")
    if len(days) != 1 or len(days[0].options) != 1:
        return None
    until = said["joint"].casefold() in ("until", "till", "til")
    return days[0].options[0] if until else later(last_day(days[0]), timedelta(days=1))
