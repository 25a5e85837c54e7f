"""What somebody has before them: "my PALS exam is in March", "I finish my degree in May". It is studied, not held."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_exams import exam_day, is_on
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import TARGET, spoken_of
from bot.dialogs.understanding.dates import end_of
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
    record = {"ids": told[0]["ids"], "name": told[0]["name"]}
    return await session.begin(_STUDYING, {"records": [record], "target": day.options[0].isoformat()}, 0.9)


#: "Ok that one. Exam on 20 Jan", "the second one, exam is on …": of what was just looked at.
_OF_THAT = pattern(
    rf"{_SMALL_TALK}(?:(?:i['’]?ll\s+|i\s+will\s+|let['’]?s\s+)?(?:do|take|go\s+(?:for|with)|want)?\s*(?:that|this|it|the\s+\w+)(?:\s+one)?(?:\s+then)?\s*[.,;:!–-]+\s*(?:and\s+)?)?"
    r"(?:my\s+|the\s+)?(?:exam|test)(?:['’]?s|\s+(?:is|will\s+be))?(?:\s+(?:booked|scheduled|set))?(?:\s+(?:for|on|in|at))?\s+",
    re.IGNORECASE,
)


async def exam_of_that(session: Session) -> Reply | None:
    """The study of what was just looked at begins; None where something is studied, which may be meant."""
    heard, records = session.heard, session.given.records
    if session.state.waiting is not None or heard.named or heard.people or heard.teams or len(heard.dates) != 1:
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
