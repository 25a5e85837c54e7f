""" "Can we move the end to November", "push everything back 3 weeks, I was ill": of the plan that is followed, whatever
else is said beside it; a step that is told as passed in the same breath is ticked off before.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import of_a_step
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.target_slots import DoneBySlot
from bot.dialogs.understanding.dates.put_off import PutOff, put_off
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import Plan
from bot.translation import _

_LIMITS = "loosen_plan"
_ALL = (
    r"(?:everything|it\s+all|all\s+(?:of\s+it|the\s+rest|steps)|the\s+(?:whole\s+(?:thing|plan|lot)|plan|rest|steps|lot)"
    r"|my\s+(?:whole\s+)?plan)"
)
_END = (
    r"(?:(?:the|my)\s+(?:very\s+)?(?:end|deadline|finish|target|end\s+date|finish\s+date|target\s+date)"
    r"(?:\s+(?:date|of\s+(?:the|my|it)\s*(?:plan)?))?)"
)
_MOVES = r"(?:push|shift|postpon|delay|defer|extend|prolong|mov|slid|put|bring|pull|set|chang)\w{0,3}"
#: What is moved: all of the plan, or its end.
_OF_IT = pattern(
    rf"\b{_MOVES}\s+(?:back\s+|out\s+)?(?P<what>{_ALL}|{_END})(?!\w)|(?P<end>{_END})\s+(?:should|can|could|must|has\s+to|needs\s+to)\s+be\b",
    re.IGNORECASE,
)
#: "Move the end to November", "the deadline should be in June".
_END_TO = pattern(
    rf"\b(?:{_MOVES}|make)\s+(?:back\s+)?{_END}\s+(?:back\s+|out\s+)?(?:to|till?|until|into|be)\b|{_END}\s+\w+\s+(?:to\s+)?be\b",
    re.IGNORECASE,
)
#: Right after talk of one study these are of that.
_OF_ONE = pattern(r"\b(?:deadline|target)\b", re.IGNORECASE)
#: "Move everything by a month" is later, where nothing says that it is sooner.
_BY_SO_MUCH = pattern(r"\bby(?=\s+(?:an?|\d{1,2}|one|two|three|four|five|six|another)\s)", re.IGNORECASE)
_IS_END = pattern(_END, re.IGNORECASE)
_CLAUSES = pattern(r"\s+(?:but|and|so)\s+|[,.;!]\s+|\n+", re.IGNORECASE)
#: "Passed the first bit but …".
_PASSED = pattern(
    r"\b(?:passed|finished|completed|done\s+with|through\s+with|aced)\s+(?:the|my|that|step)\s+(?:(?:first|1st|second|2nd|third|3rd|last|current|one)\b\s*)?"
    r"(?:bit|part|step|one|exam|course|stage|module|thing|\d)?(?!\w)",
    re.IGNORECASE,
)
_NOT_SO = pattern(r"\b(?:not|never|almost|nearly|half|until|once|when|if)\b|n['’]t\b|\?", re.IGNORECASE)
_LONGEST = 300
_BY = DoneBySlot(("target", "until", "expires", None), ahead=True)
#: A month that begins within so many days is no end to which a plan of longer is moved, but that of the next year.
_SOON = timedelta(days=31)
#: "Which study do you mean?" is not answered by what all of the plan is moved by.
_OF_STUDIES = frozenset({"log_progress", "set_target", "study_status", "pause_study", "finish_study"})


async def moved(session: Session) -> Reply | None:
    """None where no plan is followed, or nothing of it is moved."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or len(heard.text) > _LONGEST or heard.people or heard.teams:
        return None
    said = _OF_IT.search(heard.text)
    asked = session.state.asking
    if (
        said is None
        or any(n.mention.of("credential") for n in heard.named)
        or (asked and asked.dialog not in _OF_STUDIES and not _beside(asked, said[0]))
    ):
        return None
    last = session.state.last
    if last is not None and last.dialog in OF_A_STUDY and _OF_ONE.search(said[0]):
        return None
    shift = put_off(heard.text) or put_off(_BY_SO_MUCH.sub("back by", heard.text, count=1))
    shown = plan_spoken_of(session)
    if shown is not None and shift is not None and asked is None and shown.slots.get("steps"):
        session.trace.append("the plan that is shown is moved")
        return await session.begin(_LIMITS, {**_by(shift, said), "wish": dict(shown.slots)}, 0.9)
    plan = await records.plan()
    by = _end_told(session, plan) if plan is not None and shift is None else None
    if plan is None and shift is not None and said["what"]:
        return await _studies_moved(session, shift)
    if plan is None or not (shift or by):
        return None
    session.trace.append("the plan that is followed is moved")
    if asked is not None and asked.dialog in _OF_STUDIES:
        session.state.stack.remove(asked)
    passed = await _passed_before(session, said.start())
    wish = _wish(session, plan)
    if shift is None:
        reply = await session.begin(_LIMITS, {"by": by, "wish": wish}, 0.9)
    else:
        reply = await session.begin(_LIMITS, {**_by(shift, said), "wish": wish}, 0.9)
    return reply if passed is None else passed.plus(reply)


_TARGET, _STATUS = "set_target", "study_status"


#: "But I begin on Monday", where the day is taken out.
_BEGINS = pattern(
    r"\W*(?:(?:but|and|ok|okay|no|wait|sorry|actually|well|though|only)\W+){0,4}i(?:['’]ll|\s+will|\s+can|['’]m|\s+am)?\s+(?:only\s+)?(?:begin|start|beginning|starting)"
    r"(?:\s+(?:it|with\s+it|the\s+first(?:\s+one)?|on|in|at|from|only))*\W*",
    re.IGNORECASE,
)


async def first_day(session: Session) -> Reply | None:
    """The plan that was just begun starts on another day."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != "start_plan" or len(heard.dates) != 1 or not _BEGINS.fullmatch(heard.undated):
        return None
    day = next((d for d in heard.dates[0].options if d > heard.today), None)
    if day is None:
        return None
    session.trace.append("the plan that was begun starts on another day")
    return await session.begin(_LIMITS, {"starts": day.isoformat()}, 0.9)


async def _studies_moved(session: Session, shift: PutOff) -> Reply | None:
    """Of who follows no plan the days move by which they want to be done with what they study."""
    records = session.given.records
    studies = await records.studies() if records is not None else []
    if not studies or plan_spoken_of(session) is not None or session.state.asking is not None:
        return None
    dated = [(study.id, study.target) for study in studies if study.target is not None]
    session.trace.append("what is studied is moved")
    if not dated:
        stands = await session.begin(_STATUS, {}, 0.9)
        none = _("None of your studies has a day that I could move. Tell me when you want to be done: “by 30 June”.")
        return Reply(parts=(paragraph(none),)).plus(stands)
    today = session.given.today
    days = [{"study": study, "target": shift.of(max(target, today)).isoformat()} for study, target in dated]
    return together(session, [await session.begin(_TARGET, day, 0.9) for day in days])


_WHOLE = pattern(r"\b(?:everything|all|whole|entire|plan|path|roadmap)\b", re.IGNORECASE)
#: What they ask may be put back by so much itself.
_PUT_BACK = frozenset({"snooze_reminder", "pause_reminders"})


def _beside(asked: Frame, said: str) -> bool:
    """The whole plan is moved beside a question of something else, which is asked again then."""
    return asked.dialog not in _PUT_BACK and _WHOLE.search(said) is not None


def _end_told(session: Session, plan: Plan) -> str | None:
    """ "Move the end to December"."""
    said = _BY.find(session.heard).value if _END_TO.search(session.heard.text) else None
    if not said:
        return None
    day = date.fromisoformat(said)
    guessed = any(d.grain == "month" and day in d.options for d in session.heard.dates)
    if guessed and day <= session.given.today + _SOON and day < plan.steps[-1].ends:
        day = add_months(day, 12)
    return day.isoformat()


def _by(shift: PutOff, said: re.Match[str]) -> dict[str, Any]:
    what = "end" if _IS_END.fullmatch(said["what"] or said["end"]) else "all"
    return {"shift": [shift.months, shift.days], "moves": what}


def _wish(session: Session, plan: Plan) -> dict[str, Any]:
    """The plan on the screen where that is a newer one of what is followed."""
    shown = plan_spoken_of(session)
    return dict(shown.slots if shown is not None and shown.dialog in SHOW_A_PLAN else plan.wish)


async def _passed_before(session: Session, end: int) -> Reply | None:
    """The step that is told as passed in front of what moves."""
    for clause in _CLAUSES.split(session.heard.text[:end]):
        if _PASSED.search(clause) and not _NOT_SO.search(clause):
            with session.hearing(clause):
                return await of_a_step(session)
    return None
