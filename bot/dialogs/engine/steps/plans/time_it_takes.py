""" "Can I do the CCNA in 2 months", "how long does it take if I only have Sundays": no study begins with that, and no
record is meant; the usual hours are set against the time that is told, or that is told behind it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.engine.steps.choosing.what_helps import just_wished
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.time_it_takes import until_words
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates.reckoning import months_on
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.times.words import NUMBER_WORDS
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO, _PATH, _HOURS = "credential_info", "credential_path", "hours"
_POSSIBLE = pattern(
    r"\b(?:can|could|would|will|might|may)\s+(?:i|we|you|one|he|she|they|some(?:one|body)|any(?:one|body)|(?:my|our)\s+\w+)\s+(?:\w+\s+){0,3}?"
    r"(?:do|pass|get|finish|complete|manage|learn|make|earn|ace|clear|nail|be\s+(?:ready|done))\b"
    r"|\b(?:possible|realistic|doable|do-able|feasible|manageable|achievable|enough)\b",
    re.IGNORECASE,
)
_HOW_LONG = pattern(
    r"\bhow\s+(?:long|many\s+(?:weeks|months|days)|much\s+time)\b|\bwhen\s+(?:could|would|can|will)\s+i\b",
    re.IGNORECASE,
)
#: What is kept alive, or paid, is no study.
_ELSE = pattern(
    r"\b(?:renew\w*|expir\w*|laps\w*|(?:runs?|ran|running)\s+out|recertif\w*|remind\w*|refund\w*|vouchers?|valid|money|budget|cp[de]s?|pdus?|ceus?|units?|points|after|results?|scores?|extend\w*|keep)\b",
    re.IGNORECASE,
)
_SO_LONG = pattern(
    rf"(?<![\w.,-])(?P<n>{SPOKEN})[\s-]?(?P<unit>day|week|wk|month)s?\b(?!\s+(?:ago|old|left\s+on))", re.IGNORECASE
)
_EVENING = r"(?:evening|night|morning|lunch\s?break|lunch\s?hour)"
#: "3 evenings a week", "two days a week".
_TIMES = pattern(
    rf"(?<![\w.,-])(?P<n>[1-7]|{NUMBER_WORDS}|an?)\s+(?P<what>{_EVENING}s?|days?|times|afternoons?)\s+(?:a|per|each|every|/)\s*week\b",
    re.IGNORECASE,
)
_DAYS = pattern(
    rf"(?<!\w)(?:(?P<name>{WEEKDAY})(?:s|\s+{_EVENING}s?)|(?:(?:only|just)\s+(?:\w+\s+){{0,4}}|(?:every|each|per|a)\s+)(?P<one>{WEEKDAY}|weekend)"
    rf"|(?P<weekends>weekends)|(?P<weekdays>weekdays)|(?P<evenings>{_EVENING}s))(?!\w)",
    re.IGNORECASE,
)
_OF_WEEKDAYS = 5
#: Whoever asks for somebody else studies nothing of it.
_MYSELF = pattern(r"\b(?:i|we|me|myself)\b", re.IGNORECASE)
#: "4 hours", "about 3 hours each time": what was not said when the days were.
_EACH_TIME = pattern(
    r"\W*(?:(?:ok|okay|so|then|well|say|maybe|about|around|like|i|i['’]d|can|could|do|have|got|think|probably|only|just|with|make|it|let['’]?s|no|nah|wait|sorry|oops|actually|i\s+meant?|rather|more\s+like)\W+){0,9}"
    rf"(?P<n>{SPOKEN})\s*(?:h|hrs?|hours?)(?P<week>\s*(?:(?:a|per|each|every)\s+week|/\s?w(?:ee)?k|weekly))?"
    rf"(?:\W+(?:each|every|per|a|on|at|the|time|then|i\s+(?:think|guess)|max|please|pls|maybe|(?:{WEEKDAY}|weekend|day|{_EVENING})s?))*\W*",
    re.IGNORECASE,
)
#: "No wait i meant 3h", "make it 4".
_PUT_RIGHT = pattern(
    rf"{OPENING}(?:no|nah|nope|oops|actually|i\s+meant?|make\s+it|rather|more\s+like)\b", re.IGNORECASE
)
_MOST, _MOST_NAMED, _TWO = 100, 4, 2
_SHOWS_SEVERAL = frozenset({*LISTS, "compare_credentials", "rank_credentials"})


async def asked(session: Session) -> Reply | None:
    """None where hours a week are told as well, which a plan counts with, or where they hold or study it already."""
    heard, text = session.heard, session.heard.text
    if session.state.asking is not None or heard.people or heard.teams or _ELSE.search(text):
        return None
    if any(v.kind == "hours_a_week" for v in heard.values) or not heard.named:
        return None
    if session.sure and session.guesses[0].dialog == "units_left":
        return None  # "do I have enough hours for my CISA this year" is of units
    if any(n.kind not in ("credential", "issuer") or n.cue in ("held", "excluded") for n in heard.named):
        return None
    told = _told(session)
    several = [n for n in heard.named if n.kind == "credential"]
    if len(several) > 1:
        return await _of_several(session, several, told) if "until" in told else None
    one = fill_from_message(session.manager.dialogs[_INFO], heard).slots.get("credential") if told else None
    if one is None or await _theirs(session, one):
        return None
    session.trace.append("the time it takes, set against the time there is")
    return await session.begin(_INFO, {"credential": one, "facet": _HOURS, **told}, 0.9)


_TAKES_SO_LONG = pattern(
    rf"{OPENING}(?:how\s+long|how\s+much\s+time)\s+(?:(?:in\s+)?total|in\s+all|overall|(?:will|would|does|could|might|is)\s+(?:that|it|this|the\s+whole\s+thing))(?:\s+(?:all|take|me|going|to|gonna|roughly|about|altogether))*\W*",
    re.IGNORECASE,
)


async def of_the_wish(session: Session) -> Reply | None:
    """ "How long will that take", right behind "I want to become an electrician" and what fits it: of all the way."""
    job = just_wished(session)
    if job is None or session.state.asking is not None or not _TAKES_SO_LONG.fullmatch(session.heard.text):
        return None
    session.trace.append("how long the way to the wish is")
    return await session.begin("learning_path", {"role": job}, 0.9)


_IN_TOTAL = pattern(
    rf"{OPENING}(?:how\s+(?:long|many\s+(?:hours|weeks|months)|much\s+time))\b[^.!?\n]{{0,30}}?\b(?:in\s+total|altogether|all\s+together|all\s+in\s+all|for\s+(?:all|both)(?:\s+of\s+(?:them|those|these))?|(?:all|both)\s+of\s+(?:them|those|these))\b[^.!?\n]{{0,30}}\W*",
    re.IGNORECASE,
)


async def in_total(session: Session) -> Reply | None:
    """ "How long in total at 3 h a week", of a list that was just shown."""
    last, known = session.state.last, session.manager.knowledge.catalogue.credentials
    if last is None or last.dialog not in _SHOWS_SEVERAL or session.state.asking is not None or session.heard.named:
        return None
    these = [i for i in session.state.focus.credentials if i in known]
    if len(these) < _TWO or not _IN_TOTAL.fullmatch(session.heard.text):
        return None
    session.trace.append("the time that all of those shown take")
    each = await session.begin("rank_credentials", {"these": these, "quality": "shortest", "each": True}, 0.9)
    hours = sum(known[i].hours or 0 for i in these)
    weekly = next((v.value for v in session.heard.values if v.kind == "hours_a_week"), session.profile.hours_a_week)
    text = _("Together about {n} h, as far as I know the hours.").format(n=hours)
    if isinstance(weekly, int) and weekly > 0:
        text += " " + _("At {n} h a week that is some {weeks} weeks.").format(n=weekly, weeks=ceil(hours / weekly))
    return each.plus(Reply(parts=(paragraph("{text}", text=text),)))


_LASTS = pattern(r"\bhow\s+(?:long|many\s+(?:weeks|months|days)|much\s+time)\b", re.IGNORECASE)


async def at_that_pace(session: Session) -> Reply | None:
    """ "How long to prepare if I do 2 hours daily?", of the one that was just looked at."""
    last, at, heard = session.state.last, session.state.focus.at, session.heard
    if last is None or last.dialog != _INFO or session.state.asking is not None or heard.named or heard.people:
        return None
    if at is None or not any(v.kind == "hours_a_week" for v in heard.values) or not _LASTS.search(heard.text):
        return None
    if _ELSE.search(heard.text) or await _theirs(session, at):
        return None
    session.trace.append("how long it takes at that pace")
    return await session.begin(_INFO, {"credential": at, "facet": _HOURS}, 0.9)


#: "When should I start with the PMP if the exam is in May".
_WHEN_TO_BEGIN = pattern(
    r"\b(?:when|how\s+(?:early|soon))\s+(?:do|should|must|would|shall|ought|have|will|need)\s+(?:i|we|one|you|to)\s+(?:(?:have|need|best|to|better|ideally)\s+){0,3}"
    r"(?:start|begin|get\s+(?:going|started)|kick\s+off)(?!\s+(?:paying|renew\w*|log\w*|record\w*))\b",
    re.IGNORECASE,
)
_STATUS = "study_status"


async def when_to_begin(session: Session) -> Reply | None:
    """The hours it takes, and a week until the day that is told; no study begins with a question."""
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or not _WHEN_TO_BEGIN.search(heard.text):
        return None
    if any(n.kind not in ("credential", "issuer") or n.cue == "held" for n in heard.named):
        return None
    meant = fill_from_message(session.manager.dialogs[_INFO], heard).slots.get("credential") if heard.named else None
    one = meant or (None if heard.named else session.state.focus.at)
    if one not in session.manager.knowledge.catalogue.credentials or plan_spoken_of(session) is not None:
        return None
    session.trace.append("when to begin")
    if await _theirs(session, one):
        return await session.begin(_STATUS, {"credential": [one], "needs": True}, 0.9)
    day = next((d.options[0] for d in heard.ahead() if len(d.options) == 1 and d.options[0] > heard.today), None)
    until = {"until": day.isoformat(), "wished": True} if day is not None else {}
    return await session.begin(_INFO, {"credential": one, "facet": _HOURS, **until}, 0.9)


async def _of_several(session: Session, named: list[Named], told: dict[str, Any]) -> Reply | None:
    """The hours of each, and what all of them are a week."""
    known = session.manager.knowledge.catalogue.credentials
    ids = [i for i in dict.fromkeys(n.mention.leading("credential")[0].id for n in named) if i in known][:_MOST_NAMED]
    hours = [known[i].hours for i in ids]
    if len(ids) != len(named) or any([await _theirs(session, i) for i in ids]):
        return None
    session.trace.append("the time that several take")
    replies = [await session.begin(_INFO, {"credential": i, "facet": _HOURS}, 0.9) for i in ids]
    until = date.fromisoformat(told["until"])
    lines = until_words(sum(filter(None, hours)), session.given.today, until) if all(hours) else []
    together = (paragraph(_("Together: {text}"), text=" ".join(lines)),) if lines else ()
    return in_several.together(session, replies).plus(Reply(parts=together))


async def paced(session: Session) -> Reply | None:
    """The weeks, where the hours of the days that were told are said behind the answer, or other hours a week are."""
    last = session.state.last
    if last is None or last.dialog != _INFO or session.state.asking is not None or session.heard.named:
        return None
    put_right = _PUT_RIGHT.match(session.heard.text) is not None  # of the hours a week that were told before
    times, said = last.slots.get("times") or (1 if put_right else None), _EACH_TIME.fullmatch(session.heard.text)
    amount = spoken_amount(said["n"]) if said is not None else None
    if said is None or amount is None or last.slots.get("facet") != _HOURS or not times:
        return None
    weekly = round(amount if said["week"] else amount * times)
    if not 0 < weekly <= _MOST:
        return None
    session.trace.append("the hours of the days that they have")
    noted = await session.begin(TELLING, {"hours_a_week": weekly}, 0.9)
    return Reply(parts=noted.parts).plus(await session.begin(_INFO, last.slots, 0.9))


#: "I only have three months for it", "i can do 2 hours a week": nothing but the time there is.
_TIME_THERE_IS = pattern(
    rf"{OPENING}(?:i\s+)?(?:(?:only|just|maybe|probably)\s+)?(?:have|got|['’]?ve(?:\s+got)?|can\s+(?:only\s+|just\s+|maybe\s+)?(?:do|spare|manage|study)|could\s+(?:do|spare|manage))\s+"
    rf"(?:(?:only|just|about|around|like|maybe|roughly|some)\s+){{0,3}}{SPOKEN}\s*(?:h|hrs?|hours?|days?|weeks?|wks?|months?)\b"
    r"(?:\s*(?:(?:a|per|each|every)\s+(?:week|wk|month)|/\s?w(?:ee)?k|weekly))?(?:\s+(?:for\s+(?:it|that|this|studying)|to\s+(?:study|learn|prepare|do\s+it|spare)|time|left|max|tops|free))*\W*",
    re.IGNORECASE,
)


async def time_there_is(session: Session) -> Reply | None:
    """The time it takes set against it, right after the credential was looked at; hours a week are noted."""
    last, at = session.state.last, session.state.focus.at
    if last is None or last.dialog != _INFO or session.state.asking is not None or session.heard.named:
        return None
    if not _TIME_THERE_IS.fullmatch(session.heard.text) or at not in session.manager.knowledge.catalogue.credentials:
        return None
    weekly = next((v.value for v in session.heard.values if v.kind == "hours_a_week"), None)
    until = None if weekly else _until(session)
    if not weekly and until is None:
        return None
    session.trace.append("the time there is for what was looked at")
    told = await session.begin(TELLING, {"hours_a_week": weekly}, 0.9) if weekly else Reply()
    slots = {} if until is None else {"until": until.isoformat(), "wished": True}
    return Reply(parts=told.parts).plus(await session.begin(_INFO, {"credential": at, "facet": _HOURS, **slots}, 0.9))


def _told(session: Session) -> dict[str, Any]:
    """The last day, or how often in a week they can study; empty where neither is asked about."""
    text = session.heard.text
    if _HOW_LONG.search(text):
        often = _often(text)
        return {"times": often[0], "evenings": often[1]} if often is not None else {}
    until = _until(session) if _POSSIBLE.search(text) else None
    return {"until": until.isoformat(), "wished": _MYSELF.search(text) is not None} if until is not None else {}


def _until(session: Session) -> date | None:
    heard, today = session.heard, session.given.today
    said = _SO_LONG.search(heard.text)
    if said is not None:
        amount, unit = spoken_amount(said["n"]), said["unit"][0].casefold()
        number = round(amount) if amount is not None else 0
        if unit == "m":
            return months_on(today, number) if number else None
        return today + timedelta(days=number * (7 if unit == "w" else 1)) if number else None
    by = fill_from_message(session.manager.dialogs[_PATH], heard).slots.get("by")
    day = date.fromisoformat(by) if isinstance(by, str) else by
    return day if isinstance(day, date) and day > today else None


def _often(text: str) -> tuple[int, bool] | None:
    """How many times a week, and whether those are evenings or other short parts of a day."""
    if (said := _TIMES.search(text)) is not None:
        amount = spoken_amount(said["n"])
        what = said["what"].casefold()
        return (round(amount), not what.startswith(("day", "afternoon"))) if amount else None
    days, evenings = set[str](), False
    for part in _DAYS.finditer(text):
        if part["weekdays"] or part["evenings"]:
            return _OF_WEEKDAYS, True
        name = (part["name"] or part["one"] or "weekend").casefold()
        days |= {"saturday", "sunday"} if name == "weekend" else {name}
        evenings = evenings or re.search(_EVENING, part[0], re.IGNORECASE) is not None
    return (len(days), evenings) if days else None


async def _theirs(session: Session, credential: str) -> bool:
    """What they hold runs out, and of what they study it is told how it stands."""
    records = session.given.records
    if records is None or not session.given.private:
        return False
    kept = {*(s.credential for s in await records.studies()), *(h.credential for h in await records.holdings())}
    return credential in kept
