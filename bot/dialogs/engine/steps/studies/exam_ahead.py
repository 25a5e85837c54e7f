"""What somebody has before them: "my PALS exam is in March", "I finish my degree in May", "I work nights, doing my
CPA, 4 months till exam". It is studied, not held.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_exams import exam_day, is_on
from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.told_with_it import noted
from bot.dialogs.engine.steps.studies.own_studies import TARGET, spoken_of
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import JOBS
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_STUDYING = "start_study"
_SMALL_TALK = r"\W*(?:(?:hi|hey|hello|so|and|also|btw|ok|oh|well|now|just|yes|but)\W+){0,4}"
#: All that may stand in front of what is examined.
_FRONT = pattern(
    rf"{_SMALL_TALK}(?:(?:my|the|an?|i(?:['’]?ve|['’]?m)?|im|ive|have|having|got|am|sitting|taking|writing|doing|sit|take|write|booked|scheduled|registered"
    r"|signed|up|there['’]?s|for|exam|test|of)\s+){0,7}",
    re.IGNORECASE,
)
_BEHIND = pattern(
    r"(?:\s*,?\s*(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)|\d{1,2}[:.]\d\d|noon))?\W*(?:(?:wish\s+me\s+luck|fingers\s+crossed|(?:so|really|very)?\s*(?:nervous|excited|scared)|finally|yay|eek|then|now|already|please|pls|thanks)\W*){0,3}",
    re.IGNORECASE,
)


async def exam_told(session: Session) -> Reply | None:
    """A study begins, with the exam as its day; None where anything else is said, or it is held already."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    told = records_in(heard)
    if records is None or not session.given.private or len(told) != 1 or told[0].get("doubt") != "planned":
        return None
    start = heard.text.find(told[0]["name"])
    end = start + len(told[0]["name"])
    day = is_on(heard, start, end) or heard.dates[0]
    if start < 0 or exam_day(heard, start, end) is None or len(day.options) != 1:
        return None
    known = told[0]["ids"] or _sounds_like_one(session, told[0]["name"])
    if not known or not _FRONT.fullmatch(heard.text, 0, start) or not _BEHIND.fullmatch(heard.text, day.end):
        return None
    if any(h.credential in told[0]["ids"] for h in await records.holdings()):
        return None
    session.trace.append("an exam is ahead")
    ids = (
        [] if told[0].get("vague") or len(told[0]["ids"]) > _A_FEW else told[0]["ids"]
    )  # "forklift" may be any of many
    record = {"ids": ids, "name": told[0]["name"]}
    return await session.begin(_STUDYING, {"records": [record], "target": day.options[0].isoformat()}, 0.9)


_ROUND_EXAMS = frozenset(
    """
    my the an exam exams test tests is are on in for at of and then also but booked scheduled ok so i have i've got hi
    mid early late beginning start end middle
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def exams_told(session: Session) -> Reply | None:
    """ "CCP exam 12 jan, a+ in march": each of several has its day; none of them is got by that."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or records is None or not session.given.private or "?" in heard.text:
        return None
    named, days = credentials_in(heard), [d for d in heard.ahead() if len(d.options) == 1]
    if len(named) < _SEVERAL or len(named) != len(days) or len(heard.named) != len(named) or heard.people:
        return None
    ids = [ids_of(n) for n in named]
    if not _EXAM.search(heard.text) or any(len(i) != 1 for i in ids) or any(d.options[0] <= heard.today for d in days):
        return None
    spans = [(n.mention.start, n.mention.end) for n in named] + [(d.start, d.end) for d in days]
    order = sorted([(n.mention.start, "one") for n in named] + [(d.start, "day") for d in days])
    rest = [w.text for w in heard.words if not any(start <= w.start < end for start, end in spans)]
    if [kind for _at, kind in order] != ["one", "day"] * len(named) or not _ROUND_EXAMS.issuperset(rest):
        return None
    if {h.credential for h in await records.holdings()} & {i[0] for i in ids}:
        return None
    session.trace.append("exams are ahead")
    told = [
        await _with_its_day(session, one[0], heard.text[n.mention.start : n.mention.end], day.options[0])
        for one, n, day in zip(ids, named, days, strict=True)
    ]
    return in_several.together(session, told)


async def _with_its_day(session: Session, credential: str, name: str, day: date) -> Reply:
    """The target of what is studied; else its study begins."""
    records = session.given.records
    studies = await records.studies() if records is not None else []
    study = next((s for s in studies if s.credential == credential), None)
    if study is not None:
        return await session.begin(TARGET, {"target": day.isoformat(), "study": study.id}, 0.9)
    record = {"ids": [credential], "name": name}
    return await session.begin(_STUDYING, {"records": [record], "target": day.isoformat()}, 0.9)


_A_FEW, _SEVERAL = 2, 2
#: "Ok that one. Exam on 20 Jan", "the second one, exam is on …": of what was just looked at.
_OF_THAT = pattern(
    rf"{_SMALL_TALK}(?:(?:i['’]?ll\s+|i\s+will\s+|let['’]?s\s+)?(?:do|take|go\s+(?:for|with)|want)?\s*(?:that|this|it|the\s+\w+)(?:\s+one)?(?:\s+then)?\s*[.,;:!–-]+\s*(?:and\s+)?)?"
    r"(?:my\s+|the\s+)?(?:exam|test)(?:['’]?s|\s+(?:is|will\s+be))?(?:\s+(?:booked|scheduled|set))?(?:\s+(?:for|on|in|at))?\s+",
    re.IGNORECASE,
)


async def exam_of_that(session: Session) -> Reply | None:
    """The study of what was just looked at begins; None where something is studied, which may be meant."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or heard.named or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    day = heard.dates[0]
    said = _OF_THAT.fullmatch(heard.text, 0, day.start)
    if said is None or not _BEHIND.fullmatch(heard.text, day.end) or len(day.options) != 1 or records is None:
        return None
    at = _pointed_at(session)
    if at is None or not session.given.private or await records.studies() or day.options[0] <= heard.today:
        return None
    if at in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("an exam in what was looked at is ahead")
    record = {"ids": [at], "name": session.manager.knowledge.catalogue.credentials[at].name}
    return await session.begin(_STUDYING, {"records": [record], "target": day.options[0].isoformat()}, 0.9)


def _pointed_at(session: Session) -> str | None:
    """The one in that place of those that were shown, or the one that was talked of."""
    shown, places = session.state.focus.credentials, session.heard.ordinals
    at = session.state.focus.at
    if places:
        at = shown[places[0] - 1] if len(places) == 1 and 0 < places[0] <= len(shown) else None
    return at if at in session.manager.knowledge.catalogue.credentials else None


def _sounds_like_one(session: Session, name: str) -> bool:
    """ "My NREMT exam", but not "my driving test"."""
    issued = any(n.mention.of("issuer") and session.heard.text[n.mention.start : n.mention.end] == name
                 for n in session.heard.named)  # fmt: skip
    return issued or any(word.isupper() and len(word) > 1 for word in name.split())


_TAUGHT = (
    r"(?:degree|bachelor(?:['’]?s)?|master(?:['’]?s)?|b\.?sc|m\.?sc|b\.?a|m\.?a|mba|b\.?eng|m\.?eng|ph\.?d|doctorate|diploma|apprenticeship|traineeship|course|bootcamp"
    r"|program(?:me)?|nvq|btec|hnd|hnc|a-?levels|gcses|studies|thesis|dissertation|internship|residency|uni(?:versity)?|college|(?:nursing|med|medical|law|grad|high|trade"
    r"|business|flight)\s+school|ausbildung|umschulung|pgce|t-?level)"
)
#: "Level 3 apprenticeship", "degree in nursing".
_NAME = (
    rf"(?P<name>(?:(?!my\b|the\b)[\w&+/.-]{{1,20}}\s+){{0,4}}?{_TAUGHT}"
    r"(?:\s+(?:in|of)\s+(?!\d)(?:[\w&-]{2,20})(?:\s+(?:and\s+)?[\w&-]{2,20}){0,2}?)?)"
)
_ON = (
    r"(?:\s+(?:on|in|at|by|until|till|til|around|about|only|next|the|end|start|beginning|middle|of|this|early|mid"
    r"|late)){0,4}?\s+"
)
_TO = r"(?:(?:will|should|shall|am|hope(?:fully)?|expect|going|plan|due|want|to|be)\s+){0,4}"
_ENDS = (
    r"(?:\s+(?:which|that|and\s+it|it)\b)?\s+(?:ends?|finish(?:es)?|is\s+(?:done|over|finished|complete)|completes?|runs|goes\s+on"
    r"|will\s+(?:end|be\s+(?:done|over|finished)))"
)
#: "I finish my degree in …", "my apprenticeship ends in …", "I'm doing a masters which ends in …".
_FINISHES = (
    pattern(
        rf"{_SMALL_TALK}(?:i(?:['’]?(?:ll|m|d))?\s+{_TO})?(?:finish(?:ing)?|complet(?:e|ing)|done\s+with)\s+(?:(?:my|the|an?)\s+)?{_NAME}{_ON}",
        re.IGNORECASE,
    ),
    pattern(rf"{_SMALL_TALK}my\s+{_NAME}{_ENDS}{_ON}", re.IGNORECASE),
    pattern(
        rf"{_SMALL_TALK}(?:i['’]?m|i\s+am|i)\s+(?:doing|do|in|on|at|studying|taking)\s+(?:(?:my|an?|the)\s+)?{_NAME}(?:{_ENDS})?{_ON}",
        re.IGNORECASE,
    ),
)
_GRADUATES = pattern(
    rf"{_SMALL_TALK}i(?:['’]?(?:ll|m|d))?\s+(?:(?:will|should|am|hope\s+to|going\s+to|expect\s+to|due\s+to|be)\s+){{0,3}}graduat(?:e|ing)"
    rf"(?:\s+(?:from|with|in)\s+(?:(?:my|the|an?)\s+)?(?!may\b|march\b)(?P<name>(?:[\w&+/.-]{{2,20}}\s+){{0,4}}?[a-z][\w&+/.-]{{1,20}}))?{_ON}",
    re.IGNORECASE,
)


#: What is followed already is meant by that.
_NO_NAME = frozenset({"course", "studies", "program", "programme"})


async def finishes_told(session: Session) -> Reply | None:
    """What is learned and has an end is a study under its own name, with that as its day."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    day = next(iter(heard.ahead()), None)
    if day is None or not session.given.private or len(day.options) != 1 or not _BEHIND.fullmatch(heard.text, day.end):
        return None
    done_on = end_of(day.options[0], day.grain)
    front = f"{heard.text[: day.start].rstrip()} "
    said = next((s for way in (*_FINISHES, _GRADUATES) if (s := way.fullmatch(front))), None)
    if said is None or done_on <= heard.today:
        return None
    session.trace.append("what they learn, and its end")
    name = said["name"]
    if name and name.casefold() in _NO_NAME and (study := await spoken_of(session, None)) is not None:
        return await session.begin(TARGET, {"target": done_on.isoformat(), "study": study.id}, 0.9)
    record = {"ids": _of_the_catalogue(session, name) if name else [], "name": name or _("Graduation")}
    return await session.begin(_STUDYING, {"records": [record], "target": done_on.isoformat()}, 0.9)


def _of_the_catalogue(session: Session, name: str) -> list[str]:
    """Where the whole of the name is one of the catalogue's."""
    start = session.heard.text.find(name)
    end = start + len(name)
    whole = (n for n in session.heard.named if n.mention.start <= start and end <= n.mention.end)
    exact = (ids_of(n) for n in whole if any(m.exact for m in n.mention.of("credential")))
    return next((ids for ids in exact if len(ids) == 1), [])


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
_BEHIND_IT = pattern(
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
_EXAM = pattern(r"\b(?:exams?|tests?)\b", re.IGNORECASE)
_LONGEST = 30


async def at_it(session: Session) -> Reply | None:
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
    at_it = at_it and _BEHIND_IT.match(heard.text, end) is not None
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
