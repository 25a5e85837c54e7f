""" "Moved my gas renewal to 12 Jan", "booked the BLS course for 10 Feb": on that day one of theirs is to be renewed. It
is asked for on the day after; until when the new one is valid is not told by it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hearing import A_DAY, Heard
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.calendar import later
from bot.tracking.holdings import Holding
from bot.translation import _
from bot.translation import day as day_of

_SNOOZES = "snooze_reminder"
_THING = (
    r"(?:renewal|re-?cert\w*|re-?validation|refresher|course|class|test|exam|assessment|training|session|appointment)"
)
_NAME = (
    r"(?:(?:my|the|an?|that)\s+)?(?P<{}>(?:[\w&+./-]{{1,20}}\s+){{1,5}}?)"
    + rf"{_THING}(?:\s+(?:course|test|exam|appointment))?"
)
_PUT = (
    r"(?:moved|pushed|postponed|shifted|re-?scheduled|re-?booked|brought\s+forward|put\s+(?:off|back)|bumped|changed)"
)
_ON = rf"\s+(?:(?:in|now|to|for|on|until|till?|the)\s+){{0,3}}{A_DAY}\W*"
_ON += r"(?:(?:now|instead|thanks|thx|btw|fyi|please|pls|at\s+\S+)\W*){0,3}"
_FIRST = rf"{OPENING}(?:(?:i|i['’]?ve|ive|have|had\s+to|finally|they|they['’]?ve|already)\s+){{0,3}}"
_SAID = pattern(
    rf"{_FIRST}(?:(?:(?:can|could|you|to|want|need)\s+){{0,4}}(?:(?:{_PUT}|move|push|postpone|change|shift)(?:\s+the\s+da(?:te|y)\s+of)?|(?:got\s+|am\s+|['’]m\s+)?(?:re)?booked(?:\s+(?:on|in|onto|for|in\s+for))?|scheduled|signed\s+up\s+for|registered\s+for)\s+{_NAME.format('what')}"
    r"|(?:(?:am|['’]m|got)\s+)?(?:re)?booked\s+(?:(?:on|in|onto|for|up|myself|to)\s+){0,3}(?:(?:a|an|the|my)\s+)?(?P<bare>(?:[\w&+./-]{1,20}\s+){0,4}?[\w&+./-]{2,20})"
    rf"|(?:(?:got|have|had)\s+)?{_NAME.format('passive')}\s+(?:(?:is|was|got|has|been|['’]s|now|just)\s+){{0,3}}(?:{_PUT}|(?:re)?booked(?:\s+in)?|scheduled)){_ON}",
    re.IGNORECASE,
)
#: "Sia refresher 10 jan" of what ends after that day.
_ONLY_THEN = pattern(
    rf"{_FIRST}(?:(?:got|have)\s+)?(?:(?:my|the|an?)\s+)?(?:[\w&+./-]{{1,20}}\s+){{1,5}}?(?:renewal|re-?cert\w*|refresher)(?:\s+(?:course|training|day))?\s*[,:–-]?(?:\s+is)?{_ON}",
    re.IGNORECASE,
)
#: "Moved" may as well be said of the expiry, where that is put off.
_MOVED = pattern(rf"\b(?:{_PUT}|move|push|postpone|change|shift)\b", re.IGNORECASE)
#: That of a course never is.
_ATTENDED = pattern(r"(?<!\w)(?:course|class|test|exam|assessment|training|session|appointment)(?!\w)", re.IGNORECASE)
#: "The 3rd" alone.
_THE_NTH = pattern(r"\b(?:the\s+)?(?P<nth>[12]?\d|3[01])(?:st|nd|rd|th)(?=\W*$)", re.IGNORECASE)


#: None of these renews it.
_OTHER_ONE = pattern(r"\b(?:mock|practice|trial|instructor|trainer|teaching|sample)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where none of theirs is named, or the day is no earlier than its end and may be a new one."""
    heard = session.heard
    if len(heard.dates) > 1 or heard.people or heard.teams or "?" in heard.text or session.state.asking is not None:
        return None
    marked = heard.marked if heard.dates else _THE_NTH.sub(A_DAY, heard.text)
    said, only = _SAID.fullmatch(marked), None
    if said is None and heard.dates and heard.dates[0].year_guessed:
        said = only = _ONLY_THEN.fullmatch(marked)
    day = (next(iter(heard.days_ahead()), None) or _next_nth(heard)) if said is not None else None
    if said is None or day is None or _OTHER_ONE.search(heard.text):
        return None
    held = await named(session, 0)
    if len(held) != 1 or held[0].expires is None:
        return None
    if only is not None and day > held[0].expires:
        return None
    if day > held[0].expires and _MOVED.search(heard.text):
        return _too_late(held[0], day) if _ATTENDED.search(heard.text) else None
    return await _waits(session, held[0].id, day)


async def _waits(session: Session, holding: int, day: date) -> Reply:
    session.trace.append("the day on which one of theirs is to be renewed")
    until = later(day, timedelta(days=1)).isoformat()
    return await session.begin(_SNOOZES, {"holding": holding, "until": until, "attended": day.isoformat()}, 0.9)


#: "Actually its the 10th", "they moved it to 4 march", of what was booked just now.
_IS_THEN = pattern(
    rf"{CORRECTING}(?:can['’]?t\s+(?:make|do)\s+(?:it|that|then)\W+)?(?:(?:it|its|it['’]s|it\s+is|that['’]s|thats|they|they['’]ve|is|was|has|got|been|make|moved|changed|pushed|put|rebooked|back|meant|now|i|the|course|date|day|on|to|for)\s+){{0,8}}"
    rf"{A_DAY}(?:\W+(?:now|instead|sorry|not\s+\S+|actually|mate|thx|thanks))*\W*",
    re.IGNORECASE,
)


async def on_another_day(session: Session) -> Reply | None:
    """None unless the last answer was that of an appointment."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != _SNOOZES or not last.slots.get("attended") or "?" in heard.text:
        return None
    if heard.named or heard.people or heard.teams or session.state.asking is not None:
        return None
    if len(heard.dates) > 1 or not _IS_THEN.fullmatch(heard.marked if heard.dates else _THE_NTH.sub(A_DAY, heard.text)):
        return None
    before = date.fromisoformat(last.slots["attended"])
    said = _THE_NTH.search(heard.text) if not heard.dates else None
    day = next(iter(heard.days_ahead()), None) if said is None else _nth_of(before, int(said["nth"]))
    if day is None or day <= heard.today:
        return None
    return await _waits(session, last.slots["holding"], day)


def _nth_of(month: date, nth: int) -> date | None:
    """That day of the month in which it was to be."""
    try:
        return month.replace(day=nth)
    except ValueError:
        return None


def _next_nth(heard: Heard) -> date | None:
    """The next day of that number, where it is all that is said of the day."""
    said = _THE_NTH.search(heard.text) if not heard.dates else None
    if said is None:
        return None
    ahead = (heard.today + timedelta(days=n) for n in range(1, _TWO_MONTHS))
    return next((day for day in ahead if day.day == int(said["nth"])), None)


_TWO_MONTHS = 63


def _too_late(held: Holding, day: date) -> Reply:
    text = _("I changed nothing: {name} ends before {day}. If it ends on another day, tell me that.")
    said = paragraph(text, name=bold(held.name), day=day_of(day))
    return Reply(parts=(said,), buttons=(begin(_("My credentials"), "list_holdings"),))
