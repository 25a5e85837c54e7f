""" "My nursing license renews every 2 yrs, last done Feb 2025", "every 3 years I have to renew my CSCS card, next time
2 Nov 2027": how often it is to be renewed and one of the days tell until when it is valid.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import A_PAPER
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.standing import is_of_another
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LONGEST = 200
_CYCLE_WORDS = (
    r"(?:every|each)\s+(?:(?:\d{1,2}|other|two|three|four|five|six|eight|ten)\s?)?(?:years?|yrs?|y|months?|mths?)"
    r"|yearly|annually|once\s+a\s+year"
)
_CYCLE = pattern(
    r"(?<!\w)(?:(?:every|each)\s+(?:(?P<n>\d{1,2}|other|two|three|four|five|six|eight|ten)\s?)?(?P<unit>years?|yrs?|y|months?|mths?)"
    r"|(?P<yearly>yearly|annually|once\s+a\s+year))(?!\w)",
    re.IGNORECASE,
)
#: What is said to come so often is renewed; "I study every month" is not.
_RENEWED = pattern(
    r"(?<!\w)(?:re-?\w*(?:new|certif|valid|regist)\w*|re-?certs?|refresh\w*|redone|redo|retak\w+|due|expires?|valid|licen[cs]e\w*|cert\w*|card|ticket|badge)(?!\w)",
    re.IGNORECASE,
)
#: "First aid at work every 3 years, done Jan 2025": a name, how often, and when, with nothing around them.
_JUST_THAT = pattern(
    rf"\W*(?:(?:my|our|the|i|have|do|need|to)\s+){{0,4}}[\w&+/.-]{{2,20}}(?:\s+[\w&+/.-]{{1,20}}){{0,4}}?\s*,?\s+(?:is\s+)?(?:{_CYCLE_WORDS})\W+(?:and\s+)?"
    r"(?:(?:i|was|it|mine|last|time|one)\s+){0,3}(?:done|did|had|took|passed|last|got|redid)\W+(?:(?:it|that|mine|was|done|time|one|in|on|at|the|back)\s+){0,4}",
    re.IGNORECASE,
)
#: What stands in front of the day: that of the last time, or that of the next.
_LAST = pattern(
    r"(?<!\w)(?:last|latest|previous|did|done|renewed|got|was|since|mine|recert\w*|passed|redone|refreshed)(?!\w)[^.!?]{0,30}$",
    re.IGNORECASE,
)
_NEXT = pattern(
    r"(?<!\w)(?:next|due|again|expires?|until|till?|up|ends?|runs?\s+out)(?!\w)[^.!?]{0,30}$", re.IGNORECASE
)
_FIRST = (
    r"\W*(?:(?:hi|hey|hello|so|and|also|btw|ok|oh|well|i|i['’]?ve|have|has|had|to|must|need|do|did|last|just|every|each|the|my|our|got|renewed|renew|redo|redid"
    r"|recertified|retake)\W+){0,8}"
)
_NAME = r"(?P<name>[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)"
#: "CPR has to be redone every …", "I have to renew my CSCS card every …", "renewed my teaching license in June, …".
_CALLED = (
    pattern(
        rf"{_FIRST}{_NAME}(?:\s+in\s+[^\W\d_]+)?\s+(?:is|has|have|needs?|must|renews?|expires?|comes|runs|lasts|gets|re-?certs?|refreshers?|every|each|yearly|annually|only)(?!\w)",
        re.IGNORECASE,
    ),
    pattern(
        rf".{{0,60}}?(?<!\w)(?:renew(?:ed)?|redo|redid|did|do)\s+(?:my|the|our)\s+{_NAME}(?=\s*(?:[,;.]|$)|\s+(?:in|on|at|every|each|since|back|refresher|last)(?!\w))",
        re.IGNORECASE,
    ),
)
_SHORT = 5


async def told(session: Session) -> Reply | None:
    """None where what is called so is kept already, or it is not said of which day the other is."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    if session.state.asking is not None or len(heard.text) > _LONGEST or len(heard.dates) != 1:
        return None
    months, day = _months(heard.text), heard.dates[0]
    if (
        months is None
        or not day.options
        or is_of_another(heard.text)
        or not (_RENEWED.search(heard.text) or _JUST_THAT.fullmatch(heard.text, 0, day.start))
    ):
        return None
    record, kept = _record(session), await records.holdings()
    if record is None:
        return None
    known, phrases = session.manager.knowledge.catalogue, session.manager.phrases
    if any(h.credential in record["ids"] for h in kept) or called_so(key(record["name"]), kept, phrases, known):
        return None
    days = _days(heard.text, day, heard.today, months)
    if days is None:
        return None
    session.trace.append("how often it is renewed, and when it was or will be")
    return await session.begin(ADDING, {"records": [{**record, **days}]}, 0.9)


def _months(text: str) -> int | None:
    said = _CYCLE.search(text)
    if said is None:
        return None
    n = 1 if said["n"] is None else 2 if said["n"].casefold() == "other" else count(said["n"])
    a_year = said["yearly"] or said["unit"].casefold().startswith("y")
    return (12 if a_year else 1) * n if n else None


def _days(text: str, day: SaidDate, today: date, months: int) -> dict[str, Any] | None:
    """Of the last time both days follow; the next one is that on which it ends."""
    if min(day.options) > today:
        return dated({}, [replace(day, cue="expires")], today) if _NEXT.search(text, 0, day.start) else None
    if not _LAST.search(text, 0, day.start):
        return None
    days = dated({}, [replace(day, cue="awarded")], today)
    ends = [add_months(date.fromisoformat(on), months).isoformat() for on in days["awarded"]]
    return {**days, "expires": ends, "expires_said": "day"}


def _record(session: Session) -> dict[str, Any] | None:
    """What is named; by a name of their own where it says that it is a paper, or is short and no everyday word."""
    heard = session.heard
    named = [n for n in heard.named if n.mention.of("credential")]
    if len(named) == 1 and not named[0].doubt and ids_of(named[0]):
        return {"ids": ids_of(named[0]), "name": _text_of(session, named[0])}
    if named:
        return None
    said = next((found for way in _CALLED if (found := way.match(heard.text))), None)
    name = stripped(said["name"]) if said is not None else ""
    words = key(name).split()
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    strange = [word for word in words if word not in everyday]
    skill = any(n.mention.of("skill") for n in heard.named)
    if not words or not (A_PAPER.search(name) or skill or (strange and min(map(len, words)) <= _SHORT)):
        return None
    return {"ids": [], "name": name}


def _text_of(session: Session, named: Named) -> str:
    return session.heard.text[named.mention.start : named.mention.end]
