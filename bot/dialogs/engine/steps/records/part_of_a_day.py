"""A day is put right by a part of it: "no its april", "sorry 2028", or with the name beside it: "asbestos was the
14th", "make it November 2027, the gold card".
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE, nothing_told_yet
from bot.dialogs.engine.steps.records.righting import CORRECTS, is_corrected, spoken_of
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, just_kept, named
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, TARGET
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates.fragments import Fragment, fits, fragment_in, with_parts
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.translation import _
from bot.translation import day as in_words

Key = Literal["awarded", "expires"]


async def put_right(session: Session) -> Reply | None:
    """The record or the target with that part changed; None when the message says anything else as well."""
    last, heard, about = session.state.last, session.heard, spoken_of(session)
    if about is None or nothing_told_yet(session):
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
    day = _of_its_year(known, said) or with_parts(known, said.right, earliest, today if key == "awarded" else None)
    if day is None or (key == "awarded" and day > today):
        return None  # "sorry, it runs out March 2027" is of no award
    if key == "expires" and day < today <= known and _WAS.search(session.heard.text):
        return _got_or_over(session, holding, known, day, year_alone=said.right.keys() == {"year"})
    session.trace.append("a part of the day that was just kept is put right")
    session.state.drop_of(CORRECTS)
    return await session.begin(CORRECTS, {"holding": holding.id, "days": {key: day.isoformat()}}, 0.9)


#: "First one was 2021 sorry", of what is kept as expiring in 2027.
_WAS = pattern(r"(?<!\w)was(?!\w)(?!.{0,40}\bexpir)", re.IGNORECASE)


def _got_or_over(session: Session, holding: Holding, known: date, said: date, *, year_alone: bool) -> Reply:
    """A day that is over may be that of the award: it is asked."""
    got = said.replace(month=1, day=1) if year_alone else said
    when = str(said.year) if year_alone else in_words(said)
    name = title(holding, session.manager.knowledge.catalogue)
    text = _("I keep {name} as valid until {until}, and changed nothing yet. Did you get it in {when}, or is it over?")
    buttons = (
        begin(
            _("I got it in {when}").format(when=when), CORRECTS, holding=holding.id, days={"awarded": got.isoformat()}
        ),
        begin(
            _("It ran out in {when}").format(when=when),
            CORRECTS,
            holding=holding.id,
            days={"expires": said.isoformat()},
        ),
    )
    session.trace.append("a day that is over, of what is still valid")
    session.understood = (CORRECTS, 0.5)
    return Reply(parts=(paragraph(text, name=bold(name), until=in_words(known), when=when),), buttons=buttons)


def _of_its_year(known: date, said: Fragment) -> date | None:
    """ "July 24" puts "June 24" right, of which no day was told: the number is the year. None where it is a day."""
    number = said.right.get("day")
    if said.right.keys() != {"month", "day"} or known.day != 1 or number != known.year % 100 or said.wrong:
        return None
    return known.replace(month=said.right["month"])


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


_LEADS = pattern(
    r"\W*(?:(?:no+|nope|nah|oh|oops|sorry|wait|hang\s+on|actually|and|but|ok|okay|so|also|then|btw|argh|hm+|my|the|i\s+mean[t]?|i\s+think)\W+){0,5}",
    re.IGNORECASE,
)
#: Where its name ends; "and sssts the 20th", behind a day that was put right, needs no verb.
_IS = pattern(
    r"\s+(?:(?:one|card|cert\w*|ticket|licen[cs]e)\s+)?(?P<verb>(?:is|was|were|should\s+be|expires?|ends?|runs?\s+out)\s)?(?=\S)",
    re.IGNORECASE,
)
#: "And IRATA level 3 in May" is another one, and no third of May.
_NUMBERED = pattern(r"(?<!\w)(?:level|lvl|class|grade|tier|part)\s*$", re.IGNORECASE)
#: "The CISM exam was the 14th" is no day of the record.
_NOT_ITS_DAY = pattern(
    r"\s(?:exam|test|course|class|training|talk|webinar|workshop|meeting|mock|session)s?\s*$", re.IGNORECASE
)
_GOES_ON = pattern(r"\W*(?:and|also|then|plus)\b", re.IGNORECASE)
_LONGEST = 120


#: What a part of a day has in it: cheap to look for.
_OF_A_DAY = pattern(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


async def of_a_named_one(session: Session) -> Reply | None:
    """None where none of theirs is named, or anything but parts of a day is said of it."""
    heard = session.heard
    if session.state.last is None or session.state.asking is not None or "?" in heard.text:
        return None
    if heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if not (heard.ordinals or _OF_A_DAY.search(heard.text)):
        return None
    lead = _LEADS.match(heard.text)
    start = lead.end() if lead is not None else 0
    parts = next((p for said in _IS.finditer(heard.text, start + 1) if (p := _parts(session, said, start))), None)
    held = [h for h in await named(session, start) if h.awarded or h.expires] if parts is not None else []
    return await right_in_part(session, held, parts) if parts is not None and len(held) == 1 else None


def _parts(session: Session, said: re.Match[str], start: int) -> Fragment | None:
    """What is put right behind the name; a whole day, or a month alone, is put right as any other is."""
    heard, last = session.heard, session.state.last
    called = heard.text[start : said.start()]
    if not key(called) or _NUMBERED.search(called) or _NOT_ITS_DAY.search(called):
        return None
    parts = fragment_in(heard.text[said.start("verb") if said["verb"] else said.end() :])
    if parts is None:
        return None
    if "day" not in parts.right and not ("month" in parts.right and "month" in parts.wrong):
        return None  # "the IPAF is Oct, not Nov" says of which month it is no more
    lately = last is not None and last.dialog in KEEP_A_DATE
    tells = bool(said["verb"]) or (lately and _GOES_ON.match(heard.text) is not None)
    whole = any(d.grain == "day" and len(d.options) == 1 for d in heard.dates) and not parts.wrong
    rough = [d for d in heard.dates if d.grain != "day"]
    return parts if tells and (lately or parts.turns) and (not whole or rough) else None


_MAKE_IT = pattern(
    rf"{CORRECTING}(?:make|change|set|move)\s+(?:it|that|this|the\s+date)\s+(?:(?:to|into|on|until)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_REMINDER = pattern(r"\b(?:remind|nudg|ping)", re.IGNORECASE)
_OF = pattern(r"[\s,–-]{0,5}(?:(?:for|of|on)\s{1,3})?(?:the|my)\s{1,3}[\w&+/ -]{2,40}[.!\s]{0,9}", re.IGNORECASE)


async def made_it(session: Session) -> Reply | None:
    """None where anything but one day and one of their records is told."""
    heard = session.heard
    said = _MAKE_IT.match(heard.text)
    if said is None or len(heard.dates) != 1 or session.state.asking is not None or heard.people or heard.teams:
        return None
    day = heard.dates[0]
    if day.start > said.end() or not _OF.fullmatch(heard.text, day.end):
        return None
    held = await named(session, day.end)
    last = session.state.last
    if len(held) != 1 or _REMINDER.search(heard.text):
        return None
    ahead = heard.days_ahead()
    if last is not None and last.dialog == "remind_also" and ahead:
        slots = {"holding": held[0].id, "until": ahead[0].isoformat(), "instead": last.slots.get("stage")}
        return await session.begin("remind_also", slots, 0.9)
    return await session.start(Guess("correct_holding", 0.9, "a day of theirs is put right"), {"holding": held[0].id})
