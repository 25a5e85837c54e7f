""" "Yeah did 4 on Saturday and 2,5 yesterday": hours of study without the word, each with its day."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder

_LOGS = "log_progress"
#: So long somebody answers how it is going.
_ANSWERED_WITHIN = timedelta(days=7)
_SHORT = 150
_DAY = (
    r"(?:(?:on\s+|last\s+|this\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun|weekend|week|morning|evening)|yesterday|today|tonight|last\s+night"
    r"|the\s+day\s+before(?:\s+yesterday)?|(?:on\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th))(?:\s+(?:morning|evening|night|afternoon))?"
)
_ABOUT = r"(?:(?:about|around|like|another|some|maybe|only|just)\s+)*"
_AMOUNT = rf"{_ABOUT}(?P<n>(?!one\b|an?\b){SPOKEN})\s*(?:(?:h|hrs?|hours?)\b)?"
_PART = pattern(rf"{_AMOUNT}\s+{_DAY}", re.IGNORECASE)
_JOINT = pattern(r"\s*(?:[,;&+]|\b(?:and|plus|then)\b)\s*(?:(?:and|then|i\s+did|did|another)\s+)*", re.IGNORECASE)
_LEAD = pattern(
    r"\W*(?:(?:yeah|yes|yep|ok|okay|well|so|good|fine|great|not\s+bad|going\s+well|it['’]?s|going|all|hi|hey|and|i|i['’]?ve|ive|we|have|just|only|about)\W+){0,6}"
    r"(?:did|done|studied|managed|put\s+in|got|got\s+in|spent|learned|learnt|revised|worked)\s+",
    re.IGNORECASE,
)
_BEHIND = pattern(r"\W*(?:(?:so\s+far|in\s+all|too|as\s+well|again|:\)|lol|thanks)\W*)*", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """All of them together; None unless a study was spoken of, or was asked about lately."""
    heard = session.heard
    if heard.named or heard.people or session.state.waiting is not None or "?" in heard.text:
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
    return (lately and since) or (last is not None and last.dialog in OF_A_STUDY)


def _hours(text: str) -> Decimal | None:
    """The sum of the amounts; None where anything else is said."""
    lead = _LEAD.match(text)
    if lead is None:
        return None
    at, total = lead.end(), Decimal(0)
    while (part := _PART.match(text, at)) is not None:
        total += spoken_amount(part["n"]) or 0
        at = part.end()
        if _BEHIND.fullmatch(text, at):
            return total or None
        joint = _JOINT.match(text, at)
        if joint is None:
            return None
        at = joint.end()
    return None
