"""A part of the day just told is put right: "no its april", "sorry 2028", "i meant the 5th"."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.righting import CORRECTS, is_corrected, spoken_of
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, just_kept
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, TARGET
from bot.dialogs.understanding.dates.fragments import Fragment, fits, fragment_in, with_parts
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

Key = Literal["awarded", "expires"]


async def put_right(session: Session) -> Reply | None:
    """The record or the target with that part changed; None when the message says anything else as well."""
    last, heard, about = session.state.last, session.heard, spoken_of(session)
    if about is None:
        return None
    asked = is_corrected(session.state.waiting)
    said = fragment_in(_SAME_DAY.sub(lambda match: _year_of(match, session.given.today), heard.text))
    if said is None or (about is not last and not asked and not said.turns and not _ITS.match(heard.text)):
        return None
    if len(said.right) > 1 and not said.wrong and heard.dates and not said.turns and about is last:
        return None
    if about.dialog in KEEP_A_DATE or (about.dialog in LOOK_AT_ONE and said.turns):
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


async def _of_a_record(session: Session, about: Frame, said: Fragment) -> Reply | None:
    kept = await just_kept(session, about)
    if said.right.keys() == {"year"} and not any(_days_of(h, said, session.given.today) for h in kept):
        return await _year_of_one_without_days(session, about, said.right["year"])
    return await right_in_part(session, kept, said)


async def right_in_part(session: Session, among: list[Holding], said: Fragment) -> Reply | None:
    """The only day of these that the words can be of, put right; None where there is none, or several."""
    today = session.given.today
    found = [(holding, key, known) for holding in among for key, known in _days_of(holding, said, today)]
    if said.wrong:
        found = [each for each in found if fits(each[2], said.wrong)] or found
    if len(found) > 1:
        found = [each for each in found if each[2].month == said.right.get("month")]
    if len(found) != 1:
        return None
    holding, key, known = found[0]
    earliest = today if key == "expires" and known >= today else None
    day = with_parts(known, said.right, earliest, today if key == "awarded" else None)
    if day is None or (key == "awarded" and day > today):
        return None  # "sorry, it runs out March 2027" is of no award
    session.trace.append("a part of the day that was just kept is put right")
    session.state.stack = [f for f in session.state.stack if f.dialog != CORRECTS]
    return await session.begin(CORRECTS, {"holding": holding.id, "days": {key: day.isoformat()}}, 0.9)


async def _year_of_one_without_days(session: Session, about: Frame, year: int) -> Reply | None:
    kept = await just_kept(session, about)
    if len(kept) != 1 or kept[0].awarded or kept[0].expires:
        return None
    session.trace.append("the year of what was just kept")
    return await session.begin(CORRECTS, {"holding": kept[0].id, "awarded": date(year, 1, 1).isoformat()}, 0.9)


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
