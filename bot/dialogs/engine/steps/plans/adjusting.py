"""Short words that set something of the last answer anew: "make it 8 h", "till june rather", "make it 40", "start"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import (
    answers_about_a_plan,
    limits_anew,
    plan_spoken_of,
    put_off_later,
)
from bot.dialogs.engine.steps.records.own_records import LOGGING, correct_units
from bot.dialogs.engine.steps.talking.setting_words import announces, only_sets
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.times import find_leads, find_weekdays
from bot.dialogs.understanding.times.words import NUMBER_WORDS
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OF_A_PLAN = SHOW_A_PLAN | {"start_plan", "my_plan", "next_step", "drop_step", "plan_calendar"}
_STARTS = "start_plan"
_SUMMARY, _STAGES = "set_summary", "set_stages"
_LEAD = pattern(rf"(?<![\w.,])(?:\d{{1,3}}|{NUMBER_WORDS})\s*(?:days?|weeks?|months?)(?!\w)", re.IGNORECASE)
_MORE_OR_LESS = frozenset({"not", "also", "too", "but", "drop", "skip", "without", "don't", "dont", "before", "plus"})
#: "Not Friday, Thursday".
_NOT_THAT_DAY = pattern(r"\bnot\s+(?:on\s+|every\s+)?\w{3,6}days?\b[\s,–-]*(?:but\s+)?(?=\w)", re.IGNORECASE)
#: "Only write on weekdays" is of all that is sent, not of the summary's day.
_ALLOWS = frozenset({"only", "just", "write", "set"})
_OF_A_STUDY = frozenset({"start_study", "log_progress"})
_NUMBER = pattern(r"(?<![\w.,-])(?P<n>\d{1,3})(?![\w.,])\s*(?:%|percent|per\s+cent)?", re.IGNORECASE)
#: "That was wrong, 4".
_WRONG = frozenset({"wrong", "mistake", "typo", "was", "mistyped"})
_DENYING = frozenset({"no", "nope", "sorry", "oops", "wait", "oh"})
#: "And 5 more on Oct 7th", "another 3 yesterday", "plus 2 PDUs for a webinar", "2 more".
_MORE = pattern(
    r"\W*(?:(?:oh|ok|yes)\W+)?(?P<and>(?:and|plus|also|then|\+|add)\W+)?(?P<another>another\s+|a\s+further\s+)?"
    rf"(?P<n>{SPOKEN})(?![\w%:/])"
    r"(?P<more>\s+(?:more|extra|additional|further))?(?P<unit>\s+(?:cp[eu]s?|pdus?|ceus?|units?|credits?|points?|hours?|h)\b)?"
    r"\W*(?:(?:on|for|from|in|at|the)\W+)*",
    re.IGNORECASE,
)
#: "That was 6 hours, not 8", of what was just logged.
_WAS = pattern(rf"{CORRECTING}(?:that|it)\s+was\s+(?:only\s+|just\s+)?\d", re.IGNORECASE)
_DAY_BEFORE = pattern(r"(?<!\w)day\s+before\W*$", re.IGNORECASE)
_START = pattern(
    r"\W*(?:\w{1,12}\s*,\s+)?(?:(?:ok|okay|whatever|hm+|just|lets|let['’]?s|yes|yeah|great|very|good|please|then|so|well|now|and|perfect|fine|nice|cool|awesome|alright|right|(?:it\s+|that\s+)?"
    r"(?:looks|sounds)\s+(?:good|great|fine|ok(?:ay)?)|i['’]?ll|i\s+will|i\s+like\s+(?:it|that|this)|(?:i|i['’]?m|i\s+am|i\s+want\s+to)(?:\s+(?:can|gonna|going\s+to))?(?=\s+(?:start|begin)))\W+)*"
    r"(?:start(?:ing)?|begin(?:ning)?|let['’]?s\s+(?:start|go|begin|do)|go|do|follow|take)"
    r"\W*(?:(?:it|that|this|one|the|plan|now|then|please|today|with|w|ahead|for|on|from|in|after)\W*)*",
    re.IGNORECASE,
)
#: "Save that": a plan is kept by following it.
_SAVES = pattern(
    r"\W*(?:(?:ok|okay|yes|great|good|perfect|nice|cool|please|pls|can|could|you|just|then|so|and)\W+){0,5}(?:save|keep|store)\s+(?:it|that|this|the)(?:\s+(?:one|plan))?"
    r"(?:\W+(?:for\s+(?:me|later|now)|please|pls|then|somewhere|thanks|thx))*\W*",
    re.IGNORECASE,
)
#: "Start it after my holiday": on a day that is not known.
_START_LATER = pattern(
    r"\W*(?:(?:ok|okay|but|and|can|could|i|we|you|please|let['’]?s|i['’]?ll|just)\W+)*(?:start|begin)(?:\s+(?:it|that|this|with\s+it|the\s+plan))?\s+(?:only\s+)?(?:after|once|when|later)\b[^.!?\n]{0,40}\W*",
    re.IGNORECASE,
)
#: "Start in January after the christmas rush": the day, and why.
_START_THEN = pattern(
    r"\W*(?:(?:ok|okay|but|and|so|can|could|i|i['’]?d|i['’]?ll|we|you|please|let['’]?s|lets|just|only|want|like|to|would|better|rather|make|it|can|no|nah|nope|wait|sorry|hm+|actually|or)\W+){0,8}"
    r"(?:start|begin)s?(?:\s+(?:it|that|this|with\s+it|the\s+plan))?\s+(?:only\s+)?(?:in|on|from|at|mid|early|after)\b",
    re.IGNORECASE,
)
#: "When do I start?", of a plan that is only shown.
_WHEN_BEGUN = pattern(
    rf"{OPENING}when\s+(?:do|would|should|will|must|can)\s+i\s+(?:have\s+to\s+)?(?:start|begin)(?:\s+(?:it|that|with\s+it|then))?\W*",
    re.IGNORECASE,
)
_A_PLAN = pattern(r"\bplan\b", re.IGNORECASE)
_MOST_WORDS = 16
#: So far back a plan may lie that "start" is said of.
_BACK = 3


def starts(text: str) -> bool:
    """Whether a plan is begun with that, and no more is said."""
    return _START.fullmatch(text) is not None


def saves_a_plan(session: Session) -> bool:
    """ "Save that", of the plan that was shown."""
    return _SAVES.fullmatch(session.heard.text) is not None and plan_spoken_of(session) is not None


async def adjusted(session: Session) -> Reply | None:
    """The answer when the whole message does no more than set something of the last one anew."""
    heard, last = session.heard, session.state.last
    if heard.named or last is None or answers_about_a_plan(session):
        return None
    last = plan_spoken_of(session) or last
    if not heard.dates and _START_LATER.fullmatch(heard.text) and plan_spoken_of(session) is not None:
        return await session.begin(last.dialog, {**last.slots, "ask": "starts"}, 0.9)
    if plan_spoken_of(session) is not None and _WHEN_BEGUN.fullmatch(heard.text):
        return await session.begin(last.dialog, dict(last.slots), 0.9)
    if _START_THEN.match(heard.text) and (later := await _from_then_on(session)) is not None:
        return later
    begins = session.guesses[0].dialog == _STARTS and session.sure and plan_spoken_of(session) is not None
    if _START.fullmatch(heard.undated) or saves_a_plan(session) or (begins and heard.dates and "?" not in heard.text):
        return await started(session)
    if (set_and_begun := await _set_and_begun(session)) is not None:
        return set_and_begun
    if (later := await put_off_later(session, last)) is not None:
        return later
    if last.dialog == "log_progress" and "hours" in last.slots and (hours := _more_units(session)) is not None:
        again = {"hours": hours, "study": last.slots.get("study")}
        return await session.begin("log_progress", again, 0.9)
    if last.dialog == LOGGING and (amount := _more_units(session)) is not None:
        again = {"amount": amount, "holding": last.slots.get("holding"), **_day_before(session, last)}
        return await session.start(Guess(LOGGING, 0.9, "more units, for what the last ones were for"), again)
    if last.dialog == _STAGES:
        return await _days_before(session)
    if last.dialog == LOGGING and _WAS.match(heard.text):
        return await correct_units(session, last)
    if last.dialog in _OF_A_PLAN:
        return await limits_anew(session, last) or await _and_why(session, last)
    if (
        last.dialog == _SUMMARY
        and (otherwise := _NOT_THAT_DAY.search(heard.text))
        and only_sets(session, otherwise.span(), (otherwise.end(), len(heard.text)))
    ):
        meant = sorted(find_weekdays(heard.text[otherwise.end() :]) or ())
        return await session.begin(_SUMMARY, {"days": meant}, 0.9) if meant else None
    if last.dialog == _SUMMARY and announces(session) and not _ALLOWS.intersection(w.text for w in heard.words):
        days = fill_from_message(session.dialog(last), heard).slots.get("days")
        return await session.begin(_SUMMARY, {"days": days}, 0.9) if days else None
    number = next((m for m in _NUMBER.finditer(heard.text) if not _of_a_day(session, m)), None)
    if number is None or not only_sets(session, number.span(), also=_WRONG):
        return None
    if not (announces(session) or _denies(session)):
        return None
    if last.dialog == LOGGING:
        return await correct_units(session, last)
    if last.dialog not in _OF_A_STUDY or int(number["n"]) > 100:
        return None
    session.trace.append("the progress just spoken of is set anew")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    share = last.slots.get("share")
    if share and "%" not in number[0] and "per" not in number[0].lower() and int(number["n"]) <= share[1]:
        return await session.begin("log_progress", {"share": [int(number["n"]), share[1]], **study}, 0.9)
    if last.slots.get("hours") and "%" not in number[0] and "per" not in number[0].lower():
        return await session.begin(
            "log_progress", {"hours": number["n"], "instead_of": last.slots["hours"], **study}, 0.9
        )
    return await session.begin("log_progress", {"percent": int(number["n"]), **study}, 0.9)


def _of_a_day(session: Session, number: re.Match[str]) -> bool:
    """ "No, actually Feb 10"."""
    return any(d.start < number.end() and number.start() < d.end for d in session.heard.dates)


async def _days_before(session: Session) -> Reply | None:
    """ "No, not a week", of the days before an expiry on which to remind."""
    said = list(_LEAD.finditer(session.heard.text))
    if not said or not only_sets(session, *(m.span() for m in said), also=_MORE_OR_LESS):
        return None
    leads = find_leads(f"{' and '.join(m[0] for m in said)} before")
    return await session.begin(_STAGES, {"leads": list(leads)}, 0.9) if leads else None


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
    if not (more["more"] or more["unit"] or dated or (more.end() == len(heard.text) and more["n"].isdecimal())):
        return None  # "and two questions", "another one"
    return written(spoken_amount(more["n"]))


async def started(session: Session) -> Reply | None:
    """ "Start it", "let's go", and "start it on Monday", which begins the plan on that day."""
    plan = _plan_that_lies_ready(session) or plan_spoken_of(session)
    if plan is not None and (job := _another_job_since(session, plan)) is not None:
        text = _("For that job there was no plan yet; this would be one. Say “start” if it suits you.")
        limits = {name: value for name, value in plan.slots.items() if name in _KEPT_FOR_ANOTHER}
        return Reply(parts=(paragraph(text),)).plus(await session.begin(plan.dialog, {**limits, "role": job}, 0.9))
    if plan is None:
        return await session.begin("start_plan", {}) if _A_PLAN.search(session.heard.text) else None
    on = DateSlot(ahead=True).find(session.heard).value
    wish = {"wish": {**plan.slots, "starts": on}} if on and date.fromisoformat(on) > session.given.today else {}
    return await session.begin("start_plan", wish)


_KEPT_FOR_ANOTHER = frozenset({"budget", "hours_a_week", "by", "months", "starts", "country", "format"})


def _another_job_since(session: Session, plan: Frame) -> str | None:
    """The job that was looked at after the plan was shown, and is not the one that it leads to."""
    shown, done = plan.slots.get("role"), session.state.done
    since = done[next(i for i, frame in enumerate(done) if frame is plan) + 1 :] if plan in done else ()
    jobs = [role for frame in since if isinstance(role := frame.slots.get("role"), str)]
    return jobs[-1] if shown and jobs and jobs[-1] != shown else None


#: "Leave it at 4. Go"
_AND_GO = pattern(
    r"[.,;!–-]\s*(?:(?:ok|and|then|now|please|so)\s+){0,3}(?:go|start(?:\s+(?:it|that))?|begin|let['’]?s\s+(?:go|start|do\s+it)|do\s+it)\W*$",
    re.IGNORECASE,
)


async def _set_and_begun(session: Session) -> Reply | None:
    """A limit of the plan that was shown is set anew, and the plan is begun with it."""
    text, plan = session.heard.text, plan_spoken_of(session)
    go = _AND_GO.search(text)
    if plan is None or go is None or "?" in text:
        return None
    with session.hearing(text[: go.start()]) as heard:
        reply = await limits_anew(session, plan) if heard.words else None
    if reply is None or session.state.asking is not None:
        return reply
    return await session.begin("start_plan", {}, 0.9)


#: "Only 400, he changed his mind", "till june, my sister gets married": why a limit is another one says nothing of it.
_WHY = pattern(
    r"(?P<limit>[^,;.!?]{2,60}?)(?:\s*[,;.–-]+\s*(?:(?:because|cause|cos|coz|bc|since|as)\s+)?|\s+(?:because|cause|cos|coz|bc)\s+)"
    r"(?:(?:he|she|they|it|we|my|our|the|work|boss|life|kids?|money|rent)(?:['’]?s|['’]re)?|i['’]?m|im|i['’]?ve|i\s+(?:have|am|work|need|got|lost|must))\b[^?\d]{2,80}",
    re.IGNORECASE,
)


async def _and_why(session: Session, last: Frame) -> Reply | None:
    """The limit that stands before a reason; None where a day or an amount is in the reason, or a limit is none."""
    said = _WHY.fullmatch(session.heard.text) if last.dialog in SHOW_A_PLAN else None
    if said is None or any(d.end > said.end("limit") for d in session.heard.dates):
        return None
    with session.hearing(said["limit"]) as heard:
        return await limits_anew(session, last) if heard.words and (heard.dates or _DIGIT.search(heard.text)) else None


_DIGIT = pattern(r"\d")


async def _from_then_on(session: Session) -> Reply | None:
    """The plan that was shown anew from the first day that is said; what follows it is why."""
    heard, plan = session.heard, plan_spoken_of(session)
    if plan is None or not heard.dates or len(heard.words) > _MOST_WORDS or "?" in heard.text:
        return None
    first = min(heard.dates, key=lambda said: said.start)
    on = DateSlot(ahead=True).find(replace(heard, dates=(first,))).value
    if not on or date.fromisoformat(on) <= session.given.today or _START.fullmatch(heard.undated):
        return None
    return await session.begin(plan.dialog, {**plan.slots, "starts": on}, 0.9)


def _plan_that_lies_ready(session: Session) -> Frame | None:
    """The plan that was shown just now, and not begun since."""
    recent = session.state.done[-_BACK:]
    shown = [i for i, frame in enumerate(recent) if frame.dialog in SHOW_A_PLAN]
    begun = {"start_plan", "drop_plan", "start_study"} & {f.dialog for f in recent[shown[-1] :]} if shown else set()
    return recent[shown[-1]] if shown and not begun else None


def _denies(session: Session) -> bool:
    """ "No, 25" of who said another number just before."""
    return session.heard.words[0].text in _DENYING or any(w.text in _WRONG for w in session.heard.words)
