"""Own studies in a few words: "by easter", "push it 2 weeks", "booked it for the 20th", another in place of one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.plans.plan_limits import MOVED
from bot.dialogs.engine.steps.talking.setting_words import only_sets
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates.put_off import put_off as so_much
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.learning import Study

TARGET = "set_target"
OF_A_STUDY = frozenset({"start_study", "log_progress", "study_status", "touch_study", TARGET})
#: All that may stand around the day.
_AROUND = frozenset(
    """
    by on until till before in at the latest exam test target deadline is it it's its i i'd i'll want wanna need have to
    again next try attempt retake resit second
    be done finish finished pass ready with that my please make no rather actually sorry wait ok yes around about and so
    leave keep stick stay stays fine good works to plan for this would like should will hope hopefully maybe
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)

#: "Write exam 15 Jan", "first paper in March": right in front of the day.
_EXAM_ON = pattern(
    r"(?<!\w)(?:exam|test|paper|assessment|finals?)(?:\s+(?:is|it['’]?s|will\s+be|booked|set|due|on|in|for|at|around|about|the|by|early|mid|late|start\s+of|end\s+of)){0,3}\W{0,3}$",
    re.IGNORECASE,
)
#: "Remind me again on the 10th" moves no exam: a day on which to be reminded is no day by which to be done.
_REMINDS = pattern(
    r"(?<!\w)(?:remind\w*|nudge\w*|ping|poke|notify|message\s+me|text\s+me|write\s+(?:to\s+)?me(?!\s+an?\b)|ask\s+me|snooz\w*)(?!\w)",
    re.I,
)
_HOURS = "hours_a_week"
#: Who failed tells the day of the next try.
_TOLD_OF = OF_A_STUDY | {"finish_study"}

#: What such words are taken for as well: of the study that was spoken of they move its day.
_TAKEN_FOR = frozenset({"correct_holding", "date_holding", "snooze_reminder", TARGET})


async def target_told(session: Session) -> Reply | None:
    """None when the message says anything but a day to come, or another day was asked for."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    if last is None or last.dialog not in _TOLD_OF or heard.named or "?" in heard.text or not heard.dates:
        return None
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and asked and isinstance(session.dialog(frame).slot(asked).type, DateSlot):
        return None
    said = next(reversed(heard.ahead()), None)  # "not in January, but by March"
    if said is None or len(said.options) != 1 or said.options[0] <= heard.today or said.cue in ("awarded", "from"):
        return None
    rest = [w.text for w in heard.words if not any(d.start <= w.start < d.end for d in heard.dates)]
    examined = _EXAM_ON.search(heard.text, 0, said.start) is not None
    if not examined and _REMINDS.search(heard.text, 0, said.start):
        return await _come_back(session, last, said.options[0])
    if session.guesses[0].dialog not in _TAKEN_FOR and not _AROUND.issuperset(rest) and not examined:
        return None
    session.trace.append("the day by which the study just spoken of is to be done")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    reply = await session.begin(TARGET, {"target": said.options[0].isoformat(), **study}, 0.9)
    hours = next((v.value for v in heard.values if v.kind == _HOURS), None)
    return reply if hours is None else reply.plus(await session.begin(TELLING, {_HOURS: hours}, 0.9))


#: "And cipm 30 april", right behind the day of another study.
_AND_NAME = pattern(
    r"\W*(?:(?:and|also|then|the|my|for|ok|exam|test|is|on|by|of|it['’]?s|will|be|in|at|target)\W*){0,6}", re.IGNORECASE
)


#: "Got moved to 3 july", of the exam of what was spoken of.
_GOT_MOVED = pattern(
    r"\W*(?:(?:ok|oh|so|and|but|ugh|sadly|it|they|my|the|exam|test|that|has|have|was|is|been|had|just|now)\W+){0,7}(?:got|gets|been|was|is|has|i|we|had\s+to|i['’]?ve|can)?\s*(?:moved?|push|pushed|postponed|delayed|re-?scheduled|re-?booked|shifted|bumped)"
    r"(?:\s+(?:it|back|forward|out|again|up|now|my|the|exam|test))*(?:\s+(?:to|until|till?|on|for|by))?\W*(?:now|sadly|instead)?\W*",
    re.IGNORECASE,
)


async def got_moved(session: Session) -> Reply | None:
    """None where no study was spoken of."""
    last, heard, ahead = session.state.last, session.heard, session.heard.ahead()
    if len(heard.named) > 1 or "?" in heard.text or len(heard.dates) != 1 or session.state.asking is not None:
        return None
    if len(ahead) != 1 or len(ahead[0].options) != 1:
        return None
    day, named = ahead[0].options[0], next(iter(heard.named), None)
    if named is not None:
        study = await _named_and_moved(session, named)
    elif last is not None and last.dialog in _TOLD_OF and _GOT_MOVED.fullmatch(heard.undated):
        study = await spoken_of(session, last.slots.get("study"))
    else:
        study = None
    if study is not None and _DAY_ALONE.fullmatch(heard.text, heard.dates[0].start, heard.dates[0].end):
        day = _nearest_to(study.target or day, day.day, heard) or day
    if study is None or day <= heard.today:
        return None
    session.trace.append("the exam of what is studied was moved")
    return await session.begin(TARGET, {"target": day.isoformat(), "study": study.id}, 0.9)


_DAY_ALONE = pattern(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


async def _named_and_moved(session: Session, named: Named) -> Study | None:
    """ "Moved my ccp exam to the 19th": the one of what is studied that is named."""
    heard, records, mention = session.heard, session.given.records, named.mention
    day = heard.dates[0]
    text = list(heard.text)
    for start, end in ((mention.start, mention.end), (day.start, day.end)):
        text[start:end] = " " * (end - start)
    if records is None or not session.given.private or not _GOT_MOVED.fullmatch("".join(text)):
        return None
    ids = {m.id for m in mention.of("credential")}
    found = [s for s in await records.studies() if s.credential in ids]
    return found[0] if len(found) == 1 else None


#: What is pushed comes later than it was to be.
_LATER = pattern(r"\b(?:push|postpon|delay|bump)\w*\b", re.IGNORECASE)


def _nearest_to(target: date, day: int, heard: Heard) -> date | None:
    """ "To the 19th", of an exam on the 12th of a month: that of the same month, or the next or last one to come."""
    months = [add_months(target.replace(day=1), step) for step in (-1, 0, 1)]
    days = [m.replace(day=day) for m in months if day <= monthrange(m.year, m.month)[1]]
    least = max(heard.today, target) if _LATER.search(heard.text) else heard.today
    return min((d for d in days if d > least), key=lambda d: abs(d - target), default=None)


async def target_of_another(session: Session) -> Reply | None:
    """None unless a day and what is studied, and no more, are told where a study was spoken of."""
    last, heard, records = session.state.last, session.heard, session.given.records
    if last is None or last.dialog not in _TOLD_OF or records is None or not session.given.private:
        return None
    if len(heard.named) != 1 or len(heard.dates) != 1 or "?" in heard.text or session.state.asking is not None:
        return None
    ids, mention = {m.id for m in heard.named[0].mention.leading("credential")}, heard.named[0].mention
    studies = [s for s in await records.studies() if s.credential in ids]
    ahead, rest = heard.ahead(), list(heard.text)
    for start, end in ((mention.start, mention.end), (heard.dates[0].start, heard.dates[0].end)):
        rest[start:end] = " " * (end - start)
    if len(studies) != 1 or len(ahead) != 1 or _AND_NAME.fullmatch("".join(rest)) is None:
        return None
    if len(ahead[0].options) != 1 or ahead[0].options[0] <= heard.today:
        return None
    session.trace.append("the day of another study")
    day = ahead[0].options[0].isoformat()
    return await session.begin(TARGET, {"target": day, "study": studies[0].id}, 0.9)


_SNOOZES, _RESTS = "snooze_reminder", "pause_study"


async def _come_back(session: Session, last: Frame, day: date) -> Reply:
    """Of the record that they were reminded of, or of the study that was spoken of."""
    session.trace.append("a reminder on a day, and no day of an exam")
    if await reminded_lately(session):
        return await session.begin(_SNOOZES, {"until": day.isoformat()}, 0.9)
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin(_RESTS, {"until": day.isoformat(), **study}, 0.9)


_STUDYING, _DROPS, _TWO = "start_study", "drop_study", 2
_GIVES_UP = pattern(
    r"\b(?:forget|drop|scrap|stop|quit|ditch|skip|no\s+more|giv(?:e|ing)\s+up(?:\s+on)?|not|instead\s+of|rather\s+than)\s+(?:(?:the|my|doing|studying|with)\s+){0,2}$",
    re.IGNORECASE,
)
_IN_ITS_PLACE = pattern(
    r"\b(?:after\s+all|instead|rather|then|start\w*|begin\w*|do(?:ing)?|tak(?:e|ing)|go(?:ing)?\s+for|switch\w*)\b",
    re.IGNORECASE,
)


async def exchanged(session: Session) -> Reply | None:
    """ "Forget CAPM, PRINCE2 after all" drops the study of the one and begins the other; None unless the one is studied
    and the other neither studied nor held.
    """
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or len(heard.named) != _TWO or "?" in heard.text:
        return None
    ids = [[m.id for m in n.mention.leading("credential")] for n in heard.named]
    given_up = [_GIVES_UP.search(heard.text, 0, n.mention.start) is not None for n in heard.named]
    if any(len(found) != 1 for found in ids) or sum(given_up) != 1 or not _IN_ITS_PLACE.search(heard.text):
        return None
    old, new = (ids[0][0], ids[1][0]) if given_up[0] else (ids[1][0], ids[0][0])
    studies = {s.credential: s.id for s in await records.studies()}
    followed = await records.plan()
    if old not in studies or new in studies or (followed and old in {s.credential for s in followed.steps}):
        return None
    if new in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("one study in place of another")
    dropped = await session.begin(_DROPS, {"study": studies[old]}, 0.9)
    name = session.manager.knowledge.catalogue.credentials[new].name
    return dropped.plus(await session.begin(_STUDYING, {"records": [{"ids": [new], "name": name}]}, 0.9))


_EXAM = pattern(r"\b(?:exam|test)\b", re.IGNORECASE)
#: "Wont make it, push exam 3 weeks" says why in words that say no more.
_MOVED = MOVED | {
    "exam", "test", "won't", "wont", "can't", "cant", "cannot", "not", "never", "ready", "no", "way", "behind",
}  # fmt: skip


async def put_off(session: Session) -> Reply | None:
    """ "Push it 2 weeks", of the study that was spoken of: its day moves by as much."""
    last, heard, shift = session.state.last, session.heard, so_much(session.heard.text)
    if shift is None or session.state.asking is not None:
        return None
    of_it = last is not None and last.dialog in OF_A_STUDY
    if not (of_it or _EXAM.search(heard.text)) or not only_sets(session, (shift.start, shift.end), also=_MOVED):
        return None
    study = await spoken_of(session, last.slots.get("study") if last is not None and of_it else None)
    if study is None or study.target is None:
        return None
    session.trace.append("the day of the study just spoken of is moved")
    day = shift.of(max(study.target, heard.today))
    return await session.begin(TARGET, {"target": day.isoformat(), "study": study.id}, 0.9)


async def spoken_of(session: Session, said: int | None) -> Study | None:
    """The one that was spoken of, or the only one there is."""
    records = session.given.records
    studies = await records.studies() if records is not None and session.given.private else []
    if said is not None:
        return next((s for s in studies if s.id == said), None)
    return studies[0] if len(studies) == 1 else None


#: "Booked it for the 20th", "got my exam on 3 May": a day of the exam, and no record.
_BOOKED = pattern(
    r"\W*(?:(?:ok|okay|so|and|yes|hey|hi|great|done|i|i['’]?ve|ive|we|have|just|now|already|finally)\W+){0,6}(?:booked|scheduled|registered|signed\s+up|reserved|bought|paid\s+for)\b"
    r"(?:\s+(?:myself|me|in|it|that|this|one|the|my|an?|exam|test|seat|slot|for|on|to|sit|take|at)){0,8}\W*",
    re.IGNORECASE,
)


async def booked(session: Session) -> Reply | None:
    """Of a credential that was talked of and is not studied yet a study begins, with the exam as its day."""
    heard, records, at = session.heard, session.given.records, session.state.focus.at
    if records is None or not session.given.private or session.state.asking is not None or len(heard.dates) != 1:
        return None
    said = _BOOKED.match(heard.text)
    known = session.manager.knowledge.catalogue.credentials
    if said is None or said.end() < heard.dates[0].start or heard.named or "?" in heard.text or at not in known:
        return None
    if at in {s.credential for s in await records.studies()}:
        return None
    day = _ahead(session)
    if day is None:
        return None
    session.trace.append("the exam of what was talked of is booked")
    record = {"ids": [at], "name": known[at].name}
    return await session.begin(_STUDYING, {"records": [record], "target": day.isoformat()}, 0.9)


def _ahead(session: Session) -> date | None:
    days = session.heard.days_ahead()
    return days[0] if len(days) == 1 else None
