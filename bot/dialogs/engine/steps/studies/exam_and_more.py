"""The exam of what is studied, with more beside it or called by its place: "my CKS exam is 9 Jan, studying 6 h a
week", "my exam for the first one is on the 5th".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.amount_slots import StudyHoursSlot
from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.said_exams import exam_day
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.reminders.before_an_exam import REMINDS, lead_in
from bot.dialogs.engine.steps.studies.own_studies import TARGET
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import is_called
from bot.knowledge.words import key
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_STUDYING, _TARGET, _LOGS = "start_study", "set_target", "log_progress"
_FIRST = (
    r"\W*(?:(?:hi|hey|hello|so|and|also|btw|ok|oh|well|now|just|but|i['’]?m|im|i|am|i['’]?ve|have|got|be|will|my|the|an?|booked|scheduled"
    r"|going\s+to|planning\s+to|want\s+to)\W+){0,7}"
)
#: "Retaking the", "resit of the", "sitting the": up to what is examined.
_SITS = pattern(
    rf"{_FIRST}(?P<how>re-?\s?(?:tak(?:e|ing)|sit(?:ting)?|writ(?:e|ing)|do(?:ing)?)|sitting|taking|writing|sit|take|write|(?:next|second|another)\s+(?:try|attempt|go))\s+"
    r"(?:(?:the|my|an?|for|of|at|exam|test)\s+){0,3}",
    re.IGNORECASE,
)
#: "My exam for", "I have my": what is examined has its day behind it.
_EXAM = pattern(rf"{_FIRST}(?:(?:exam|test|for|of)\s+(?:(?:the|my|an?)\s+)?){{0,2}}", re.IGNORECASE)
_ON = pattern(
    r"\s+(?:(?:cert\w*|exam|test|again|now|is|on|in|for|at|by|the|booked|scheduled|this|coming|next)\s+){0,5}",
    re.IGNORECASE,
)
#: Where the next thing begins that is told beside it.
_NEXT = pattern(r"\s*(?:[,;.!–-]|(?<!\w)and(?!\w)|(?<!\w)but(?!\w))\s*", re.IGNORECASE)
_A_WEEK = pattern(
    r"(?:(?:i['’]?m|im|i|am|can|do|doing|studying|study|learning|at|about|around|only|spending|with|plan|planning|to|put(?:ting)?|in|have|got)\s+){0,6}"
    r"\d{1,2}(?:[.,]\d)?\s?(?:h|hrs?|hours?)\s?(?:a|per|each|every|/|p\.?)\s?(?:w|wk|week)(?:\s+(?:for\s+it|on\s+it|of\s+study\w*|now))?\W*",
    re.IGNORECASE,
)
_SO_FAR = pattern(
    r"(?:(?:i|i['’]?ve|ive|have|so|far|already|just|about|around|did|done|studied|spent|put|in|logged|got)\s+){1,6}"
    r"\d{1,3}(?:[.,]\d)?\s?(?:h|hrs?|hours?)(?:\s+(?:so\s+far|already|until\s+now|up\s+to\s+now|on\s+it|of\s+study\w*|done|in|now|for\s+it|in\s+total)){0,2}\W*",
    re.IGNORECASE,
)
_REMIND = pattern(
    r"(?:(?:please|pls|can|could|will|you|so|then)\s+){0,3}(?:remind|ping|warn|notify|nudge|tell)\s+me\b.{0,60}",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """The study begins or goes on, with its day; None where more is said than what is kept of a study."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people or heard.teams:
        return None
    found = _exam(session)
    if found is None:
        return None
    named, day, again = found
    beside = [part for part in _NEXT.split(heard.text[day.end :]) if part.strip()]
    if not all(way.fullmatch(part) for part in beside for way in [_kind(part)]) or not (beside or again):
        return None
    record = _spoken_of(session, named)
    if not record["ids"] or any(h.credential in record["ids"] for h in await records.holdings()):
        return None
    session.trace.append("an exam is ahead, and more is told of it")
    studied = next((s for s in await records.studies() if s.credential in record["ids"]), None)
    reply = await _followed(session, record, day, studied)
    return await _with_the_rest(session, reply, beside, begun=studied is None)


def _kind(part: str) -> re.Pattern[str]:
    """As what is told beside it is read; of what is none of that nothing matches all."""
    return next((way for way in (_A_WEEK, _SO_FAR, _REMIND) if way.fullmatch(part)), _A_WEEK)


def _exam(session: Session) -> tuple[Named, SaidDate, bool] | None:
    """What is examined, the day to come right behind it, and whether it is said that they sit it again."""
    heard = session.heard
    named = next((n for n in heard.named if n.mention.of("credential")), None)
    if named is None or "?" in heard.text:
        return None
    start, end = named.mention.start, named.mention.end
    day = next((d for d in heard.dates if d.start >= end and len(d.options) == 1), None)
    if day is None or day.options[0] <= heard.today:
        return None
    sits = _SITS.fullmatch(heard.text, 0, start)
    if sits is not None and _ON.fullmatch(heard.text, end, day.start):
        return named, day, True
    in_front = _EXAM.fullmatch(heard.text, 0, start) is not None
    return (named, day, False) if in_front and exam_day(heard, start, end) == day.start else None


def _spoken_of(session: Session, named: Named) -> dict[str, Any]:
    """ "The ACP" of who failed the PMI-ACP a moment ago is that one, whatever else is called so."""
    name = session.heard.text[named.mention.start : named.mention.end]
    lately = [r for frame in reversed(session.state.done) for r in _records(frame)]
    said = set(key(name).split())
    alike = (r for r in lately if r["ids"] and said <= set(key(r["name"]).split()))
    return {"ids": next((r["ids"][:1] for r in alike), ids_of(named)[:1]), "name": name}


def _records(frame: Frame) -> list[dict[str, Any]]:
    return [r for r in frame.slots.get("records") or () if isinstance(r, dict) and r.get("ids")]


async def _followed(session: Session, record: dict[str, Any], day: SaidDate, studied: Study | None) -> Reply:
    target = day.options[0].isoformat()
    if studied is not None:
        return await session.begin(_TARGET, {"target": target, "study": studied.id}, 0.9)
    return await session.begin(_STUDYING, {"records": [record], "target": target}, 0.9)


async def _with_the_rest(session: Session, reply: Reply, beside: list[str], begun: bool) -> Reply:
    """The hours that are behind them, which a study that begins takes itself; and a wish to be reminded of
    it, which can be met by so many days before.
    """
    done = next((part for part in beside if _SO_FAR.fullmatch(part) and not _A_WEEK.fullmatch(part)), None)
    if not begun and done is not None and (hours := _hours(session, done)) is not None:
        logged = await session.begin(_LOGS, {"hours": hours, **_last_study(session)}, 0.9)
        reply = Reply(parts=(*reply.parts, *logged.parts), buttons=reply.buttons)
    wish = next((part for part in beside if _REMIND.fullmatch(part)), None)
    if wish is not None and (lead := lead_in(wish)) is not None:
        return reply.plus(await session.begin(REMINDS, {"before": lead}, 0.9))
    if wish is not None:
        text = _("On a day of your choice I can only remind you of what expires, or so many days before an exam.")
        reply = Reply(parts=(*reply.parts, note(text)), buttons=reply.buttons)
    return reply


def _hours(session: Session, part: str) -> str | None:
    heard: Heard
    with session.hearing(part) as heard:
        hours: str | None = StudyHoursSlot().find(heard).value
    return hours


def _last_study(session: Session) -> dict[str, int]:
    study = session.slots_used.get("study")
    return {"study": study} if study is not None else {}


#: The question that such news does not answer.
_HOW_FAR = "log_progress"
_LONGEST = 120
_SPEAKS_OF_EXAMS = pattern(r"(?<!\w)(?:exams?|tests?|assessment|booked|scheduled|registered|sitting)(?!\w)")
_NO_NEWS = pattern(
    r"\?|(?<!\w)(?:passed|failed|flunked|aced|sat|took|was|were|cancel\w*|if|when|should|could|not|never)(?!\w)|n['’]t\b"
)
#: All that may stand around what is examined, and its day.
_AROUND = frozenset(
    """
    ok okay so and yes yay hey hi well great finally just now already btw oh good news i i've ive i'm im i'll have got
    booked scheduled registered signed up sitting sit taking take doing writing my the a an exam exams test assessment
    date day slot seat place for of with in on at by to is it's its will be one step course cert certificate thing part
    set then please that got moved rescheduled changed postponed shifted brought forward back been has now
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def of_a_step(session: Session) -> Reply | None:
    """Its day is the exam's; None where anything else is said, or not one alone of what is studied is called so."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    text, days = heard.text.casefold(), heard.days_ahead()
    if len(text) > _LONGEST or len(days) != 1 or _SPEAKS_OF_EXAMS.search(text) is None or _NO_NEWS.search(text):
        return None
    if asked is not None and asked.dialog != _HOW_FAR:
        return None
    study = await _examined(session)
    if study is None:
        return None
    session.trace.append("the exam of what is studied")
    session.state.drop(asked)
    return await session.begin(TARGET, {"target": days[0].isoformat(), "study": study.id}, 0.9)


async def _examined(session: Session) -> Study | None:
    """The study that is called by the words that are left, or that is the first of the plan."""
    heard, records = session.heard, session.given.records
    assert records is not None  # noqa: S101 - it was looked at before
    known = session.manager.knowledge.catalogue.credentials
    studies = {s.credential: s for s in await records.studies() if s.credential in known}
    said = [w.text for w in heard.words if not any(d.start <= w.start < d.end for d in heard.dates)]
    telling = [word for word in said if word not in _AROUND]
    plan = await records.plan()
    if heard.ordinals and plan is not None:
        placed = chosen_by_order(heard, [s.credential for s in plan.steps])
        return studies.get(placed[0]) if len(placed) == 1 and not _called(session, telling[1:]) else None
    name = _called(session, telling)
    found = [study for step, study in studies.items() if name and is_called(known[str(step)], name)]
    return found[0] if len(found) == 1 else None


def _called(session: Session, words: list[str]) -> str:
    """The words as a name; empty where they are only such as stand in any sentence."""
    called = key(" ".join(words)).split()
    common = session.manager.phrases.common
    return " ".join(called) if any(word not in common for word in called) else ""
