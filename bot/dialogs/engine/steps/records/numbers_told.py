"""The number of a paper: "CISSP number is 712345 and the CCNA one is CSCO1234567", "my certificate number is
8837291, CSCS, ends Oct 2028". It is kept with its record, and waits where none is told.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_KEEPS = "add_evidence"
_PARTS = pattern(r"\s*(?:[,;\n]|(?<!\w)and(?!\w)|&)\s*", re.IGNORECASE)
_NUMBER = pattern(
    r"\W*(?:(?:the|my|and|its|it|new|also|ok|so|on|has)\W+){0,4}(?:(?P<name>(?!(?:e-?card|card|cert\w*|licen[cs]e|member\w*|reg\w*|candidate)\s)[\w&+/.-]{1,20}(?:\s+[\w&+/.-]{1,20}){0,3}?)\s+)?"
    r"(?P<kind>(?:(?:card|cert\w*|licen[cs]e|member(?:ship)?|registration|reg|candidate|e-?card)\s+)?(?:number|no\.?|nr\.?|id|code|one|pin))\s*(?:(?:is|was|=|:|['’]s)\s*|(?<=pin)\s+(?=[\w-]*\d))(?:now\s+)?"
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


_SAID = pattern(
    rf"{OPENING}(?:(?:my|the)\s+)?(?P<name>(?:(?!my\b|the\b|what|is\b|i\b)[\w&+-]{{1,20}}\s+){{0,3}}?)"
    r"(?:cert(?:ificate|ification)?|licen[cs]e|card|badge|registration|membership|pin)\s*(?:(?:no|nr|num|number|id)\b\.?|#|(?<=pin)(?=\s+(?:is\s+)?\d\d[A-Z]\d))"
    r"\s*(?:(?:is|:|=)\s*)?(?P<number>(?=[A-Z/-]{0,6}\d)[\w/-]{4,20}(?:\s\d{3,6}){0,3})(?!\w)\s*[,;.:–-]?\s*(?P<rest>[^?]{0,200})",
    re.IGNORECASE,
)
#: "Need my cert number for my boss".
_WANTED = pattern(
    r"\b(?:need|want|what(?:['’]?s|\s+is|\s+was)|show|give|find|looking\s+for)\b[^.!?\n]{0,25}?\b(?:cert(?:ificate|ification)?|licen[cs]e|card|badge|registration|membership)"
    r"\s+(?:no|nr|number|id)\b[^\d]{0,60}",
    re.IGNORECASE,
)
_SHOWS = "show_proof"


async def number_wanted(session: Session) -> Reply | None:
    """The number that is kept, whoever it is for; None where a credential or a person is named."""
    heard = session.heard
    if session.state.asking is not None or not session.given.private or heard.people or heard.teams:
        return None
    if any(n.mention.of("credential") for n in heard.named) or heard.dates:
        return None
    if (said := _WANTED.search(heard.text)) is None or said.end() < len(heard.text):
        return None
    session.trace.append("the number of a paper of theirs")
    return await session.begin(_SHOWS, {}, 0.8)


async def number_first(session: Session) -> Reply | None:
    """None where no day is told and something is held, so that the number is of that."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    said = _SAID.fullmatch(heard.text)
    if said is None or (not heard.dates and await records.holdings()):
        return None
    if said["name"].strip() and heard.dates:
        return None  # a number behind a name is told in its place
    name, rest, number = said["name"].strip(), said["rest"].strip(), said["number"]
    if not name and not rest:
        session.trace.append("the number of a paper, before what it is of")
        session.understood = (ADDING, 0.9)
        question = _(
            "What is that the number of? Tell me the name on the card or certificate, and I keep it with that."
        )
        return session.ask(Frame(dialog=ADDING, slots={"beside": {"number": number}}), "records", (), question)
    with session.hearing(f"i have {name} {rest}"):
        told = records_in(session.heard)
    if len(told) != 1 or told[0].get("doubt"):
        return None
    session.trace.append("the number of a paper, and what it is of")
    return await session.begin(ADDING, {"records": [{**told[0], "number": number}]}, 0.9)
