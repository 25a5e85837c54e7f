""" "10 then", "ok make it 8", "actually 6h", "too long. 12h?": other hours a week for what is studied."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, TARGET
from bot.dialogs.engine.steps.studies.spoken_of import noted_with_the_hours, spoken_of_lately, study_spoken_of
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import ACTUALLY, CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LOGS, _STATUS, _BY = "log_progress", "study_status", "study_by"
_BACK = 2
_AMOUNT = (
    r"(?:(?:about|around|like|maybe|only|just)\s+)?(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)?(?:\s*(?:a|per|each|/)\s*we?e?k)?"
)
_LED = (
    r"(?:make\s+(?:it|that)|what\s+(?:if|about)(?:\s+i\s+(?:only\s+|just\s+)?(?:did|do|can(?:\s+do)?|could(?:\s+do)?|manage|have|had|get))?|how\s+about|say|let['’]?s\s+say|rather|with"
    r"|if\s+i\s+(?:did|do)|i\s+can\s+do|i['’]?ll\s+do|try|do|take|go\s+(?:with|for))"
)
#: "10 then", "ok make it 8", "and with 12?", where hours a week were told or counted with.
_PACE = pattern(
    rf"{CORRECTING}(?:{_LED}\s+{_AMOUNT.replace('?P<n>', '?P<a>')}(?:\W+(?:then|instead|a\s+week))*"
    rf"|{_AMOUNT.replace('?P<n>', '?P<b>')}\W+(?:then|instead|rather))\W*",
    re.IGNORECASE,
)
_WHAT_IF = pattern(r"(?<!\w)(?:what\s+(?:if|about)|how\s+about|if\s+i)(?!\w)", re.IGNORECASE)
_A_WEEK = pattern(r"(?:a|per|each|/)\s*we?e?k(?!\w)", re.IGNORECASE)
_WEEKLY, _MOST_HOURS = "hours_a_week", 60


async def another_pace(session: Session) -> Reply | None:
    """Those hours a week are theirs from now on; None unless such hours were told, or counted with, just before."""
    said, heard, last = _PACE.fullmatch(session.heard.text), session.heard, session.state.last
    if said is None or heard.dates or heard.named or session.state.asking is not None or last is None:
        return None
    asks = _WHAT_IF.search(heard.text) is not None
    a_week, hours = _A_WEEK.search(heard.text) is not None, int(said["a"] or said["b"])
    if not (a_week or asks or session.profile.hours_a_week is not None) or not 0 < hours <= _MOST_HOURS:
        return None
    told = _of_hours(session, last) or (a_week and last.dialog in OF_A_STUDY)
    study = await study_meant(session) if told and last.dialog in (*OF_A_STUDY, TELLING, _BY) else None
    if study is None:
        return None
    if asks and study.target is not None:  # it is only asked
        of = {"credential": [study.credential]} if study.credential else {}
        session.trace.append("what other hours a week would do for what is studied")
        return await session.begin(_STATUS, {**of, _WEEKLY: hours, "needs": True}, 0.9)
    session.trace.append("other hours a week for what is studied")
    return await noted_with_the_hours(session, hours, study.credential, needs=study.target is None)


def _of_hours(session: Session, last: Frame) -> bool:
    """Whether the last answer counted with hours a week, or such were told just before."""
    return last.dialog in (_STATUS, TARGET, _BY, "start_study") or any(
        f.dialog == TELLING and f.slots.get(_WEEKLY) for f in session.state.done[-_BACK:]
    )


_RATHER = pattern(
    rf"{CORRECTING}(?:(?:i\s+(?:meant?|can\s+do|have)|make\s+it|more\s+like|about|like|only|just|maybe|rather)\s+){{0,3}}(?P<n>\d{{1,2}})\s*(?:h|hrs?|hours?)(?:\W+(?:then|actually|sorry|rather|instead))*\W*",
    re.IGNORECASE,
)
_CORRECTS = pattern(rf"\b(?:{ACTUALLY}|no|nah|wait|sorry|meant?|rather|make\s+it|more\s+like|instead)\b", re.IGNORECASE)


async def pace_put_right(session: Session) -> Reply | None:
    """ "Actually 6h", right behind a study that was begun: hours a week, for none of it was studied yet."""
    said, heard, last = _RATHER.fullmatch(session.heard.text), session.heard, session.state.last
    if said is None or heard.dates or session.state.asking is not None or last is None:
        return None
    if not any(f.dialog == "start_study" for f in session.state.done[-_BACK:]) or last.dialog == _LOGS:
        return None
    if last.dialog in SHOW_A_PLAN:
        return None  # the plan that was shown is made anew
    study = await study_spoken_of(session)
    if study is None or study.hours or study.percent:
        return None
    known = session.profile.hours_a_week is not None and _CORRECTS.search(heard.text) is not None
    if not known and study.started_on <= heard.today:
        return None
    session.trace.append("hours a week of a study that was just begun")
    return await noted_with_the_hours(session, int(said["n"]), None)


#: "Too long. 12h?", "can i do 12 hours?", "what if I do 8h instead": hours that are asked about were not studied.
_SO_MANY = pattern(
    r"(?:[^?]{0,60}?(?<![\w.,-]))??(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)(?:\s*(?:a|per|each|every|/)\s*(?:we?e?k|wk))?"
    r"(?:\W+(?:instead|then|rather|now|maybe|possible|enough|ok|okay|work|better|faster|each|from\s+now\s+on))*\W*",
    re.IGNORECASE,
)
_WAS_STUDIED = pattern(
    r"(?<!\w)(?:did|done|studied|put\s+in|spent|logged|log|clocked|worked|revised|managed|today|yesterday|tonight|last|so\s+far|more|another|left|to\s+go"
    r"|before|ahead|took|takes?|need|long|times?|away)(?!\w)(?<!too\slong)",
    re.IGNORECASE,
)
_LOOSENS = "loosen_plan"


async def asked_with_so_many(session: Session) -> Reply | None:
    """Nothing is noted: the plan that is followed is shown with them, or how what is studied stands."""
    heard, records, last = session.heard, session.given.records, session.state.last
    asks = heard.text.rstrip().endswith("?") or _WHAT_IF.search(heard.text) is not None
    said = _SO_MANY.fullmatch(heard.text) if asks and len(heard.words) <= _FEW else None
    if said is None or records is None or not session.given.private or last is None or heard.dates or heard.people:
        return None
    if _WAS_STUDIED.search(heard.text) or not 0 < int(said["n"]) <= _MOST_HOURS or session.state.asking is not None:
        return None
    if plan_spoken_of(session) is not None or any(not n.mention.of("credential") for n in heard.named):
        return None
    plan = await records.plan() if not heard.named else None
    if plan is not None and (speaks_of_the_followed(session) or last.dialog in _OF_A_PLAN):
        session.trace.append("the plan that is followed with other hours, asked about")
        return await session.begin(_LOOSENS, {_WEEKLY: int(said["n"]), "wish": dict(plan.wish)}, 0.9)
    study = await study_meant(session)
    if study is None or not (await spoken_of_lately(session) or _NO_PLAN_YET & {last.dialog} or heard.named):
        return None
    session.trace.append("what other hours a week would do for what is studied")
    of = {"credential": [study.credential]} if study.credential else {}
    return await session.begin(_STATUS, {**of, _WEEKLY: int(said["n"]), "needs": True}, 0.9)


_FEW = 12
_OF_A_PLAN = frozenset({"rest_plan", "pause_reminders", "plan_pace", "time_it_takes"})
#: What has no plan to change, right before it.
_NO_PLAN_YET = frozenset({_LOOSENS, "replan", "my_plan", "pause_reminders", TELLING})
