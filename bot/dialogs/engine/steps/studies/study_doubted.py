"""Whether the day of a study can be met with so many hours, another day of it, or to give it up: "is that
realistic?", "I can do 6 hours a week, is that enough".
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dialogs.engine import steering
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, TARGET, spoken_of
from bot.dialogs.engine.steps.studies.spoken_of import noted_with_the_hours
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_STARTS = "start_study"
_STATUS, _DROPS, _HOURS = "study_status", "drop_study", "hours_a_week"
_REALISTIC = pattern(
    r"\b(?:realistic|doable|feasible|possible|enough|manageable|achievable|too\s+(?:tight|ambitious|little|optimistic)|on\s+track|in\s+time"
    r"|make\s+it|be\s+ready|work\s+out|do\s+it|reach\s+(?:it|that))\b",
    re.IGNORECASE,
)
_ASKS = pattern(
    rf"{OPENING}(?:is|are|will|would|can|could|do|does|am)\b(?!\s+you\b(?!\s+think\b))",
    re.IGNORECASE,
)
#: Without hours it has to be all that is said: "is it possible to pause" is none.
_NO_MORE = pattern(
    rf"{OPENING}(?:is|will|would)\s+(?:it|that|this)\s+(?:be\s+)?(?:even\s+|really\s+|at\s+all\s+)?"
    r"(?:realistic|doable|feasible|possible|manageable|achievable|enough|ok|okay|good|alright|fine|too\s+(?:tight|ambitious|optimistic|little|slow|late)|work\s+out)(?:\s+(?:at\s+all|then|so\s+far|for\s+(?:it|that|now|me)|(?:with|next\s+to|beside|besides|alongside)\s+[^?\d]{2,40}))?\W*",
    re.IGNORECASE,
)
_BACK = 3


async def realistic(session: Session) -> Reply | None:
    """ "Is that realistic with 2 hrs a week?": the study that was begun, at that pace."""
    heard = session.heard
    hours = next((v.value for v in heard.values if v.kind == _HOURS), None)
    if session.state.asking is not None or heard.people or heard.teams:
        return None
    asks = _ASKS.match(heard.text) and _REALISTIC.search(heard.text) if hours else _NO_MORE.fullmatch(heard.text)
    if not asks:
        return None
    if (shown := plan_spoken_of(session)) is not None and shown.slots.get("steps") and not hours:
        return await session.begin("plan_end", {"wish": dict(shown.slots)}, 0.9)
    study, records = await _lately(session), session.given.records
    named = {m.id for n in heard.named for m in n.mention.of("credential")}
    followed = not (hours or named or study) and records is not None and session.given.private
    if followed and speaks_of_the_followed(session) and records is not None and await records.plan() is not None:
        session.trace.append("whether the plan that is followed can be met")
        return await session.begin("my_plan", {}, 0.9)
    if study is None or study.target is None or (named and study.credential not in named):
        return None
    session.trace.append("whether the day of the study can be met")
    of = {"credential": [study.credential]} if study.credential else {}
    return await session.begin(_STATUS, {**of, **({_HOURS: hours} if hours else {})}, 0.9)


_BY_THEN = pattern(
    rf"{OPENING}(?:can|could|will|would|might|do|should|shall|am|is\s+it\s+(?:possible|realistic|doable))\s+(?:(?:i|to|it|we)\s+)?(?:(?:still|really|even|actually|realistically|likely|going\s+to|gonna|think\s+i(?:['’]?ll|\s+can)?)\s+){{0,2}}"
    rf"(?:be\s+(?:done|ready|finished|through)|finish|make|pass|do|manage|get\s+(?:it|there|done)|it\s+be\s+done)(?:\s+(?:it|that|this|with\s+(?:it|that)))?(?:\s+(?:by|before|until|till?|in|for|on|in\s+time\s+for))?(?:\s+(?:the|early|mid|end\s+of))?\s*{A_DAY}(?:\W+(?:then|you\s+think|maybe|still))*\W*",
    re.IGNORECASE,
)


async def by_that_day(session: Session) -> Reply | None:
    """ "Can I be done by easter", of the study that was spoken of: the hours a week that it would take; its own day
    stays.
    """
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or heard.people or heard.teams or heard.named or records is None:
        return None
    days = heard.days_ahead()
    study = await _lately(session) if len(days) == 1 and _BY_THEN.fullmatch(heard.marked) else None
    if study is None or study.state != "active" or await records.plan() is not None:
        return None
    session.trace.append("whether the study can be done by a day")
    return await session.begin("study_by", {"study": study.id, "then": days[0].isoformat()}, 0.9)


#: "How many hours should I do a week", "what do I need per week to make it".
_A_WEEK = r"(?:(?:an?|per|each|every)\s+week|weekly)"
_HOW_MUCH = r"(?:how\s+(?:much(?:\s+time)?|many\s+(?:hours|hrs)|long)|what(?:\s+(?:hours|pace))?)"
_I_DO = (
    r"(?:(?:should|must|do|would|shall|will|have\s+to|need\s+to|i|we|need|study|learn|do|to|put\s+in|spend|invest|plan|have|get"
    r"|is|that|be|it|in|for|on|this|the|exam)\s+)"
)
_HOURS_NEEDED = pattern(
    rf"{OPENING}(?:(?:{_HOW_MUCH}|how\s+many)\s+(?:hours?\s+)?{_I_DO}{{1,8}}{_A_WEEK}|{_HOW_MUCH}\s+{_A_WEEK}(?:\s+{_I_DO}{{0,6}}\w{{1,8}})?)"
    r"(?:\W+(?:then|now|to|make|it|that|pass|be|ready|in|time|for|this|the|exam|by|do|study|on\s+track|stay))*\W*",
    re.IGNORECASE,
)


async def hours_needed(session: Session) -> Reply | None:
    """The hours a week until the day of the study that was spoken of; None where it has none."""
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or not _HOURS_NEEDED.fullmatch(heard.text):
        return None
    study = await _lately(session)
    if study is None or study.target is None or heard.named or study.state != "active":
        return None
    session.trace.append("how many hours a week the study takes")
    of = {"credential": [study.credential]} if study.credential else {}
    return await session.begin(_STATUS, {**of, "needs": True}, 0.9)


async def given_up(session: Session) -> Reply | None:
    """ "Drop it", with no question open and nothing to undo, of the study that is spoken of."""
    best, read = session.guesses[0], session.manager.controls.read(session.heard)
    last = session.state.last
    begun = last is not None and last.dialog == _STARTS and "study" in last.slots  # "forget it", right after that
    if read != "cancel" or session.state.stack or not (begun or (best.dialog == _DROPS and session.sure)):
        return None
    study = await _lately(session)
    if study is None or steering.regretted(session, read):
        return None
    session.trace.append("the study that is spoken of is given up")
    return await session.begin(_DROPS, {"study": study.id}, 0.9)


#: "Dropping it, too boring", "i quit studying".
_DROPPING = pattern(
    r"\W*(?:(?:hi|ok|okay|and|but|well|sadly|sorry|just|actually|unfortunately|ugh|meh|i|i['’]m|im|am|i['’]ll|will|think|guess|going|gonna|to|want|wanna|have|decided)\W+){0,7}"
    r"(?:(?:drop(?:ping)?|quit(?:ting)?|ditch(?:ing)?|abandon(?:ing)?|giv(?:e|ing)\s+up(?:\s+on)?|stop(?:ping)?|scrap(?:ping)?)\s+(?:it|this|that|this\s+one|studying|the\s+(?:stud(?:y|ies|ying)|course|cert\w*))"
    r"|quit(?:ting)?|giv(?:e|ing)\s+(?:it|this|that)\s+up)"
    r"(?:\W+(?:all|together|now|then|for\s+good|after\s+all|completely))*(?:\s*[,.;–-]+\s*[^?]{0,60}|\s+(?:because|cause|cos|as|it['’]?s|its|too)\s[^?]{0,60})?\W*",
    re.IGNORECASE,
)


async def dropped(session: Session) -> Reply | None:
    """Of the study that was spoken of; a plan that is followed is given up elsewhere."""
    heard, records = session.heard, session.given.records
    if _DROPPING.fullmatch(heard.text) is None or heard.named or heard.dates or session.state.asking is not None:
        return None
    study = await _lately(session)
    if study is None or records is None or await records.plan() is not None:
        return None
    session.trace.append("the study that is spoken of is given up, and why")
    return await session.begin(_DROPS, {"study": study.id}, 0.9)


_STOPPED = pattern(
    r"\W*(?:(?:hi|hey|so|ok|okay|and|but|well|sadly|sorry|just|actually|unfortunately|i|i['’]?ve|ive|have|had|i['’]?m|im|am|we|finally|already"
    r"|btw|fyi|guess|think|decided|want|wanna|need|going|gonna|will|i['’]?d|i['’]?ll|like|would|please|to)\W+){0,6}"
    r"(?:(?:stop(?:ped)?|quit|g[ai]ve(?:n)?\s+up(?:\s+on)?|drop(?:ped)?(?:\s+out\s+of)?|abandon(?:ed)?|packed\s+in|chucked(?:\s+in)?|no\s+longer|not|(?:do\s*n['’]?t|dont|do\s+not)\s+(?:want|wanna)(?:\s+to)?)"
    r"(?:\s+(?:with|on))?(?:\s+(?:studying|study|do|take|learning|doing|taking|pursuing|working\s+(?:on|towards?)|going\s+for|preparing|revising|going|the\s+studies))?(?:\s+(?:for|on|with))?)"
    r"(?:\s+(?:the|my|that))?\s+it(?:\s+(?:course|exam|cert\w*|stud(?:y|ies)|training|class|thing))?"
    r"(?:\W+(?:any\s?more|any\s+longer|altogether|completely|ages|already|now|sadly|tbh|last|this|in|on|a|few|some|while|weeks?|months?|years?|ago"
    r"|yesterday|today|recently|sorry|too|much|it['’]?s|its|was|hard|expensive|boring|[a-z]{3,9}day|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}|20\d\d|spring|summer|autumn|winter))*\W*",
    re.IGNORECASE,
)
_STOPS = pattern(
    r"\b(?:stop|quit|g[ai]ve|drop|abandon|packed|chucked|no\s+longer)|\bany\s?(?:more|longer)\b|\bnot\s+(?:taking|doing|studying|learning|pursuing|going\s+for)\b",
    re.IGNORECASE,
)

_NOT = pattern(r"\bnot\b", re.IGNORECASE)


async def stopped(session: Session) -> Reply | None:
    """ "I stopped learning the CKAD", "gave up studying for it last month": the study that is named is given up, or
    was never followed.
    """
    heard, records = session.heard, session.given.records
    named = [n for n in heard.named if n.mention.leading("credential")]
    if len(named) != 1 or heard.people or "?" in heard.text or records is None or not session.given.private:
        return None
    said = _STOPPED.fullmatch(with_it(heard.text, named)) if _STOPS.search(heard.text) else None
    if said is None:
        return None
    ids = [m.id for m in named[0].mention.leading("credential")]
    if not any(s.credential in ids for s in await records.studies()):
        if any(h.credential in ids for h in await records.holdings()):
            return None
        session.trace.append("what is given up was not followed")
        session.understood, session.slots_used = (_DROPS, 0.9), {"credential": ids}
        name = short_name(session.manager.knowledge.catalogue.credentials[ids[0]])
        text = _("I follow no study of {name}, so there is nothing to stop.")
        return Reply(parts=(paragraph(text, name=name),))
    if heard.dates and _NOT.search(heard.text):
        return None  # "I'm not taking it in May", but later
    session.trace.append("the study that is named is given up")
    return await session.begin(_DROPS, {"credential": ids}, 0.9)


#: "They moved it to the 29th", "it's on the 5th now": a day without its month.
_ON_THE = pattern(
    rf"{CORRECTING}(?:(?:they|we|i)(?:['’]?ve|\s+have|\s+had\s+to)?\s+|(?:the\s+|my\s+)?(?:exam|test)\s+(?:was\s+|is\s+|got\s+)?|it\s+(?:was\s+|got\s+)|it['’]?s\s+)?"
    r"(?:just\s+|now\s+|been\s+)?(?P<how>moved|mov(?:e|ing)|changed?|put|pushed|shifted|rebooked|rescheduled|postponed|delayed|booked|brought)?"
    r"\s*(?:it|that|me|us|the\s+exam|my\s+exam|the\s+test|exam)?\s*(?:by\s+(?:the\s+)?\w{2,15}\s+)?(?:back|forward|off|out)?\s*(?:to|on|for|till|until)?\s*(?:the\s+)?"
    r"(?:(?P<d>\d{1,2})\s?(?:st|nd|rd|th)|(?<=to\s)(?P<bare>\d{1,2}))(?![\w%])(?:\s+(?:now|instead|then))*\W*",
    re.IGNORECASE,
)
_LATER = frozenset({"pushed", "postponed", "delayed"})
_MOVED = _LATER | {
    "moved",
    "move",
    "moving",
    "shifted",
    "rebooked",
    "rescheduled",
    "changed",
    "change",
    "put",
    "brought",
}


async def on_the(session: Session) -> Reply | None:
    """The day of that number in the month of the target, or in the next one where it was put off."""
    last, said = session.state.last, _ON_THE.fullmatch(session.heard.text)
    if said is None or last is None or last.dialog not in OF_A_STUDY:
        return None
    if session.heard.dates and (said["how"] or "").casefold() not in _MOVED:
        return None  # "booked for the 20th" is the next one, "moved to the 5th" is near the day before
    if session.state.asking is not None or "?" in session.heard.text:
        return None
    study = await spoken_of(session, last.slots.get("study"))
    if study is None or study.target is None:
        return None
    if said["bare"] and not said["how"]:
        return None
    later = (said["how"] or "").casefold() in _LATER
    after = max(study.target, session.heard.today) if later else session.heard.today
    day = _of_the_month(int(said["d"] or said["bare"]), study.target, after)
    if day is None or day <= session.heard.today:
        return None
    session.trace.append("another day of the month in which the study is to be done")
    return await session.begin(TARGET, {"target": day.isoformat(), "study": study.id}, 0.9)


def _of_the_month(number: int, target: date, after: date | None) -> date | None:
    """That day of the month of ``target``, or of the first month that has it later than ``after``."""
    for months in (0, 1, 2):
        first = add_months(target.replace(day=1), months)
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if after is None or day > after:
                return day
    return None


async def _lately(session: Session) -> Study | None:
    """The study of the last answers."""
    for frame in reversed(session.state.done[-_BACK:]):
        if frame.dialog in OF_A_STUDY:
            return await spoken_of(session, frame.slots.get("study"))
    return None


async def pace_enough(session: Session) -> Reply | None:
    """None where more is told of themselves, or the study that is spoken of has no day."""
    heard, last, best = session.heard, session.state.last, session.guesses[0]
    if last is None or last.dialog not in OF_A_STUDY or best.dialog != TELLING or not session.given.private:
        return None
    if session.state.asking is not None or heard.people or heard.teams or heard.named or heard.dates:
        return None
    said = fill_from_message(session.manager.dialogs[TELLING], heard).slots
    study = await spoken_of(session, last.slots.get("study")) if set(said) == {_HOURS} else None
    if study is None or study.target is None or study.state != "active":
        return None
    session.trace.append("hours a week, of a study that has its day")
    return await noted_with_the_hours(session, said[_HOURS], study.credential, needs=False)
