""" "CISSP number is 712345 and the CCNA one is CSCO1234567", "they sent a new card, number is now 99887766": each
number is kept with the record that it is of.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_KEEPS = "add_evidence"
_PARTS = pattern(r"\s*(?:[,;\n]|(?<!\w)and(?!\w)|&)\s*", re.IGNORECASE)
_NUMBER = pattern(
    r"\W*(?:(?:the|my|and|its|it|new|also|ok|so|on|has)\W+){0,4}(?:(?P<name>(?!(?:e-?card|card|cert\w*|licen[cs]e|member\w*|reg\w*|candidate)\s)[\w&+/.-]{1,20}(?:\s+[\w&+/.-]{1,20}){0,3}?)\s+)?"
    r"(?P<kind>(?:(?:card|cert\w*|licen[cs]e|member(?:ship)?|registration|reg|candidate|e-?card)\s+)?(?:number|no\.?|nr\.?|id|code|one))\s*(?:(?:is|was|=|:|['’]s)\s*)(?:now\s+)?"
    r"(?P<number>[A-Za-z0-9][\w/-]{3,30})(?:\s+now)?\W*",
    re.IGNORECASE,
)
#: What is told in front of it of how there came to be another one.
_NEW_ONE = pattern(
    r"\W*(?:(?:they|i|it|my|the|a|just|have|has|was|got|sent|gave|issued|received|me|came|new|replacement|card|licen[cs]e|cert\w*|badge|reissued|replaced|lost|old)\W*){1,9}",
    re.IGNORECASE,
)
_DIGITS = pattern(r"\d")
_FEW = 3


async def told(session: Session) -> Reply | None:
    """None where anything else is told, or it is not known which record is meant."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or "?" in heard.text:
        return None
    if heard.people or heard.teams:
        return None
    parts = [part for part in _PARTS.split(heard.text) if part.strip()]
    said = [_NUMBER.fullmatch(part) for part in parts]
    if any(one is None and not _NEW_ONE.fullmatch(part) for one, part in zip(said, parts, strict=True)):
        return None
    numbers = [one for one in said if one is not None and len(_DIGITS.findall(one["number"])) >= _FEW]
    found = [(await _of(session, one), one["number"]) for one in numbers]
    if not found or len({h.id for h, _n in found if h is not None}) != len([one for one in said if one is not None]):
        return None
    if numbers[0]["kind"].casefold() == "one":
        return None
    session.trace.append("numbers of their records")
    reply = Reply()
    for holding, number in found:
        slots: dict[str, Any] = {"holding": holding.id if holding is not None else None, "number": number}
        reply = reply.plus(await session.begin(_KEEPS, slots, 0.9))
    return reply if len(found) == 1 else Reply(parts=reply.parts)


async def _of(session: Session, said: re.Match[str]) -> Holding | None:
    """The one that is named, or was just spoken of."""
    records, last = session.given.records, session.state.last
    held = await records.holdings() if records is not None else []
    if said["name"]:
        named = called_so(key(said["name"]), held, session.manager.phrases, session.manager.knowledge.catalogue)
        return named[0] if len(named) == 1 else None
    kept = await just_kept(session, last) if last is not None else []
    kept = kept or [h for h in held if h.credential is not None and h.credential == session.state.focus.at]
    kept = kept or held
    return kept[0] if len(kept) == 1 else None
