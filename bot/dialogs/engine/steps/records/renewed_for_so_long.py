""" "Got the new CPR card today, valid 2 years", "DM card renewed today for 1 yr": the record that is called so is
renewed for that long, and nothing is kept beside it.
"""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_RENEWS = "renew_holding"
_FIRST = r"\W*(?:(?:ok|okay|yes|yay|hi|hey|oh|so|and|finally|also|just|today|i|i['’]?ve|have)\W+){0,5}"
_PAPER = r"(?:card|licen[cs]e|cert(?:ificate|ification)?|badge|ticket|permit|pass|registration|membership|one)"
_NAME = r"(?P<name>[^\W_][\w&+/-]{0,20}(?:\s+[\w&+/-]{1,20}){0,3}?)"
_WHEN = rf"(?:\s+(?:on\s+)?{A_DAY})?"
_SO_LONG = (
    r"[\s,;.–-]*(?:(?:and|it|it['’]?s|its|is|which|that['’]?s|now|this\s+time|again)\s+){0,3}(?:(?:valid|good|lasts|runs|ok)\s+)?(?:for\s+)?"
    r"(?:another\s+)?(?P<n>\d{1,2}|an?|one|two|three|four|five|six|eight|ten)\s?(?P<unit>years?|yrs?|y|months?|mths?)(?:\s+(?:now|again|more))?\W*"
)
#: "Got the new CPR card today", and perhaps for how long it is valid.
_NEW_ONE = pattern(
    rf"{_FIRST}(?:got|received|collected|picked\s+up)?\s*(?:(?:(?:the|my|a)\s+)?new|(?:the|my|a)\s+renewed)\s+{_NAME}(?:\s+{_PAPER})?"
    rf"(?:\s+(?:came|arrived|is\s+here|through))?{_WHEN}(?:{_SO_LONG}|\W*)",
    re.IGNORECASE,
)
#: "DM card renewed today for 1 yr", "renewed my HEN card for 3 years".
_RENEWED = (
    pattern(
        rf"{_FIRST}(?:(?:the|my)\s+)?{_NAME}(?:\s+{_PAPER})?\s+(?:(?:got|was|is|has|been|just)\s+){{0,3}}(?:renewed|redone|extended|re-?certified){_WHEN}{_SO_LONG}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_FIRST}(?:renewed|redid|extended)\s+(?:(?:the|my)\s+)?{_NAME}(?:\s+{_PAPER})?{_WHEN}{_SO_LONG}",
        re.IGNORECASE,
    ),
)
_NO_NAMES = frozenset({"it", "that", "this", "mine", "one", "both", "them", "all", "membership", "card"})


async def told(session: Session) -> Reply | None:
    """None where several of theirs are called so, or a new paper is of something that they never told of."""
    heard, records, frame = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    new = _NEW_ONE.fullmatch(heard.marked)
    said = new or next((found for way in _RENEWED if (found := way.fullmatch(heard.marked))), None)
    on = _day(session)
    if said is None or frame is not None or key(said["name"]) in _NO_NAMES or on is None or on > heard.today:
        return None
    held = await _called(session, said["name"])
    until = {"until": add_months(on, _months(said)).isoformat()} if said["n"] else {}
    if len(held) == 1 and (until or session.guesses[0].dialog == _RENEWS):
        session.trace.append("it was renewed, for so long")
        return await session.begin(_RENEWS, {"holding": held[0].id, "on": on.isoformat(), **until}, 0.9)
    if held or new is not None:
        return None
    session.trace.append("it was renewed for so long, and was never told before")
    days = {"awarded": [on.isoformat()], "awarded_said": "day", "expires": [until["until"]], "expires_said": "day"}
    return await session.begin(ADDING, {"records": [{"ids": _ids(session), "name": said["name"], **days}]}, 0.9)


def _months(said: re.Match[str]) -> int:
    return (count(said["n"]) or 1) * (1 if said["unit"].casefold().startswith("m") else 12)


def _day(session: Session) -> date | None:
    """On which it was renewed: today, where none is said; None for one that is not clear, or for several."""
    days = session.heard.dates
    if not days:
        return session.heard.today
    return days[0].options[0] if len(days) == 1 and len(days[0].options) == 1 else None


def _ids(session: Session) -> list[str]:
    return next((ids_of(n) for n in session.heard.named if n.mention.of("credential")), [])


async def _called(session: Session, name: str) -> list[Holding]:
    """By what it is called, by a part of that, or by its first letters: "DM card" of the Dubai municipality card."""
    records, ids = session.given.records, _ids(session)
    held = await records.holdings() if records is not None else []
    phrases, catalogue = session.manager.phrases, session.manager.knowledge.catalogue
    named = [h for h in held if h.credential in ids] or called_so(key(name), held, phrases, catalogue)
    return named or called_so(key(f"the {name.split()[0]} card"), held, phrases, catalogue)
