""" "Need 24 CEUs by December, got 10 so far", "I did 6 PDUs and need to know how many are left": what was earned is
kept, and it is said what is left.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.amount_slots import UNIT, in_all, written
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.said_beside import A_PAPER
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_SO_FAR, _LEFT, _STUDIED = "units_so_far", "units_left", "log_progress"
_OF_UNITS = frozenset({_SO_FAR, _LEFT, LOGGING, "log_entries"})
_LONGEST = 200
_SURELY = r"(?:about|around|roughly|only|just|already|like|some|the|my)\s+"
_NEEDED = pattern(
    rf"(?<!\w)(?:needs?|must|have\s+to|has\s+to|required?|requires|supposed\s+to|want)\s+(?:(?:to\s+)?(?:do|get|earn|have|collect|complete|log|make)\s+)?(?:{_SURELY}){{0,2}}"
    rf"(?:\d{{1,4}})\s*(?:[a-z]+\s+){{0,2}}?(?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
_EARNED = pattern(
    rf"(?<!\w)(?:i\s+)?(?:have|had|i['’]?ve(?:\s+got)?|ive(?:\s+got)?|got|did|done|earned|collected|logged|made|completed|am\s+at|i['’]?m\s+at|at)\s+(?:{_SURELY}){{0,2}}"
    rf"(?P<n>{SPOKEN})(?!\s*(?:months?|weeks?|days?|years?|yrs?|certs?)\b)",
    re.IGNORECASE,
)
#: "Got 24 ce hours so far need 60".
_FIRST_EARNED = pattern(
    rf"{OPENING}(?:i\s+)?(?:have|i['’]?ve(?:\s+got)?|got|done|did|earned|logged|am\s+at|i['’]?m\s+at)\s+(?:{_SURELY}){{0,2}}(?P<n>{SPOKEN})\s*(?:(?:ce|cpd|ceu|cme)\s+)?{UNIT}"
    rf"(?:\s+(?:for|of|on)\s+(?:my\s+|the\s+)?[\w+-]{{2,20}})?(?:\s+so\s+far|\s+already|\s+now)?\W+(?:(?:and|but|i|it)\s+){{0,2}}(?:needs?|must\s+have|require[sd]?|out\s+of|of)\s+\d{{1,4}}(?:\s*{UNIT})?"
    r"(?:\s+in\s+(?:total|all))?\W*",
    re.IGNORECASE,
)
_HOURS = pattern(r"h(?:ou)?rs?|h", re.IGNORECASE)
#: "… and need to know how many are left".
_DID = pattern(
    rf"(?<!\w)(?:did|earned|got|logged|completed|collected|attended|made|finished)\s[^?]{{0,30}}?(?<![\w.,/-]){SPOKEN}\s*{UNIT}\b",
    re.IGNORECASE,
)
_AND_LEFT = pattern(
    r"\s*(?:[,;.]|(?<!\w)(?:and|so|but)(?!\w))\s*(?:(?:and|so|but|now|i|just|also|need|want|would|like|wanna|to|know|see|tell|me|please|pls|can|you|say)\s+){0,8}"
    r"(?:how\s+(?:many|much)|what(?:['’]?s|\s+is|\s+do\s+i)?)\s[^.!?]{0,40}?(?:left|remain\w*|to\s+go|missing|outstanding|still|more|need)\b[^.!?]{0,30}[.!?\s]*$",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """What there is so far, of what they need."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text[:-1]:
        return None
    if session.state.asking is not None or len(heard.text) > _LONGEST:
        return None
    needed = _NEEDED.search(heard.text)
    earned = _EARNED.search(heard.text, needed.end()) if needed is not None else None
    if earned is None and (first := _FIRST_EARNED.fullmatch(heard.text)) is not None:
        ids = [m.id for n in heard.named for m in n.mention.leading("credential")]
        session.trace.append("the units that were earned so far, and those that are needed")
        got = {"amount": written(spoken_amount(first["n"])), **({"credential": ids} if ids else {})}
        return await session.begin(_SO_FAR, got, 0.9)
    if needed is None or earned is None:
        return None
    amount = written(in_all(heard.text[earned.start() :]) or spoken_amount(earned["n"]))
    if _HOURS.fullmatch(needed["unit"]) and any(s.state == "active" for s in await records.studies()):
        session.trace.append("the hours of study that are needed, and those that are behind them")
        return await session.begin(_STUDIED, {"hours": amount}, 0.9)
    session.trace.append("the units that are needed, and those that were earned so far")
    if record := await _new_in(session, heard.text[: needed.start()]):
        so_far = {"amount": amount, "remark": _("so far")}
        return await session.begin(ADDING, {"records": record, "units": [so_far]}, 0.9)
    ids = [m.id for n in heard.named for m in n.mention.leading("credential")]
    of = {"credential": ids} if ids else {}
    return await session.begin(_SO_FAR, {"amount": amount, **of}, 0.9)


#: All that stands beside the name and the word for units, where nothing is told: "do I need CPEs for the CISSP".
_IS_ASKED = pattern(
    rf"\W*(?:(?:hi|hey|hello|and|so|ok|but|please|pls)\W+){{0,3}}(?:(?:do|does|will|would|must|should|need|i|you|we|it|one|to|have|want|wants|require[sd]?|needs?|get|earn|collect|keep|any|the|my|for"
    rf"|a|with|of|which|what|are|is|there|requirements?|rules?|{UNIT}|hours|education|continuing|at\s+all|too|after|afterwards)\W+){{0,14}}\W*",
    re.IGNORECASE,
)
_A_UNIT = pattern(rf"(?<!\w){UNIT}(?!\w)", re.IGNORECASE)


async def asked_of_it(session: Session) -> Reply | None:
    """ "Do I need CPEs for the CISSP?", "cissp cpe": nothing is logged where no amount is told."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != LOGGING or heard.people or heard.teams or heard.dates:
        return None
    asked = session.state.waiting
    if asked is not None and asked.dialog in _OF_UNITS:
        return None  # "the CISSP CPEs" answers "for which credential?"
    named = [n for n in heard.named if n.mention.leading("credential")]
    if len(named) != 1 or len(heard.text) > _LONGEST or not _A_UNIT.search(heard.text):
        return None
    if _IS_ASKED.fullmatch(with_it(heard.text, named) + " ") is None:
        return None
    session.trace.append("units that are asked about")
    return await session.begin(_LEFT, {"credential": [m.id for m in named[0].mention.leading("credential")]}, 0.9)


#: "How many hours do i have now", "how much cpd have i done so far".
_SO_MANY = pattern(
    rf"(?:{OPENING})(?:(?:can|could)\s+(?:you|u)\s+)?(?:(?:tell|show)\s+me\s+)?(?:how\s+(?:many|much)|what)\s+(?P<unit>{UNIT}|points|credits)(?:\s+of\s+\w+)?\s+"
    r"(?:(?:do|have|did|did\s+you|do\s+you)\s+)?(?:(?:i|you|u)\s+)?(?:have\s+|got\s+|logged\s+|done\s+|earned\s+|collected\s+|made\s+|noted\s+|written\s+|me\s+)*(?:down\s+|for\s+me\s+)?"
    r"(?:now|so\s+far|already|in\s+total|in\s+all|altogether|atm|at\s+the\s+moment|logged|this\s+(?:year|cycle|period))?\W*",
    re.IGNORECASE,
)
#: "What did i log in november".
_WHAT_LOGGED = pattern(
    rf"(?:{OPENING})(?:what|which)(?:\s+{UNIT})?\s+(?:did|have)\s+i\s+(?:log(?:ged)?|put\s+in|enter(?:ed)?)\b[^?]{{0,40}}\W*",
    re.IGNORECASE,
)
_LATELY = 4


async def how_many_there_are(session: Session) -> Reply | None:
    """Right after some were logged, what there are is asked of those, and of no credential of the catalogue."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    lately = any(frame.dialog in _OF_UNITS for frame in session.state.done[-_LATELY:])
    if (
        not lately
        or len(heard.text) > _LONGEST
        or not (_SO_MANY.fullmatch(heard.text) or _WHAT_LOGGED.fullmatch(heard.text))
    ):
        return None
    session.trace.append("how many units there are")
    return await session.begin(_LEFT, {}, 0.9)


async def _new_in(session: Session, front: str) -> list[dict[str, Any]]:
    """ "I hold the CISSP since March 2025 and I have to …": a record that is told in front of it."""
    records = session.given.records
    with session.hearing(front) as heard:
        told = records_in(heard) if heard.dates else []
    held = {h.credential for h in await records.holdings()} if records is not None else set()
    dated = all((r.get("awarded") or r.get("expires")) and not r.get("doubt") for r in told)
    new = len(told) == 1 and dated and (told[0]["ids"] or A_PAPER.search(told[0]["name"]))
    return told if new and not held & set(told[0]["ids"]) else []


async def and_what_is_left(session: Session) -> Reply | None:
    """The answer to what was logged says what is left."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog not in (_LEFT, LOGGING) or session.given.records is None or not session.given.private:
        return None
    asks = _AND_LEFT.search(heard.text) if len(heard.text) <= _LONGEST else None
    if asks is None or not _DID.search(heard.text, 0, asks.start()) or heard.people or heard.teams:
        return None
    session.trace.append("units that were earned, and what is left is asked")
    with session.hearing(heard.text[: asks.start()]) as front:
        slots = fill_from_message(session.manager.dialogs[LOGGING], front).slots
        return await session.begin(LOGGING, slots, 0.9) if "amount" in slots else None
