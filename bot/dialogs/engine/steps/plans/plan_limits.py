"""Limits of the plan that is spoken of, set anew in a few words: "make it 8 h", "500 and till june", "with an exam"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import get_territory_currencies

from bot.dialogs.engine.answers import read_value
from bot.dialogs.engine.estimate_slot import EstimateSlot
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import Found
from bot.dialogs.engine.state import LOOKS, SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.talking.setting_words import announces, only_sets
from bot.dialogs.engine.target_slots import StartSlot
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.dates.put_off import put_off
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.monthly import of_every_month
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.times.words import NUMBER_WORDS
from bot.dialogs.understanding.values import OTHERS_PAY, Money
from bot.messaging.reply import Reply, note, paragraph
from bot.patterns import pattern
from bot.translation import _

#: Other answers that are about one.
_LIMITS = "loosen_plan"
_OF_STUDIES = frozenset({"study_status", "finish_study", "finish_step", "log_progress"})
_MOST_WORDS, _FEW = 20, 10
#: What is told of these is of another plan, or is a limit that is noted.
_OTHER_PLAN = frozenset({"goal", "family", "hours_a_week", "budget", "level", "format"})
#: "They pay only up to 600".
_OF_MONEY = frozenset(
    """
    budget increase raise lower reduce cut double money what suppose lets had spend around about total afford could
    they pay pays work company employer boss cover covers only spend afford budget got have left total all cost costs
    than over my it's i've money there's us thats that's expensive dear pricey costly steep way only really bit gosh
    per each every month monthly
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_HOURS = pattern(
    r"(?<![\w.,])(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)\b(?P<weekly>\s*(?:a|per|each|every|/|in\s+a)?\s*week)?",
    re.IGNORECASE,
)
#: "12 hours done": those are studied, and none of every week.
_STUDIED = pattern(r"\b(?:done|did|studied|finished|logged|so\s+far|behind\s+me)\b", re.IGNORECASE)
#: So many hours no week has to study in: such a number is money.
_NO_HOURS = 60
_BARE = pattern(
    r"(?<![\w.,%-])(?P<n>\d{2,6})(?![\w%]|[.,]\d|\s*(?:h|hrs?|hours?|days?|weeks?|months?|percent)\b)", re.IGNORECASE
)
#: "With an exam only" of the steps of a plan.
_WITH_EXAM = pattern(
    r"\W*(?:(?:please|but|and|ok|only|just|i|want|need|no|make|it|all|each|ones?|certs?|steps?|that|which|have)\W+)*"
    r"with\s+(?:an?\s+|real\s+|proper\s+)*exams?\W*(?:(?:only|please|at|the|end|each|every|time|though)\W*)*",
    re.IGNORECASE,
)
#: "How about something with an exam at the end that people recognise".
_WANTS_EXAMS = pattern(
    r"\b(?:something|anything|ones?|steps?|certs?|courses?|rather|only|prefer|want)\s+(?:\w+\s+){0,3}?with\s+(?:an?\s+)?(?:(?:real|proper|final|actual)\s+)?exams?\b(?!\s*\?)",
    re.IGNORECASE,
)
#: "Could I skip the exam ones?"
_SKIPS_EXAMS = pattern(
    r"\W*(?:(?:please|but|and|ok|okay|so|hm+|can|could|may|i|we|you|just|want|to|i['’]?d|like|rather|let['’]?s|lets|is|it|possible)\W+){0,8}"
    r"(?:skip|drop|avoid|leave\s+out|take\s+out|cut|lose|remove|not\s+do|do\s+without)\s+(?:(?:all|of|the|any|those|these|that|ones?|steps?|with|have|an?)\s+){0,5}"
    r"exams?(?:\s+(?:ones?|steps?|parts?|bits?|stuff|things?))?\W*(?:(?:please|pls|then|if|possible)\W*){0,3}",
    re.IGNORECASE,
)
#: "3 evenings a week", and not how long they are.
_SOME_EVENINGS = pattern(
    r"\W*(?:(?:i|i['’]?ve|can|could|have|got|only|just|maybe|about|like|do|so|ok|okay|and|well|hm+|study|spare|make|it)\W+){0,8}"
    rf"(?:\d|{NUMBER_WORDS}|an?|a\s+(?:few|couple(?:\s+of)?))\s+(?:(?:evenings?|nights?|mornings?|afternoons?|lunch\s?(?:break|hour)s?)"
    r"(?:\W+(?:a|per|each|every|in\s+the)\s+week)?|(?:days?|times|sessions?)\W+(?:a|per|each|every|in\s+the)\s+week)\W*(?:(?:maybe|max|tops|at|most|only|i|think|guess|free|or|so)\W*){0,5}",
    re.IGNORECASE,
)
#: "And not on Sundays", said beside a limit: a plan counts hours a week, whichever days they are.
_DAY = rf"(?:{WEEKDAY}s?|weekends?|weekdays?)"
_ON_DAYS = pattern(
    rf"\W*\b(?:and|but)?\W*(?:not|never|no|only|except|just)\s+(?:study(?:ing)?\s+)?(?:on\s+|at\s+)?(?:the\s+)?{_DAY}"
    rf"(?:\s*(?:,|and|or|\s)\s*(?:on\s+)?{_DAY})*",
    re.IGNORECASE,
)

#: "I only have weekends", and nothing else.
#: "How long would it take with 4 hours?"
_HOW_LONG = pattern(
    r"\bhow\s+(?:long|fast|soon)\b[^.!?]{0,40}?\b(?:w|with|at|if|in|doing|on)\b[^.!?\d]{0,20}(?P<n>[1-9]\d?)\s?(?:h|hrs?|hours?)(?:\s*(?:a|per|each|every|/)?"
    r"\s*week)?\W*$",
    re.IGNORECASE,
)
#: "What if I did 5?", of a plan.
_WHAT_IF = pattern(
    rf"{OPENING}(?:what\s+(?:if|about\s+if)|and\s+if|if|suppose)\s+(?:i|we)\s+(?:(?:can|could|did|do|put\s+in|managed?|had|have|studied|study|spent|spend)\s+){{1,2}}"
    r"(?P<n>[1-9]\d?)\s?(?:h|hrs?|hours?)?(?:\s*(?:a|per|each|every|/)\s*week)?(?:\s+instead)?\W*",
    re.IGNORECASE,
)
#: "What if I had 500?", "more like 500": so much no week has in hours.
_IF_I_HAD = pattern(
    r"\W*(?:(?:and|so|ok|but|hm+|no|nah|well|maybe|oh)\W+)*(?:(?:what\s+(?:if|about\s+if)|and\s+if|if|suppose)\s+(?:i|we)\s+"
    r"(?:(?:can|could|had|have|got|get|find|found|spent|spend|paid|pay|saved|save|go|went|afford|up|to|about|around|up\s+to|only|just)\s+){1,4}"
    r"|(?:more\s+like|rather|about|around|up\s+to|say|let['’]?s\s+say|maybe)\s+)(?P<n>\d{2,6})(?:\s+(?:in\s+all|total|instead|then|max|to\s+spend|for\s+it|(?:for|from)\s+(?:(?:my|the)\s+)?[a-z]{3,12}))?\W*",
    re.IGNORECASE,
)
#: "No 800", of who told another budget just before.
_NO_BUT = pattern(r"\W*(?:no|nope|nah|sorry|oops|wait|actually)\W+(?P<n>\d{2,6})\W*", re.IGNORECASE)
#: "Nah make it 3, I'm on nights": the hours, and why.
_MAKE_IT = pattern(
    r"\W*(?:(?:no|nah|nope|ok|okay|hm+|oh|actually|sorry|wait|then|please|better|lets|let['’]?s)\W+){0,4}(?:make\s+(?:it|that)|do|say)\s+(?:only\s+|just\s+|about\s+|max\s+)?"
    r"(?P<n>[1-9]\d?)(?:\s?(?:h|hrs?|hours?))?(?:\s*(?:a|per|each|every|/)\s*week)?\W{1,3}"
    r"(?:(?:because|cause|cos|coz|bc|since|as)\s+(?:i|my|we)|i['’]?m|im|i\s+(?:am|have|work|do)|i['’]?ve|my)\b[^?\d]{1,80}",
    re.IGNORECASE,
)
#: "Actually 3 hours, I have kids", "only 2 hours realistically, work is mad".
_HOURS_AND_WHY = pattern(
    rf"{CORRECTING}(?:(?:i|only|just|can|could|have|got|do|manage|maybe|about|more\s+like|rather|realistically|make\s+it|what|if)\s+){{0,5}}"
    r"(?P<n>[1-9]\d?)\s?(?:h|hrs?|hours?)(?:\s*(?:a|per|each|every|/)\s*w(?:ee)?k)?(?:\s+(?:realistically|tbh|max|tops|really|only|at\s+most|then|is\s+all))*"
    r"\s*[,;.–-]+\s*(?:(?:because|cause|cos|coz|bc|since|as)\s+)?(?:i['’]?m|i['’]?ve|i|im|ive|my|work|(?:the\s+)?(?:kids?|weekends?|evenings?|nights?|mornings?)|we|it['’]?s|busy|got|family|life|that['’]?s)\b[^?\d]{1,80}",
    re.IGNORECASE,
)
#: "Can I afford that on 200?", "is 200 enough": the plan within so much.
_AFFORDS = pattern(
    rf"{OPENING}(?:(?:can|could|would)\s+(?:i|we)\s+(?:afford|do|manage|get)\s+(?:it|that|this|all\s+(?:of\s+)?(?:it|that|this))\s+(?:on|with|for|under)"
    r"|(?:is|are|would|will)|i\s+(?:only\s+)?(?:have|got))\s+(?:only\s+|about\s+)?[$£€]?\s?(?P<n>\d{2,6})\s*(?:[$£€]|dollars?|bucks?|quid|pounds?|euros?)?"
    r"(?:\W+(?:is|would|will|be|that|it|enough|do|ok|okay|cover|for|all|of|this|possible))*\W*",
    re.IGNORECASE,
)
#: "No, keep it at 3", said beside a limit.
_KEEPS = pattern(
    r"\b(?:keep|leave)\s+(?:it|that|this|the\s+hours)\s+(?:at|as|to|on)\s+(?P<n>\d{1,2})(?P<weekly>)(?:\s?(?:h|hrs?|hours?))?(?:\s+(?:a|per)\s+week)?(?=\W|$)",
    re.IGNORECASE,
)
#: "6 hours, not 3 sorry".
_NOT_THE_OTHER = pattern(
    r"\bnot\s+\d{1,6}(?:\s?(?:h|hrs?|hours?))?(?:\s+(?:a|per)\s+week)?(?:\W{1,3}(?:sorry|oops|my\s+bad|i\s+meant?))?(?!\w)",
    re.IGNORECASE,
)
_ONLY_DAYS = pattern(
    r"\W*(?:(?:what\s+if|and\s+if|i['’]?m|i|can(?:['’]?t|not)?|could|will|only|just|have|got|study|free|learn|on|at|the|do(?:n['’]?t)?|it|but|and|ok|oh"
    rf"|really|my|during|not|never|no|work|in|time|or|{_DAY})\W+)*{_DAY}\W*(?:(?:only|though|please|off|free|tbh)\W*)*",
    re.IGNORECASE,
)


def plan_spoken_of(session: Session) -> Frame | None:
    """The plan that was shown, as the last answer or before no more than looks at something in it, and what somebody
    told of themselves beside it: "I'm a bookkeeper, btw" begins no other talk.
    """
    for frame in reversed(session.state.done):
        if frame.dialog in SHOW_A_PLAN:
            return frame
        if frame.dialog not in LOOKS | _ASIDES and not _told_beside(frame):
            return None
    return None


#: "Is SAS any good", of who issues a step.
_ASIDES = frozenset({"of_an_issuer"})


def _told_beside(frame: Frame) -> bool:
    """What leads to no other plan, and is no limit that the next words could set right."""
    return frame.dialog == TELLING and _OTHER_PLAN.isdisjoint(frame.slots)


async def limits_anew(session: Session, last: Frame) -> Reply | None:
    """Hours a week, the last day, or exams of the plan that is spoken of."""
    if last.dialog in SHOW_A_PLAN and _ONLY_DAYS.fullmatch(session.heard.text):
        asked = await session.begin(last.dialog, {**last.slots, "ask": "hours_a_week"}, 0.9)
        return Reply(parts=(paragraph(days_are_yours()),)).plus(asked)
    if last.dialog in SHOW_A_PLAN and _SOME_EVENINGS.fullmatch(session.heard.text):
        asked = await session.begin(last.dialog, {**last.slots, "ask": "hours_a_week"}, 0.9)
        return Reply(parts=(paragraph(_("How long one of them is differs; a plan counts the hours.")),)).plus(asked)
    if last.dialog in SHOW_A_PLAN and (_SKIPS_EXAMS.fullmatch(session.heard.text) or _fears_exams(session)):
        session.trace.append("only steps without an exam")
        return await session.begin(last.dialog, {**last.slots, "format": "no-exam"}, 0.9)
    if last.dialog in SHOW_A_PLAN and (
        _WITH_EXAM.fullmatch(session.heard.text) or _WANTS_EXAMS.search(session.heard.text)
    ):
        session.trace.append("only steps with an exam")
        return await session.begin(last.dialog, {**last.slots, "format": "exam"}, 0.9)
    if last.dialog in SHOW_A_PLAN and _paid_for(session):
        session.trace.append("somebody else pays")
        kept = {k: v for k, v in last.slots.items() if k != "budget" and (k, v) != ("sort", "cheapest")}
        return await session.begin(last.dialog, kept, 0.9)
    estimates = EstimateSlot()
    estimate = estimates.anew(session.heard) if "estimate" in last.slots else estimates.find(session.heard).value
    if estimate is not None and last.dialog in SHOW_A_PLAN:
        session.trace.append("hours are estimated where none are known")
        return await session.begin(last.dialog, {**last.slots, "estimate": estimate}, 0.9)
    text = session.heard.text
    weekly = _HOW_LONG.search(text) or _WHAT_IF.fullmatch(text) or _MAKE_IT.fullmatch(text)
    if weekly is None and not _STUDIED.search(text):
        weekly = _HOURS_AND_WHY.fullmatch(text)
    if (
        last.dialog in SHOW_A_PLAN
        and (so_much := _AFFORDS.fullmatch(text) or _IF_I_HAD.fullmatch(text))
        and int(so_much["n"]) >= _NO_HOURS
    ):
        found = next((v.value for v in session.heard.values if isinstance(v.value, Money)), None)
        money = found or Money(Decimal(so_much["n"]), await _currency_before(session, last))
        if _asks_what_changes(session):
            session.state.stack.pop()
        return await session.begin(last.dialog, {**last.slots, "budget": money.as_json()}, 0.9)
    if last.dialog in SHOW_A_PLAN and weekly is not None:
        return await session.begin(last.dialog, {**last.slots, "hours_a_week": int(weekly["n"])}, 0.9)
    if (reply := await _put_off(session, last)) is not None:
        return reply
    days = _ON_DAYS.search(session.heard.text)
    reply = await _amounts_anew(session, last, days.span() if days else None)
    if reply is None:
        return await _amounts_told(session, last)
    if days is None:
        return reply
    return reply.plus(Reply(parts=(note(days_are_yours()),)))


#: "Can I do it without exams, I panic", with whatever reason.
_NO_EXAMS = pattern(
    r"\b(?:without|w/?o|no|not\s+any|avoid|hate|scared\s+of|afraid\s+of|(?:can|do)(?:['’]?t|not|\s+not|n['’]?t)\s+(?:do|like|want|sit|take|stand|face))\s+(?:(?:any|the|an?|doing|sitting|taking|more|those|real|to\s+(?:do|sit|take))\s+){0,3}(?:exams?|tests)\b",
    re.IGNORECASE,
)
_ASKS_WHY = pattern(r"\b(?:why|which|what|how|when|where|whether)\b", re.IGNORECASE)


def _fears_exams(session: Session) -> bool:
    heard = session.heard
    told = _NO_EXAMS.search(heard.text) is not None and _ASKS_WHY.search(heard.text) is None
    return told and len(heard.words) <= _MOST_WORDS and not heard.values


#: "And if money was no object?", "forget the budget", "whatever it costs".
_NO_OBJECT = pattern(
    r"\b(?:(?:money|costs?|prices?|budget)\s+(?:(?:is|was|were|are|be|being)\s+)?(?:no\s+(?:object|issue|problem|concern|matter)|unlimited"
    r"|not\s+(?:an?\s+)?(?:issue|problem|object|important)|(?:does\s?n['’]?t|do\s?n['’]?t|does\s+not|did\s?n['’]?t|would\s?n['’]?t|won['’]?t)\s+matter)"
    r"|(?:forget|ignore|never\s+mind|drop|scrap|without)\s+(?:about\s+)?(?:the|my|that|any)\s+(?:budget|money|costs?|price(?:\s+limit)?)"
    r"|(?:whatever|no\s+matter\s+what)\s+it\s+(?:costs|takes\s+in\s+money)|regardless\s+of\s+(?:the\s+)?(?:costs?|price|money)|at\s+any\s+price)\b",
    re.IGNORECASE,
)


def _paid_for(session: Session) -> bool:
    """ "No budget, work pays" of a plan, and nothing of how much; or money is no object."""
    heard = session.heard
    if any(isinstance(v.value, Money) for v in heard.values) or _BARE.search(heard.text) or len(heard.words) > _FEW:
        return False
    others = OTHERS_PAY.search(heard.text) is not None and "?" not in heard.text
    return others or _NO_OBJECT.search(heard.text) is not None


#: "Push everything back a month", "give me another month", "start two weeks later".
MOVED = frozenset(
    """
    everything all whole thing things steps back off out by give me us another forward forwards bring pull put postpone
    delay defer slide prolong beginning first deadline lets let's have has get got one sooner if we i'll they them rest
    i'm im ill sick away busy
    actually off on holiday holidays vacation leave because cause cos bc sorry
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_START = pattern(r"\b(?:start|begin)", re.IGNORECASE)
_END = pattern(
    r"\b(?:end|deadline|finish|date|time|target|extend|prolong|more|another|longer|give|need|done|ready)\b",
    re.IGNORECASE,
)


async def put_off_later(session: Session, last: Frame) -> Reply | None:
    """The same after a look at the studies, or one that is finished, of who follows a plan."""
    records = session.given.records
    if last.dialog not in _OF_STUDIES or records is None or not session.given.private or session.state.waiting:
        return None
    followed = await records.plan()
    return await _put_off(session, last) if followed is not None else None


async def _put_off(session: Session, last: Frame) -> Reply | None:
    """The start or the end of the plan so much later or earlier, or both where neither is named."""
    heard, shift = session.heard, put_off(session.heard.text)
    if shift is None or any(d.start >= shift.end or d.end <= shift.start for d in heard.dates):
        return None
    if not only_sets(session, (shift.start, shift.end), also=MOVED):
        return None
    session.trace.append("the plan is put off")
    what = "start" if _START.search(heard.text) else "end" if _END.search(heard.text) else "all"
    by = {"shift": [shift.months, shift.days], "moves": what}
    return await session.begin(_LIMITS, {**by, "wish": last.slots} if last.dialog in SHOW_A_PLAN else by, 0.9)


def days_are_yours() -> str:
    return _("A plan counts hours a week; on which days you study is yours to choose.")


async def _amounts_anew(session: Session, last: Frame, days: tuple[int, int] | None) -> Reply | None:
    heard = session.heard
    hours, money = _HOURS.search(heard.text), await _money(session, last)
    if hours is not None and not hours["weekly"] and _STUDIED.search(heard.text):
        return None
    begins = StartSlot(ahead=True).find(heard).value is not None
    shown = last.dialog in SHOW_A_PLAN or announces(session) or begins or (hours is not None and bool(hours["weekly"]))
    hours = _KEEPS.search(heard.text) or hours
    instead = _NOT_THE_OTHER.search(heard.text)
    spans = [
        instead.span() if instead else (0, 0),
        hours.span() if hours else (0, 0),
        money[1] if money else (0, 0),
        days or (0, 0),
    ]
    also, start = (_NOT_FREE, _last_clause(heard)) if begins else (_OF_MONEY if money else frozenset[str](), 0)
    also = also | (_DISPLEASED if heard.dates else frozenset[str]())
    if not (hours or money or heard.dates) or not shown or not only_sets(session, *spans, also=also, start=start):
        return None
    session.trace.append("a limit of the plan is set anew")
    said: dict[str, Any] = {"hours_a_week": int(hours["n"])} if hours else {}
    said |= {"budget": money[0]} if money else {}
    filling = fill_from_message(session.manager.dialogs[_LIMITS], heard)
    if not (said or filling.slots or filling.options or filling.impossible):
        return None
    if last.dialog in SHOW_A_PLAN and not filling.options and not filling.impossible:
        if _asks_what_changes(session):
            session.state.stack.pop()
        return await session.begin(last.dialog, {**last.slots, **filling.slots, **said}, 0.9)
    return await session.start(Guess(_LIMITS, 0.9, "a limit of the plan that is followed"), said)


#: "Too late. End of January".
_DISPLEASED = frozenset({"late", "long", "slow", "soon", "early", "far", "way"})
#: Who tells of hours or money with one of these, and names nothing, speaks of the plan on the screen.
_OF_THE_PLAN = frozenset(
    {
        "credential_info", "rank_credentials", "update_profile", "out_of_scope", "set_target", "learning_path",
        "credential_path", "loosen_plan", "replan", "plan_end", "my_plan",
    }
)  # fmt: skip


async def _amounts_told(session: Session, last: Frame) -> Reply | None:
    """ "And how long would that take, I can do 4 h a week", "my company pays up to 800", whatever else is said."""
    heard = session.heard
    weekly = next((v.value for v in heard.values if v.kind == "hours_a_week"), None)
    money = next((v.value for v in heard.values if v.kind == "money"), None)
    months = next((v.value for v in heard.values if v.kind == "months"), None)
    if last.dialog not in SHOW_A_PLAN or not (weekly or money or months) or not _only_asks_which(session):
        return None
    if session.sure and session.guesses[0].dialog not in _OF_THE_PLAN:
        return None
    hours = None if weekly or not (money or heard.dates) else _HOURS.search(heard.text)
    weekly = int(hours["n"]) if hours else weekly
    said: dict[str, Any] = {"hours_a_week": weekly} if weekly else {}
    if heard.dates and "?" not in heard.text:
        found = fill_from_message(session.manager.dialogs[_LIMITS], heard).slots
        said |= {name: found[name] for name in ("by", "starts") if name in found}
    if isinstance(money, Money) and "?" not in heard.text:
        said["budget"] = money.as_json()
    kept = last.slots
    if isinstance(months, int) and "?" not in heard.text and not heard.dates:
        said["months"] = months
        kept = {name: value for name, value in kept.items() if name != "by"}
    if not said:
        return None
    session.trace.append("what is told of hours, money and time is a limit of the plan")
    session.state.drop(session.state.waiting)
    return await session.begin(last.dialog, {**kept, **said}, 0.9)


def _only_asks_which(session: Session) -> bool:
    """Nothing is asked, or which step is to be looked at: limits of the plan are no answer to that."""
    frame = session.state.waiting
    return frame is None or (frame.dialog in LOOKS and frame.awaiting is not None and bool(frame.awaiting.options))


_CLAUSE = pattern(r"[,;.!]\s")


def _last_clause(heard: Heard) -> int:
    """ "My laptop broke, can only begin in 3 weeks": where what is said of the plan begins, if its day stands there."""
    ends = [m.end() for m in _CLAUSE.finditer(heard.text)]
    begins = [end for end in ends if heard.dates and end <= heard.dates[0].start]
    return begins[-1] if begins and len(heard.words) <= _MOST_WORDS else 0


#: "I'm busy until April" of a plan that is shown says when it can begin, and pauses nothing.
_NOT_FREE = frozenset(
    """
    i'm im am will i'll busy away travelling traveling booked unavailable can't cant cannot won't wont not able going
    free time have don't dont earliest there's got
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def _money(session: Session, last: Frame) -> tuple[dict[str, Any], tuple[int, int]] | None:
    """A budget and where it stands: an amount of money, or a number that is too large for hours a week."""
    found = next((v for v in session.heard.values if isinstance(v.value, Money)), None)
    if found is not None and isinstance(found.value, Money):
        return found.value.as_json(), (found.start, found.end)
    bare = _BARE.search(session.heard.text)
    text = session.heard.text
    told = announces(session) or _asks_what_changes(session) or _IF_I_HAD.fullmatch(text) is not None
    told = told or (bool(last.slots.get("budget")) and _NO_BUT.fullmatch(text) is not None)
    if bare is None or int(bare["n"]) < _NO_HOURS or not told:
        return None
    monthly = of_every_month(session.heard.text, *bare.span())
    currency = await _currency_before(session, last)
    return Money(Decimal(bare["n"]), currency, monthly).as_json(), bare.span()


async def _currency_before(session: Session, last: Frame) -> str:
    """That of the plan that is shown, or else of the one that is followed."""
    records = session.given.records
    slots: Mapping[str, Any] = last.slots
    if last.dialog not in SHOW_A_PLAN and records is not None and session.given.private:
        followed = await records.plan()
        slots = followed.wish if followed is not None else slots
    return str((slots.get("budget") or {}).get("currency") or money_there(session, slots))


def money_there(session: Session, plan: Mapping[str, Any]) -> str:
    """The money that somebody told they have, or that of the country which the plan was said to be for."""
    if session.profile.budget is not None and session.profile.currency:
        return session.profile.currency
    said = plan.get("country") or session.profile.country
    current = get_territory_currencies(said, tender=True) if said else []
    return current[-1] if current else session.manager.currency


def _asks_what_changes(session: Session) -> bool:
    """Whether it was just asked which limit shall be different; one that is said answers it."""
    frame = session.state.waiting
    return (
        frame is not None and frame.dialog == _LIMITS and frame.awaiting is not None and frame.awaiting.slot == "what"
    )


def answers_about_a_plan(session: Session) -> bool:
    """Whether it is the very limit that was asked for."""
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or frame.dialog not in {*SHOW_A_PLAN, _LIMITS}:
        return False
    kind = session.dialog(frame).slot(frame.awaiting.slot).type
    return read_value(session.heard, kind, session.manager.knowledge) != Found()
