"""What was just set of the reminders put right in a word or two: "actually 30", "and 10", "no, 9", "no, Friday"."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.times import find_hours, find_leads, find_weekdays
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.preferences import Preferences

_STAGES, _NUDGES, _HOURS, _SUMMARY = "set_stages", "set_nudges", "set_hours", "set_summary"
_FIRST = (
    r"\W*(?P<also>(?:ok\W+|oh\W+)?(?:and|also|plus)\W+(?:also\W+)?(?!(?:only\W+)?(?:till?|until|from)\b))?"
    r"(?P<turns>(?:(?:and(?=\W+(?:only\W+)?(?:till?|until|from)\b)|no|nope|nah|oh|oops|ah|wait|hang\s+on|sorry|actually|hm+|ok|make|it|that|say|rather|better|i|meant?|let['’]?s|change|set|to|just"
    r"|only|please|pls|at|from|till?|until|be|should|maybe|on|or)\W+){0,6})"
)
_LAST = (
    r"(?:\W+(?:before|ahead|instead|please|pls|rather|then|sorry|enough|is|better|i|meant?|too|as\s+well|actually))"
    r"{0,4}\W*"
)
#: Nothing but a number, or several, and that it is to be so instead, or besides.
_NUMBERS = pattern(
    rf"{_FIRST}(?:the\s+)?(?P<n>\d{{1,3}}(?:\s*(?:,|and|&)\s*\d{{1,3}}){{0,4}}|(?:an?|one|two|three|four|five|six|eight|ten)(?=\s+(?:day|week|month)))\s*(?P<unit>days?|weeks?|months?|am|pm|h|o['’]?clock)?{_LAST}",
    re.IGNORECASE,
)
_A_DAY = pattern(rf"{_FIRST}{WEEKDAY}s?{_LAST}", re.IGNORECASE)
_A_WEEK, _MOST_QUIET = 7, 365


async def told(session: Session) -> Reply | None:
    """None where more is said, or it is not clear what of it is to change."""
    last, heard = session.state.last, session.heard
    if last is None or session.state.asking is not None or heard.named or heard.people or heard.teams:
        return None
    if last.dialog == _SUMMARY and _A_DAY.fullmatch(heard.text):
        days = find_weekdays(f"only {heard.text}")
        return await session.begin(_SUMMARY, {"days": sorted(days)}, 0.9) if days and len(days) == 1 else None
    if last.dialog == _HOURS and (hours := _only_after(last, heard.text)) is not None:
        session.trace.append("hours just set are put right")
        return await session.begin(_HOURS, {"hours": hours}, 0.9)
    said = _NUMBERS.fullmatch(heard.text)
    if said is None or not (said["also"] or said["turns"].strip()):
        return None
    slots = _OF[last.dialog](last, said) if last.dialog in _OF else None
    if slots is None:
        return None
    session.trace.append("a number just set is put right")
    return await session.begin(last.dialog, slots, 0.9)


#: "No, after 7pm", right after evenings were set, forbids no evening.
_NO_AFTER = pattern(
    r"\W*(?:no|nah|nope|sorry|wait|actually|i\s+mean[t]?)\W+(?:(?:i\s+mean[t]?|only|just)\W+){0,2}after\s+(?P<when>[\d:.]{1,5}\s*(?:am|pm|h|o['’]?clock)?)"
    r"(?:\W+(?:please|pls|then|rather))*\W*",
    re.IGNORECASE,
)
_LATE = time(15)


def _only_after(last: Frame, text: str) -> list[str] | None:
    hours: list[str] = last.slots.get("hours") or []
    said = _NO_AFTER.fullmatch(text)
    if said is None or len(hours) != len(_USUAL) or time.fromisoformat(hours[0]) < _LATE:
        return None
    found = find_hours(f"only after {said['when']}")
    return [f"{each:%H:%M}" for each in found] if found else None


def _stages(last: Frame, said: re.Match[str]) -> dict[str, Any] | None:
    """Other days before an expiry; "and 10" leaves those that were said."""
    leads = find_leads(f"{said['n']} {said['unit'] or 'days'} before")
    if leads is None or last.slots.get("among"):
        return None
    before = set(last.slots.get("leads") or ()) if said["also"] else set()
    kept = {name: last.slots[name] for name in ("holding", "credential") if last.slots.get(name)}
    return {**kept, "leads": sorted({*before, *leads}, reverse=True)}


def _nudges(_last: Frame, said: re.Match[str]) -> dict[str, Any] | None:
    if said["also"] or not said["n"].isdecimal() or (said["unit"] or "day")[0].lower() not in "dw":
        return None
    days = int(said["n"]) * (_A_WEEK if (said["unit"] or "").lower().startswith("week") else 1)
    return {"days": days} if 0 < days <= _MOST_QUIET else None


def _hours(last: Frame, said: re.Match[str]) -> dict[str, Any] | None:
    """Of the first and the last hour the one that was set, and of two the one that is nearer."""
    hours = [time.fromisoformat(each) for each in last.slots.get("hours") or ()]
    unit = (said["unit"] or "").lower()
    if len(hours) != len(_USUAL) or said["also"] or not said["n"].isdecimal() or unit[:1] in ("d", "w", "m"):
        return None
    hour = int(said["n"])
    meant = {hour, hour + 12} if hour <= 12 and unit not in ("am", "pm") else {hour % 12 + 12 if unit == "pm" else hour}
    changes = [
        (now == usual, abs(now.hour - h), which, h)
        for which, (now, usual) in enumerate(zip(hours, _USUAL, strict=True))
        for h in meant
        if h < 24 and time(h) != now
    ]
    if not changes:
        return None
    *_rank, which, right = min(changes)
    hours[which] = time(right)
    return {"hours": [f"{each:%H:%M}" for each in hours]} if hours[0] < hours[1] else None


_USUAL = (Preferences().start, Preferences().end)
_OF = {_STAGES: _stages, _NUDGES: _nudges, _HOURS: _hours}
