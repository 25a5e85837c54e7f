"""Short words that set something of the last answer anew: "make it 8 h", "till june rather", "make it 40", "start"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.answers import read_value
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.own_records import LOGGING, correct_units
from bot.dialogs.engine.slots import Found
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, note
from bot.translation import _

if TYPE_CHECKING:
    from bot.dialogs.engine.session import Session

#: Answers that show a plan, and others that are about one.
SHOW_A_PLAN = frozenset({"learning_path", "credential_path"})
_OF_A_PLAN = SHOW_A_PLAN | {"start_plan", "my_plan", "next_step", "drop_step", "plan_calendar"}
_OF_A_STUDY = frozenset({"start_study", "log_progress"})
_LIMITS = "loosen_plan"
_HOURS = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)\b(?P<weekly>\s*(?:a|per|each|every|/|in\s+a)?\s*week)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,-])(?P<n>\d{1,3})(?![\w.,])\s*(?:%|percent|per\s+cent)?", re.IGNORECASE)
#: Words that announce that something shall be set anew ...
_ANNOUNCING = frozenset(
    {"make", "meant", "mean", "rather", "instead", "better", "only", "just", "change", "set", "actually"}
)
#: ... and all that may stand around the value besides.
_AROUND = _ANNOUNCING | frozenset(
    {
        "it", "that", "this", "i", "no", "ok", "okay", "say", "let's", "lets", "until", "till", "til", "by", "before",
        "the", "to", "please", "sorry", "hmm", "oh", "oops", "wait", "should", "be", "is", "at", "most", "max", "up",
        "can", "could", "you", "we", "and", "plan", "for", "in", "maybe", "of", "a", "end", "do", "now", "more", "like",
    }
)  # fmt: skip
_DENYING = frozenset({"no", "nope", "sorry", "oops", "wait", "oh"})
#: What is said of a plan or a piece of advice → how the next one is sorted.
_TOO = (
    r"^\W*(?:(?:ok|but|hm+|oh|well|no|wow|and|uh)\W+)*"
    r"(?:(?:that['’]?s|that\s+is|this\s+is|it['’]?s|it\s+is|they['’]?re|they\s+are|it(?=\s+takes))\s+)?"
)
_TOO_MUCH = (
    (
        "cheapest",
        re.compile(
            rf"{_TOO}(?:(?:way|much|a\s+bit|far|still|all)\s+)*too\s+(?:expensive|dear|pric[e]?y|costly|much\s+money)(?:\s+for\s+me)?\W*"
            rf"|{_TOO}(?:i\s+)?can(?:['’]?t|\s*not)\s+afford\s+(?:that|it|this|so\s+much|them)\W*",
            re.IGNORECASE,
        ),
    ),
    (
        "shortest",
        re.compile(
            rf"{_TOO}(?:takes?\s+)?(?:(?:way|much|a\s+bit|far|still|all)\s+)*too\s+(?:long|slow|many\s+hours|much\s+time)(?:\s+for\s+me)?\W*",
            re.IGNORECASE,
        ),
    ),
)
#: "And 5 more on Oct 7th", "another 3 yesterday", "plus 2 PDUs for a webinar", "2 more".
_MORE = re.compile(
    r"\W*(?:(?:oh|ok|yes)\W+)?(?P<and>(?:and|plus|also|then|\+|add)\W+)?(?P<another>another\s+|a\s+further\s+)?"
    rf"(?P<n>{SPOKEN})(?![\w%:/])"
    r"(?P<more>\s+(?:more|extra|additional|further))?(?P<unit>\s+(?:cp[eu]s?|pdus?|ceus?|units?|credits?|points?|hours?|h)\b)?"
    r"\W*(?:(?:on|for|from|in|at|the)\W+)*",
    re.IGNORECASE,
)
#: "That was 6 hours, not 8", of what was just logged.
_WAS = re.compile(
    r"\W*(?:(?:no|oops|sorry|wait|actually|oh)\W+)*(?:that|it)\s+was\s+(?:only\s+|just\s+)?\d", re.IGNORECASE
)
_DAY_BEFORE = re.compile(r"(?<!\w)day\s+before\W*$", re.IGNORECASE)
_START = re.compile(
    r"\W*(?:(?:ok|okay|yes|great|good|please|then|so|well|now|and)\W+)*(?:start|begin|let['’]?s\s+(?:start|go|begin|do)|go"
    r"|do|follow|take)\W*(?:(?:it|that|this|one|the|plan|now|then|please|today|with|ahead)\W*)*",
    re.IGNORECASE,
)
#: "With an exam only" of the steps of a plan.
_WITH_EXAM = re.compile(
    r"\W*(?:(?:please|but|and|ok|only|just|i|want|need|no|make|it|all|each|ones?|certs?|steps?|that|which|have)\W+)*"
    r"with\s+(?:an?\s+|real\s+|proper\s+)*exams?\W*(?:(?:only|please|at|the|end|each|every|time|though)\W*)*",
    re.IGNORECASE,
)
#: "And not on Sundays", said beside a limit: a plan counts hours a week, whichever days they are.
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?)"
_ON_DAYS = re.compile(
    rf"\W*\b(?:and|but)?\W*(?:not|never|no|only|except|just)\s+(?:study(?:ing)?\s+)?(?:on\s+|at\s+)?(?:the\s+)?{_DAY}"
    rf"(?:\s*(?:,|and|or|\s)\s*(?:on\s+)?{_DAY})*",
    re.IGNORECASE,
)
#: So far back a plan may lie that "start" is said of.
_BACK = 3


async def adjusted(session: Session) -> Reply | None:
    """The answer when the whole message does no more than set something of the last one anew."""
    heard, last = session.heard, session.state.last
    if heard.named or last is None or _answers_about_a_plan(session):
        return None
    if _START.fullmatch(heard.text):
        return await session.begin("start_plan", {}) if _plan_lies_ready(session) else None
    if (sort := next((name for name, way in _TOO_MUCH if way.fullmatch(heard.text)), None)) is not None:
        return await _sorted_anew(session, last, sort)
    if last.dialog == "log_progress" and "hours" in last.slots and (hours := _more_units(session)) is not None:
        again = {"hours": hours, "study": last.slots.get("study")}
        return await session.begin("log_progress", again, 0.9)
    if last.dialog == LOGGING and (amount := _more_units(session)) is not None:
        again = {"amount": amount, "holding": last.slots.get("holding"), **_day_before(session, last)}
        return await session.start(Guess(LOGGING, 0.9, "more units, for what the last ones were for"), again)
    if last.dialog == LOGGING and _WAS.match(heard.text):
        return await correct_units(session, last)
    if last.dialog in _OF_A_PLAN:
        return await _limits_anew(session, last)
    number = _NUMBER.search(heard.text)
    if number is None or not _only_sets(session, number.span()) or not (_announces(session) or _denies(session)):
        return None
    if last.dialog == LOGGING:
        return await correct_units(session, last)
    if last.dialog not in _OF_A_STUDY or int(number["n"]) > 100:
        return None
    session.trace.append("the progress just spoken of is set anew")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin("log_progress", {"percent": int(number["n"]), **study}, 0.9)


async def _sorted_anew(session: Session, last: Frame, sort: str) -> Reply | None:
    """ "That's too expensive" of a plan or of advice asks for a cheaper one."""
    dialog = session.dialog(last)
    if not dialog.has("sort") or dialog.writes:
        return None
    session.trace.append("the last answer once more, cheaper or shorter")
    kept = {k: v for k, v in last.slots.items() if k != "page"}
    return await session.begin(last.dialog, {**kept, "sort": sort}, 0.9)


def _day_before(session: Session, last: Frame) -> dict[str, str]:
    """ "And 2 the day before": before the day of the last ones."""
    if session.heard.dates or not _DAY_BEFORE.search(session.heard.text):
        return {}
    said = last.slots.get("on")
    on = date.fromisoformat(said) if said else session.given.today
    return {"on": (on - timedelta(days=1)).isoformat()}


def _more_units(session: Session) -> str | None:
    """The amount that is logged on top of the one just logged."""
    heard = session.heard
    more = _MORE.match(heard.text)
    if more is None or not (more["and"] or more["another"] or more["more"]):
        return None
    dated = any(d.start == more.end() for d in heard.dates) or bool(_DAY_BEFORE.search(heard.text, more.end()))
    if not (more["more"] or more["unit"] or dated or (more.end() == len(heard.text) and more["n"].isdigit())):
        return None  # "and two questions", "another one"
    return written(spoken_amount(more["n"]))


async def _limits_anew(session: Session, last: Frame) -> Reply | None:
    """Hours a week, the last day, or exams of the plan that is spoken of."""
    if last.dialog in SHOW_A_PLAN and _WITH_EXAM.fullmatch(session.heard.text):
        session.trace.append("only steps with an exam")
        return await session.begin(last.dialog, {**last.slots, "format": "exam"}, 0.9)
    days = _ON_DAYS.search(session.heard.text)
    reply = await _hours_or_day_anew(session, last, days.span() if days else None)
    if reply is None or days is None:
        return reply
    text = _("A plan counts hours a week; on which days you study is yours to choose.")
    return reply.plus(Reply(parts=(note(text),)))


async def _hours_or_day_anew(session: Session, last: Frame, days: tuple[int, int] | None) -> Reply | None:
    heard = session.heard
    hours = _HOURS.search(heard.text)
    shown = last.dialog in SHOW_A_PLAN or _announces(session) or (hours is not None and bool(hours["weekly"]))
    if (
        not (hours or heard.dates)
        or not shown
        or not _only_sets(session, hours.span() if hours else (0, 0), days or (0, 0))
    ):
        return None
    session.trace.append("a limit of the plan is set anew")
    said: dict[str, Any] = {"hours_a_week": int(hours["n"])} if hours else {}
    filling = fill_from_message(session.manager.dialogs[_LIMITS], heard)
    if last.dialog in SHOW_A_PLAN and not filling.options and not filling.impossible:
        return await session.begin(last.dialog, {**last.slots, **filling.slots, **said}, 0.9)
    return await session.start(Guess(_LIMITS, 0.9, "a limit of the plan that is followed"), said)


def _answers_about_a_plan(session: Session) -> bool:
    """Whether it is the very limit that was asked for."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or frame.dialog not in {*SHOW_A_PLAN, _LIMITS}:
        return False
    kind = session.dialog(frame).slot(frame.awaiting.slot).type
    return read_value(session.heard, kind, session.manager.knowledge) != Found()


def _plan_lies_ready(session: Session) -> bool:
    """Whether a plan was shown just now, and not begun since."""
    recent = [f.dialog for f in session.state.done[-_BACK:]]
    shown = [i for i, name in enumerate(recent) if name in SHOW_A_PLAN]
    return bool(shown) and not {"start_plan", "drop_plan", "start_study"} & set(recent[shown[-1] :])


def _announces(session: Session) -> bool:
    return any(w.text in _ANNOUNCING for w in session.heard.words)


def _denies(session: Session) -> bool:
    """ "No, 25" of who said another number just before."""
    return session.heard.words[0].text in _DENYING


def _only_sets(session: Session, *values: tuple[int, int]) -> bool:
    """Nothing is said but the values, days, and the words that stand around them."""
    spans = [*values, *((d.start, d.end) for d in session.heard.dates)]
    return all(w.text in _AROUND or any(start <= w.start < end for start, end in spans) for w in session.heard.words)
