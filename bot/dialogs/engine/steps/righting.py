"""A part of the day just told is put right: "no its april", "sorry 2028", "i meant the 5th"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from bot.dialogs.engine.said_records import so_long
from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.own_studies import OF_A_STUDY, TARGET
from bot.dialogs.understanding.dates.fragments import Fragment, fits, fragment_in, with_parts
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_CORRECTS = "correct_holding"
Key = Literal["awarded", "expires"]


async def put_right(session: Session) -> Reply | None:
    """The record or the target with that part changed; None when the message says anything else as well."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    asked = frame is not None and frame.dialog == _CORRECTS
    about = frame if asked else _lately_kept(session, last)
    if about is None or heard.named or heard.people or heard.teams or "?" in heard.text:
        return None
    if not asked and _asks_for_a_day(session, frame):
        return None
    if (again := await _other_one(session, about) or await _valid_for(session, about)) is not None:
        return again
    said = fragment_in(_SAME_DAY.sub(lambda match: _year_of(match, session.given.today), heard.text))
    if said is None or (about is not last and not asked and not said.turns and not _ITS.match(heard.text)):
        return None
    if len(said.right) > 1 and not said.wrong and heard.dates and not said.turns and about is last:
        return None
    if about.dialog in KEEP_A_DATE:
        return await _of_a_record(session, about, said)
    return await _of_a_target(session, about, said) if about.dialog in OF_A_STUDY and said.turns else None


#: "Same day next year", "same date, 2028": another year of it.
_SAME_DAY = pattern(
    r"(?<!\w)(?:the\s+)?same\s+(?:day|date)(?:\s+and\s+month)?\W+(?:(?:in|of|but|just|only)\s+)?(?:(?P<next>(?:the\s+)?(?:next|following)\s+year)"
    r"|(?P<this>this\s+year)|(?P<y>20\d\d))(?!\w)",
    re.IGNORECASE,
)
_ITS = pattern(r"\W*(?:it|that)['’]?s?(?:\s+(?:is|was))?\s", re.IGNORECASE)


def _year_of(match: re.Match[str], today: date) -> str:
    year = match["y"] or (today.year + 1 if match["next"] else today.year)
    return f"no, {year}"


def _lately_kept(session: Session, last: Frame | None) -> Frame | None:
    """What was answered last, or what was kept right before a question was answered beside it."""
    before = session.state.done[-2] if len(session.state.done) > 1 else None
    if last is None or before is None or last.dialog in KEEP_A_DATE or session.dialog(last).writes:
        return last
    return before if before.dialog in KEEP_A_DATE else last


_AROUND = pattern(
    r"\W*(?:(?:no|nope|oh|sorry|oops|wait|actually|and|but|i\s+mean[t]?|it['’]?s|that['’]?s|it|that|is|was|should\s+be)\W+)*",
    re.IGNORECASE,
)
#: The rest of "actually its 5 years" and "it's valid for 5 years".
_ONLY_SO_LONG = pattern(
    r"(?:(?:it['’]?s|good|valid|lasts?|runs)\s+)*(?:only\s+)?(?:for\s+)?(?:\w{1,6})\s+(?:years?|yrs?|months?)(?:\s+(?:valid|not\s+\w{1,6}))?\W*",
    re.IGNORECASE,
)
_OTHER_ONE = pattern(r"(?:the\s+)?other(?:\s+one)?\W*(?:(?:please|sorry)\W*)?", re.IGNORECASE)
_TWO = 2


async def _valid_for(session: Session, about: Frame) -> Reply | None:
    """ "Actually it's 5 years": the expiry is counted from the award anew."""
    rest = session.heard.text[_starts(session.heard.text) :]
    if about.dialog not in KEEP_A_DATE or not _ONLY_SO_LONG.fullmatch(rest):
        return None
    months, held = so_long(f"valid for {rest.removeprefix('for ')}") or so_long(rest), await _just_kept(session, about)
    if not months or len(held) != 1 or held[0].awarded is None:
        return None
    ends = add_months(held[0].awarded, months).isoformat()
    return await session.begin(_CORRECTS, {"holding": held[0].id, "days": {"expires": ends}}, 0.9)


async def _other_one(session: Session, about: Frame) -> Reply | None:
    """ "No, the other one": of the two that a name was asked about, which is kept with the same days."""
    text, undo = session.heard.text, session.state.undo
    records, at = about.slots.get("records") or [], _starts(session.heard.text)
    if about.dialog != ADDING or len(records) != 1 or undo is None or not _OTHER_ONE.fullmatch(text, at):
        return None
    others = [i for i in records[0].get("among", ()) if i not in records[0]["ids"]]
    if len(others) != _TWO - 1:
        return None
    await press(session, undo)
    return await session.begin(ADDING, {"records": [{**records[0], "ids": others}]}, 0.9)


def _starts(text: str) -> int:
    """Where it goes on behind what puts something right."""
    said = _AROUND.match(text)
    return said.end() if said else 0


def _asks_for_a_day(session: Session, frame: Frame | None) -> bool:
    if frame is None or frame.awaiting is None:
        return False
    return isinstance(session.dialog(frame).slot(frame.awaiting.slot).type, DateSlot)


async def _of_a_record(session: Session, about: Frame, said: Fragment) -> Reply | None:
    found = [
        (holding, key, known)
        for holding in await _just_kept(session, about)
        for key, known in _days_of(holding, said, session.given.today)
    ]
    if said.wrong:
        found = [each for each in found if fits(each[2], said.wrong)] or found
    if len(found) > 1:
        found = [each for each in found if each[2].month == said.right.get("month")]
    if len(found) != 1:
        return None
    holding, key, known = found[0]
    today = session.given.today
    earliest = today if key == "expires" and known >= today else None
    day = with_parts(known, said.right, earliest, today if key == "awarded" else None)
    if day is None:
        return None
    session.trace.append("a part of the day that was just kept is put right")
    session.state.stack = [f for f in session.state.stack if f.dialog != _CORRECTS]
    return await session.begin(_CORRECTS, {"holding": holding.id, "days": {key: day.isoformat()}}, 0.9)


async def _just_kept(session: Session, about: Frame) -> list[Holding]:
    records, undo = session.given.records, (session.state.undo or {}).get("slots", {})
    if records is None:
        return []
    ids = {about.slots["holding"]} if about.slots.get("holding") else {*undo.get("added", ())}
    ids = ids or {each["id"] for each in undo.get("before", ())}
    return [h for h in await records.holdings() if h.id in ids]


def _days_of(holding: Holding, said: Fragment, today: date) -> list[tuple[Key, date]]:
    """The days of a record that such words can be of. One that was only counted is no slip of theirs."""
    year = said.right.get("year", today.year)
    cue = said.cue or ("expires" if year > today.year else "awarded" if year < today.year else None)
    known: dict[Key, date | None] = {"awarded": holding.awarded, "expires": holding.expires}
    if cue is not None and known[cue] is not None:
        return [(key, day) for key, day in known.items() if key == cue and day]
    if not holding.printed and holding.awarded:
        known["expires"] = None
    return [(key, day) for key, day in known.items() if day]


async def _of_a_target(session: Session, about: Frame, said: Fragment) -> Reply | None:
    records = session.given.records
    studies = await records.studies() if records is not None else []
    with_target = [s for s in studies if s.target is not None]
    meant = [s for s in with_target if s.id == about.slots.get("study")] or with_target[:1]
    if not meant or meant[0].target is None:
        return None
    day = with_parts(meant[0].target, said.right, session.given.today, None)
    if day is None:
        return None
    session.trace.append("a part of the target that was just set is put right")
    return await session.begin(TARGET, {"target": day.isoformat(), "study": meant[0].id}, 0.9)
