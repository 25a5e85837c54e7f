""" "Yeah did 4 on Saturday and 2,5 yesterday": hours of study without the word, each with its day."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.hours_by_days import hours_by_days
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder

_LOGS = "log_progress"
#: So long somebody answers how it is going.
_ANSWERED_WITHIN = timedelta(days=7)
_SHORT = 150
_LEAD = pattern(
    r"\W*(?:(?:yeah|yes|yep|ok|okay|well|so|good|fine|great|not\s+bad|going\s+well|it['’]?s|going|all|hi|hey|and|i|i['’]?ve|ive|we|have|just|only|about)\W+){0,6}"
    r"(?:did|done|studied|managed|put\s+in|got|got\s+in|spent|learned|learnt|revised|worked|read)\s+"
    r"(?:(?:on\s+)?(?:the|my|some|a\s+bit\s+of)\s+(?:[a-z]{2,14}\s+){1,3}?(?:for\s+)?)?",
    re.IGNORECASE,
)
_BEHIND = pattern(r"\W*(?:(?:so\s+far|in\s+all|too|as\s+well|again|:\)|lol|thanks)\W*)*", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """All of them together; None unless a study was spoken of, or was asked about lately."""
    heard = session.heard
    if heard.named or heard.people or session.state.asking is not None or "?" in heard.text:
        return None
    hours = _hours(heard.text) if len(heard.text) <= _SHORT else None
    if hours is None:
        return None
    if not await _of_a_study(session):
        return None
    session.trace.append("hours of study by their days")
    last = session.state.last
    of_it = last is not None and last.dialog in OF_A_STUDY and last.slots.get("study")
    study = {"study": last.slots["study"]} if last is not None and of_it else {}
    return await session.begin(_LOGS, {"hours": written(hours), **study}, 0.9)


async def _of_a_study(session: Session) -> bool:
    records, last = session.given.records, session.state.last
    if records is None or not session.given.private or not await records.studies():
        return False
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    lately = asked is not None and asked.sent_at is not None and session.given.now - asked.sent_at <= _ANSWERED_WITHIN
    since = session.before is None or asked is None or asked.sent_at is None or session.before < asked.sent_at
    sure = session.sure and session.guesses[0].dialog == _LOGS
    return sure or (lately and since) or (last is not None and last.dialog in OF_A_STUDY)


def _hours(text: str) -> Decimal | None:
    """The sum of the amounts; None where anything else is said."""
    lead = _LEAD.match(text)
    if lead is None:
        return None
    said = hours_by_days(text, lead.end())
    return said.hours or None if said is not None and _BEHIND.fullmatch(text, said.end) else None
