"""A pause over a stretch of days: nothing is sent over it, whatever is said to be paused."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.reminders.after_stopping import ONLY_A_DAY
from bot.dialogs.engine.steps.reminders.goes_on import is_to_go_on
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import find_stretch, stretch_in_digits
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.times.words import NUMBER_WORDS
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PAUSES = "pause_reminders"
#: Where they are is asked beside.
_ZONE = "set_time_zone"
#: Requests that it is taken for: what of them pauses is what is sent.
_PAUSED = frozenset(
    {
        _PAUSES,
        "pause_study",
        "replan",
        "my_plan",
        "drop_plan",
        "change_step",
        "loosen_plan",
        "study_status",
        "drop_study",
    }
)
PAUSE = pattern(
    r"(?<!\w)(?:paus\w+|break|time\s+off|days?\s+off|quiet|silent|silence|mute|hold\s+off"
    r"|no\s+(?:messages?|msgs?|reminders?|pings?|texts?|notifications?))(?!\w)",
    re.IGNORECASE,
)


#: "No wait, 3 months" is of something else.
_QUIET = pattern(
    rf"{PAUSE.pattern}|\b(?:remi\w+|notif\w*|messag\w*|ping\w*|nudg\w*|write|bother\w*|disturb\w*|leave|alone)\b",
    re.IGNORECASE,
)
_STOPS, _SNOOZES, _PAUSES_A_STUDY = "stop_reminders", "snooze_reminder", "pause_study"
_ALSO, _AHEAD = "remind_also", "next_reminders"
#: An answer to "until when?".
_SHORT = 5
#: How long, from today: "for three weeks", "the next ten days", "a month".
LENGTH = pattern(
    rf"(?<!\w)(?:for\s+|over\s+|to\s+)?(?:(?:the\s+)?(?:next|coming|following)\s+)?(?P<n>\d{{1,3}}|a\s+few|a\s+couple(?:\s+of)?|{NUMBER_WORDS})"
    r"[\s-]+(?P<unit>days?|weeks?|wks?|fortnights?|months?)(?!\w)|(?<!\w)(?P<this>this|the\s+rest\s+of\s+the)\s+(?P<whole>week|month)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = pattern(rf"(?<!\w)(?:{'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE)
_SETTINGS = frozenset(
    {"set_days", "set_hours", "set_stages", "set_summary", "set_nudges", "reminder_settings", _PAUSES}
)
_NEVER_IN = pattern(
    rf"(?<!\w)(?:not|nothing|none|never|no|stop)(?!\w)[^.?]{{0,40}}?\b(?:in|during|for)\s+(?P<month>{'|'.join(_MONTHS)})(?!\w)",
    re.IGNORECASE,
)
_OF_WHAT_I_SEND = pattern(
    r"remind|messag|writ|ping|nudg|notif|text|contact|summar|send|bother|disturb|at\s+all|\b(?:nothing|none|never|anything|it|them|stop|not|please)\s+(?:please\s+)?(?:in|during|for)\b|\bany(?:thing)?\b",
    re.IGNORECASE,
)
_ONLY_NEVER = pattern(
    rf"{ASKING}(?:never|nothing|not\s+at\s+all)\s+(?:in|during)\s+(?:{'|'.join(_MONTHS)})\W*",
    re.IGNORECASE,
)
_UNTIL = pattern(r"(?<!\w)(?:un)?(?:til|till)(?!\w)", re.IGNORECASE)
_AROUND = frozenset(
    """
    make it that rather no actually wait sorry better instead until till til to for the a an of end beginning start
    please pls ok oh hmm longer say be and just only change extend mean meant i from between on
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def paused(session: Session) -> Reply | None:
    """A pause by how long it is, over a stretch of days, or put right afterwards."""
    if is_to_go_on(session.heard.text):
        return None
    return (
        await put_right(session)
        or await _so_long(session)
        or await _never_in_a_month(session)
        or await _over_a_stretch(session)
        or await _asked_to_stop(session)
    )


#: "Pause the reminders until January": all that is sent, and no study.
_WHAT_IS_SENT = pattern(
    rf"{ASKING}(?:(?:is\s+it\s+possible|i\s+want|i['’]?d\s+like|i\s+need|let['’]?s)\s+(?:to\s+)?)?(?:pause|suspend|hold)\s+(?:(?:all|of|the|my|your|these|any)\s+){{0,3}}"
    r"(?:reminders?|messages?|msgs|notifications?|nudges|pings|everything)\b.{0,60}",
    re.IGNORECASE,
)


async def of_what_is_sent(session: Session) -> Reply | None:
    """Also where a study was just spoken of, which would rest alone; None where no end is told."""
    heard = session.heard
    if _WHAT_IS_SENT.fullmatch(heard.text) is None or session.state.asking is not None:
        return None
    until = said_to_last(session)
    if until is None or heard.named or heard.people or heard.teams:
        return None
    session.trace.append("all that is sent rests")
    return await session.begin(_PAUSES, {"until": until}, 0.9)


async def _never_in_a_month(session: Session) -> Reply | None:
    """ "Not at all in December", right after it was set when to write, "never in July" as a whole message, and "stop
    the reminders for May", which is no day.
    """
    last, heard = session.state.last, session.heard
    said = _NEVER_IN.search(heard.text)
    settles = (last is not None and last.dialog in _SETTINGS) or (
        not heard.dates and session.guesses[0].dialog == _STOPS
    )
    if said is not None and settles and not _OF_WHAT_I_SEND.search(said[0]):
        return None  # "I have no exams in July"
    if said is None or heard.named or not (settles or _ONLY_NEVER.fullmatch(heard.text)):
        return None
    since = date.fromisoformat(begins(said["month"], session.given.today))
    slots = {"since": since.isoformat(), "until": add_months(since, 1).isoformat()}
    return await session.begin(_PAUSES, slots, 0.9)


async def put_right(session: Session) -> Reply | None:
    """ "Make it until new year", of the pause or the snooze just made."""
    heard, last = session.heard, _set_last(session)
    if last is None or last.dialog not in (_PAUSES, _SNOOZES, _PAUSES_A_STUDY, _ALSO) or heard.named:
        return None
    if session.state.asking is not None:
        return None  # it is the answer to a question
    length = LENGTH.search(heard.text)
    month = None if heard.dates or length else MONTH.search(heard.text)
    other = [d for d in heard.dates if not ONLY_A_DAY.fullmatch(heard.text, d.start, d.end)]
    nth = None if (heard.days_ahead() and other) or length or month else _NTH.search(heard.text)
    first = _FROM_THE_NTH.search(heard.text) if last.dialog == _PAUSES else None
    spans = [(d.start, d.end) for d in heard.dates] + [m.span() for m in (length, month, nth, first) if m]
    if not spans or any(w.text not in _AROUND and not any(a <= w.start < b for a, b in spans) for w in heard.words):
        return None
    slots: dict[str, Any] = {"until": _after(length, session.given.today)} if length else {}
    if month is not None:
        slots["until"] = begins(month[0], session.given.today)
    if nth is not None:
        slots["until"] = _nth_of(int(nth["day"]), last.slots.get("until"), session.given.today, last.slots.get("since"))
        if slots["until"] is None:
            return None
    if last.slots.get("since"):
        slots["since"] = last.slots["since"]
    if last.dialog == _PAUSES:
        slots |= _stretch(session)
    if last.dialog == _SNOOZES:
        slots["holding"] = last.slots.get("holding")
    if last.dialog == _ALSO:
        slots |= {"holding": last.slots.get("holding"), "instead": last.slots.get("stage")}
    if last.dialog == _PAUSES_A_STUDY:
        slots["study"] = last.slots.get("study")
    session.state.drop_of(last.dialog)
    return await session.start(Guess(last.dialog, 0.9, "how long is put right"), slots)


def _stretch(session: Session) -> dict[str, str]:
    """ "I mean from the 20th until 3 jan"; "from 20 dec to 3 jan"; nothing where it is of one day."""
    heard = session.heard
    found = find_stretch(heard.text, heard.dates, heard.today)
    first, ends = _FROM_THE_NTH.search(heard.text), heard.days_ahead()
    if found is None and first is not None and len(ends) == 1 and first.end() <= heard.dates[0].start:
        months = (ends[0], add_months(ends[0], -1))
        days = [month.replace(day=int(first["day"])) for month in months if int(first["day"]) <= _ANY_MONTH]
        since = next((day for day in days if heard.today < day < ends[0]), None)
        found = (since, ends[0]) if since is not None else None
    return {"since": found[0].isoformat(), "until": found[1].isoformat()} if found is not None else {}


_FROM_THE_NTH = pattern(r"(?<!\w)from\s+(?:the\s+)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=\s+(?:un)?t)", re.IGNORECASE)
#: So many days has each of them.
_ANY_MONTH = 28
#: "The 22nd", of the month that was spoken of.
_NTH = pattern(r"(?<![\w.,/:-])(?:the\s+)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)


def _nth_of(n: int, before: str | None, today: date, since: str | None = None) -> str | None:
    """That day of the month in which it was to be before; None where there is none that is to come."""
    month = date.fromisoformat(before) if before else today
    try:
        meant = month.replace(day=n)
    except ValueError:
        return None
    if since is not None and meant.isoformat() <= since:
        meant = add_months(meant, 1)  # "mute all over christmas" – "till the 4th"
    return meant.isoformat() if meant > today else None


def _set_last(session: Session) -> Frame | None:
    """What was set last, although it was looked at since when something comes."""
    return next((f for f in reversed(session.state.done[-2:]) if f.dialog != _AHEAD), None)


#: "I'm in hospital for two weeks": who is ill works in no hospital.
_AT_WORK = pattern(r"\bas\s+an?\b|\b(?:work\w*|job|shifts?|placement|intern\w*|volunteer\w*)\b", re.IGNORECASE)
_AM_ILL = pattern(
    r"(?<!\w)(?:i['’]?m|i\s+am|i['’]?ll\s+be|i\s+will\s+be|going\s+to\s+be)\s+(?:(?:in|into|at)\s+(?:the\s+)?hospital|ill|sick(?!\s+of\b)|off\s+(?:sick|ill)|unwell|poorly|laid\s+up"
    r"|on\s+(?:sick|maternity|paternity|parental)\s+leave)(?!\w)",
    re.IGNORECASE,
)


#: "Can u stop asking for 2 weeks", "no messages till the 14th": said of what is sent, whatever it was sent about.
_STOP_ASKING = pattern(
    r"\b(?:stop|quit|pause|hold\s+off(?:\s+on)?|(?:do\s*n['’]?t|do\s+not|dont|not|never|no(?:\s+more)?)|leave\s+me\s+(?:alone|in\s+peace)|without)"
    r"\s*(?:(?:any|more|the|with|all|please|pls|ever|to|me|sending|these|those|your)\s+){0,3}"
    r"(?:ask(?:ing)?|nudg\w+|nagg?(?:ing)?|pester\w*|hassl\w+|remind(?:ing|ers?)?|writ(?:e|ing)|messag\w+|ping(?:ing|s)?|bother(?:ing)?|bug(?:ging)?|chas(?:e|ing)|check(?:ing)?\s+in)\b"
    r"|\bleave\s+me\s+(?:alone|in\s+peace|be)\b",
    re.IGNORECASE,
)
#: "My mates never ask about it".
_OTHERS_DO = pattern(
    r"\b(?:they|he|she|people|nobody|(?:my|our|the)\s+\w+)\s+(?:never|do(?:es)?\s?n['’]?t|do\s+not|can['’]?t|stop(?:s|ped)?)\s+(?:\w+\s+)?ask|\bi\s+can(?:['’]?t|not)\s+stop\b",
    re.IGNORECASE,
)
#: "2 weeks before" and "every 2 weeks" are no time over which to be quiet.
_OTHERWISE = pattern(r"\s*(?:before|ahead|earlier|prior|later|after|in\s+advance)\b", re.IGNORECASE)
_REPEATED = pattern(r"\b(?:every|each|than|past|last|after|since|within)\s+$|^\W*(?:and\s+|so\s+)?why\b", re.IGNORECASE)
#: What is said of one's own home, "grandma is in hospital", names no field of work.
_OF_NO_RECORD = frozenset({"family", "skill", "role"})


async def _asked_to_stop(session: Session) -> Reply | None:
    """Quiet for as long as is said, whichever question is open, and whatever reason is given; of a study that is named
    it alone is put to rest.
    """
    heard = session.heard
    if _OTHERS_DO.search(heard.text):
        return None
    if _STOP_ASKING.search(heard.text) is None or is_to_go_on(heard.text) or heard.people or heard.teams:
        return None
    until = said_to_last(session)
    named = [n for n in heard.named if n.kind not in _OF_NO_RECORD]
    if until is None and (not named or heard.dates or await _holds(session, named)):
        return None  # for good: only a study has a pause without an end
    slots: dict[str, Any] = {"until": until} if until else {}
    if named:
        study = await study_meant(session)
        if study is None:
            return None
        slots["study"] = study.id
    session.trace.append("quiet is asked for")
    session.state.stack = [f for f in session.state.stack if f.dialog == _ZONE]
    return await session.begin(_PAUSES_A_STUDY if named else _PAUSES, slots, 0.9)


async def _holds(session: Session, named: list[Named]) -> bool:
    """Whether its renewal may be what they want to hear no more of."""
    records, ids = session.given.records, {m.id for n in named for m in n.mention.of("credential")}
    return records is None or any(h.credential in ids for h in await records.holdings())


def said_to_last(session: Session) -> str | None:
    """The first day on which something may be sent again."""
    text = session.heard.text
    length = LENGTH.search(text)
    if length is not None:
        otherwise = _OTHERWISE.match(text, length.end()) or _REPEATED.search(text, 0, length.start())
        return None if otherwise else _after(length, session.given.today)
    ends = [d.options[0] for d in session.heard.dates if d.cue == "until" and len(d.options) == 1]
    return ends[0].isoformat() if len(ends) == 1 and ends[0] > session.given.today else None


async def _so_long(session: Session) -> Reply | None:
    """ "No reminders for three weeks"; with "until" nothing is stopped for good, whatever day that is."""
    heard, best, frame = session.heard, session.guesses[0], session.state.waiting
    asked = frame is not None and frame.dialog == _PAUSES and len(heard.words) <= _SHORT
    meant = best.dialog in (_PAUSES, _STOPS) and (session.sure or _QUIET.search(heard.text) is not None)
    ill = frame is None and _AM_ILL.search(heard.text) is not None and "?" not in heard.text
    ill = ill and not any(n.mention.of("credential") for n in heard.named) and not _AT_WORK.search(heard.text)
    if not (asked or meant or ill) or (heard.named and not ill) or heard.people or heard.teams:
        return None
    length = LENGTH.search(heard.text)
    if length is not None:
        session.state.drop_of(_PAUSES)
        return await session.begin(_PAUSES, {"until": _after(length, session.given.today)}, 0.9)
    if best.dialog == _STOPS and _UNTIL.search(heard.text):
        return await session.start(Guess(_PAUSES, 0.9, "until then only"))
    return None


def begins(month: str, today: date) -> str:
    """The first day of that month, the next time that it comes."""
    number = _MONTHS.index(month.casefold()) + 1
    return date(today.year + (number <= today.month), number, 1).isoformat()


def _after(length: re.Match[str], today: date) -> str:
    if length["this"]:
        whole_week = length["whole"].casefold() == "week"
        ends = today + timedelta(days=7 - today.weekday()) if whole_week else add_months(today.replace(day=1), 1)
        return ends.isoformat()
    number, unit = count(length["n"]) or 1, length["unit"].casefold()
    if unit.startswith("m"):
        return add_months(today, number).isoformat()
    days = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
    return (today + timedelta(days=days * number)).isoformat()


_TAKEN_FOR = frozenset({"set_hours", _STOPS})
#: "I'm away the first two weeks of January"
AWAY = pattern(
    r"\W*(?:(?:and|oh|btw|also|fyi|ok|sorry|by\s+the\s+way)\W+)*(?:i['’]?m|i\s+am|i['’]?ll\s+be|i\s+will\s+be)\s+(?:away|off|abroad|on\s+(?:holidays?|vacation|leave|a\s+trip)|travell?ing|out)\b",
    re.IGNORECASE,
)


async def _over_a_stretch(session: Session) -> Reply | None:
    """ "Pause the plan over christmas" begins at christmas, and not today."""
    heard, frame = session.heard, session.state.waiting
    asked = frame is not None and frame.dialog == _PAUSES
    beside = frame is None or frame.dialog == _ZONE
    away = beside and AWAY.match(heard.text) is not None and "?" not in heard.text
    best = session.guesses[0]
    # "Don't write from 20.12 to 2.1" is read as hours, and is none
    days = best.dialog in _TAKEN_FOR and stretch_in_digits(heard.text, heard.today) is not None
    # "Stop the reminders for December" stops nothing for good
    stops = best.dialog == _STOPS or _STOP_ASKING.search(heard.text) is not None
    if heard.named or heard.people or not (asked or away or days or stops or PAUSE.search(heard.text)):
        return None
    if session.sure and best.dialog not in _PAUSED | _TAKEN_FOR and not (asked or away):
        return None
    if find_stretch(heard.text, heard.dates, heard.today) is None:
        return None
    session.state.drop_of(_PAUSES)
    return await session.start(Guess(_PAUSES, 0.9, "a pause over a stretch of days"))
