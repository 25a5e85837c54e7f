""" "I work nights, doing my CPA, 4 months till exam", "I'm a nurse doing my CCRN": among what somebody tells of their
life, what they study for now. It is followed, with the day that is told or the time that is left, and is not held.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_exams import exam_day
from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STUDIES = "start_study"
#: What such a message is taken for, where it is not surely anything else.
_TAKEN_FOR = frozenset(
    {
        _STUDIES, TELLING, OUT_OF_SCOPE, "add_holding", "credential_info", "coming_later", "holding_status",
        "pause_study", "set_hours", "set_days", "set_stages", "credential_for_role", "set_target",
    }
)  # fmt: skip
#: Right in front of what is studied for; "thinking of doing my CPA" does nothing yet.
_AT_IT = pattern(
    r"(?:^|[,.;!–-]\s*|\b(?:and|but|so|while|i['’]?m|im|i\s+am|currently|now|just|also|still|busy|here)\s+|(?P<job>\w\s+))(?:i['’]?m\s+|i\s+am\s+|i\s+)?(?:(?:currently|now|just|also|still|busy)\s+){0,2}"
    r"(?:doing|studying(?:\s+for)?|study\s+for|working\s+(?:on|towards?)|prepping(?:\s+for)?|preparing(?:\s+for)?|revis(?:e|ing)(?:\s+for)?|sitting|cramming(?:\s+for)?|training\s+for"
    r"|learning\s+for)\s+(?:for\s+)?(?:(?:my|the|an?)\s+)?$",
    re.IGNORECASE,
)
#: Nothing but this may stand right behind it.
_BEHIND = pattern(
    r"(?:\s+(?:exam|test|cert\w*|course|qualification))?(?:\s*[,.;!–-]|\s*$|\s+(?:and|but|so|on|at|in|while|with|now|atm|by)\b)",
    re.IGNORECASE,
)
_ELSE = pattern(
    r"\b(?:renew\w*|re-?cert\w*|refresher|cpe|ceus?|cpd|hate|quit\w*|gave\s+up|stop\w*|paus\w*|fail\w*|passed|expir\w*"
    r"|(?:book|sign|enrol+|register|schedule|put|get)\s+(?:me|us))\b",
    re.IGNORECASE,
)
_SO_LONG = (
    r"\b(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?P<unit>day|week|month)s?\s+"
)
_LEFT = pattern(
    rf"{_SO_LONG}"
    r"(?:left|to\s+go|away|(?:(?:un)?till?|before|to|until)\s+(?:(?:the|my|its|it['’]s)\s+)?(?:exam|test|it)\b)",
    re.IGNORECASE,
)
#: "4 months till my CPA exam".
_LEFT_TO = pattern(
    rf"{_SO_LONG}"
    r"(?:left\s+)?(?:(?:un)?till?|before|to)\s+(?:(?:the|my)\s+)?$",
    re.IGNORECASE,
)
_EXAM = pattern(r"\b(?:exam|test)\b", re.IGNORECASE)
_LONGEST = 30


async def told(session: Session) -> Reply | None:
    """None where something is asked, or the credential is held already or only thought of."""
    heard, best, records = session.heard, session.guesses[0], session.given.records
    if session.state.asking is not None or records is None or not session.given.private:
        return None
    if heard.people or heard.teams or asks(heard.text) or len(heard.words) > _LONGEST or _ELSE.search(heard.text):
        return None
    if session.sure and best.dialog not in _TAKEN_FOR:
        return None
    theirs = _under_study(session)
    day = _day(session)
    if theirs is None or (best.dialog == _STUDIES and session.sure and _LEFT.search(heard.text) is None):
        return None  # a study alone, or with its day, says all of it by itself
    if theirs[0] in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("what they study for, among other things")
    beside = await noted(session) if _tells_more(session) else None
    target = {"target": day.isoformat()} if day is not None else {}
    study = await session.begin(_STUDIES, {"records": [{"ids": [theirs[0]], "name": theirs[1]}], **target}, 0.9)
    return study if beside is None else in_several.together(session, [beside, study])


def _under_study(session: Session) -> tuple[str, str] | None:
    """The id and the words of the one credential that is studied for, or whose exam is ahead."""
    heard = session.heard
    named = [n for n in credentials_in(heard) if n.kind not in JOBS]
    if len(named) != 1 or len(ids_of(named[0])) != 1 or any(n.kind not in JOBS for n in heard.named if n != named[0]):
        return None
    start, end = named[0].mention.start, named[0].mention.end
    front = _AT_IT.search(heard.text, 0, start)
    jobs = [n.mention.end for n in heard.named if n.kind in JOBS]
    at_it = front is not None and (front["job"] is None or front.end("job") - 1 in jobs)
    at_it = at_it and _BEHIND.match(heard.text, end) is not None
    before_it = _LEFT_TO.search(heard.text, 0, start) and _EXAM.search(heard.text, start, end + len(" exam"))
    if not at_it and not before_it and exam_day(heard, start, end) is None:
        return None
    return ids_of(named[0])[0], heard.text[start:end]


def _day(session: Session) -> date | None:
    """The day that is told, or the end of the time that is left."""
    heard, today = session.heard, session.given.today
    ahead = heard.days_ahead()
    if ahead:
        return ahead[0] if len(ahead) == 1 else None
    ends = [n.mention.start for n in credentials_in(heard)][:1]
    left = _LEFT.search(heard.text) or (_LEFT_TO.search(heard.text, 0, ends[0]) if ends else None)
    if left is None:
        return None
    n = count(left["n"]) or 1
    unit = left["unit"].casefold()
    return add_months(today, n) if unit == "month" else today + timedelta(days=n * (7 if unit == "week" else 1))


def _tells_more(session: Session) -> bool:
    heard = session.heard
    return any(n.kind in JOBS and n.cue == "current" for n in heard.named) or any(
        v.kind == "hours_a_week" for v in heard.values
    )
