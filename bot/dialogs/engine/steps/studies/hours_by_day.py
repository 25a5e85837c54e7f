""" "Yeah did 4 on Saturday and 2,5 yesterday": hours of study without the word, each with its day. Who keeps something
by units besides is asked which of the two is meant, unless a study was spoken of.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.said_units import entries_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.steps.units.which_entry import OF_UNITS
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hours_by_days import hours_by_days
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder
from bot.scheduling.messages import short_title
from bot.scheduling.upkeep import unit_rule
from bot.translation import _, listed

_LOGS, _ENTRIES = "log_progress", "log_entries"
#: So long somebody answers how it is going.
_ANSWERED_WITHIN = timedelta(days=7)
_SHORT = 150
#: After one of these a number and a day are enough: "3 on Monday, 2 on Tuesday".
_TOLD_OF = frozenset({_LOGS, "study_status"})
_MOST = 4
_STUDYING = pattern(r"\b(?:stud(?:y|ying|ied|ies)|learn(?:ing|t|ed)|exam)\b", re.IGNORECASE)
_LEAD = pattern(
    r"\W*(?:(?:yeah|yes|yep|ok|okay|well|so|good|fine|great|not\s+bad|going\s+well|it['’]?s|going|all|hi|hey|and|i|i['’]?ve|ive|we|have|just|only|about)\W+){0,6}"
    r"(?:did|done|studied|managed|put\s+in|got|got\s+in|spent|learned|learnt|revised|worked(?=\s+(?:on|through)\b)|read)\s+"
    r"(?:(?:on\s+)?(?:the|my|some|a\s+bit\s+of)\s+(?:[a-z]{2,14}\s+){1,3}?(?:for\s+)?)?",
    re.IGNORECASE,
)
_NO_LEAD = pattern(r"\W*(?:(?:and|then|so|ok|okay|plus|also)\W+){0,3}", re.IGNORECASE)
_BEHIND = pattern(r"\W*(?:(?:so\s+far|in\s+all|too|as\s+well|again|:\)|lol|thanks)\W*)*", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """All of them together; None unless a study was spoken of, or was asked about lately."""
    heard = session.heard
    if heard.named or heard.people or session.state.asking is not None or "?" in heard.text:
        return None
    last = session.state.last
    of_it = last is not None and last.dialog in OF_A_STUDY
    hours = amount_by_days(heard.text, alone=last is not None and last.dialog in _TOLD_OF)
    if hours is None or not await _studies(session):
        return None
    if not of_it and not await _asked_lately(session):
        if (either := await _of_either(session, hours)) is not None:
            return either
        if not session.sure or session.guesses[0].dialog != _LOGS:
            return None
    session.trace.append("hours of study by their days")
    study = {"study": last.slots["study"]} if last is not None and of_it and last.slots.get("study") else {}
    return await session.begin(_LOGS, {"hours": written(hours), **study}, 0.9)


async def _studies(session: Session) -> bool:
    records = session.given.records
    return records is not None and session.given.private and bool(await records.studies())


async def _asked_lately(session: Session) -> bool:
    """Whether they were asked how it is going, and said nothing since."""
    records = session.given.records
    assert records is not None  # noqa: S101 - it was looked at before
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    lately = asked is not None and asked.sent_at is not None and session.given.now - asked.sent_at <= _ANSWERED_WITHIN
    since = session.before is None or asked is None or asked.sent_at is None or session.before < asked.sent_at
    return lately and since


async def _of_either(session: Session, hours: Decimal) -> Reply | None:
    """None where nothing that they hold is kept by units; those are of what was spoken of last, if they were."""
    records, last = session.given.records, session.state.last
    assert records is not None  # noqa: S101 - it was looked at before
    counted = [h for h in await records.holdings() if unit_rule(h, session.manager.knowledge.catalogue)]
    entries = entries_in(session.heard, bare=True)
    if not counted or not entries or (last is not None and last.dialog in OF_UNITS):
        return None
    session.trace.append("hours of study, or units")
    units = [{"amount": e.amount, "on": e.on, "remark": None, "part": ""} for e in entries]
    studies, catalogue = (await records.studies())[:_MOST], session.manager.knowledge.catalogue
    question = _("For which of what you hold are these units? Or were they hours of study for {names}?")
    asked = session.ask(
        Frame(dialog=_ENTRIES, slots={"entries": units}),
        "holding",
        tuple(h.id for h in counted[:_MOST]),
        question.format(names=listed([s.name for s in studies])),
        tuple(short_title(h, catalogue) for h in counted[:_MOST]),
    )
    label = _("Study: {name}")
    of_study = [begin(label.format(name=s.name), _LOGS, hours=written(hours), study=s.id) for s in studies]
    return asked.model_copy(update={"buttons": (*of_study, *asked.buttons)})


async def studied_rather(session: Session) -> Reply | None:
    """ "The CKAD", "hours of study": the answer to which of the two it was."""
    frame = session.state.waiting
    if frame is None or frame.dialog != _ENTRIES or frame.awaiting is None or frame.awaiting.slot != "holding":
        return None
    if len(session.heard.text) > _SHORT or not (session.heard.named or _STUDYING.search(session.heard.text)):
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("they are hours of study")
    session.state.drop(frame)
    hours = sum((Decimal(each["amount"]) for each in frame.slots["entries"]), Decimal(0))
    return await session.begin(_LOGS, {"hours": written(hours), "study": study.id}, 0.9)


def amount_by_days(text: str, *, alone: bool) -> Decimal | None:
    """The sum of the amounts; None where anything else is said. ``alone``: no word need say that they were done."""
    if len(text) > _SHORT:
        return None
    lead = _LEAD.match(text) or (_NO_LEAD.match(text) if alone else None)
    if lead is None:
        return None
    said = hours_by_days(text, lead.end())
    return said.hours or None if said is not None and _BEHIND.fullmatch(text, said.end) else None
