"""Units told by the part they count for alone: "2 in group B", "one and a half yesterday in education"."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import UNITS, written
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_units import ACTIVITY
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.model.renewal import Units
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule
from bot.tracking.holdings import Holding

#: "For a podcast" is of no group A.
_LETTER = pattern(
    r"\b(?:group|type|category|cat)\s+([a-d])\b|\b(?:in|for)\s+([a-d])(?=$|\s+(?:today|yesterday|on|last|this|and|please|too)\b)|^([a-d])$"
)
_OF_UNITS = frozenset({LOGGING, "units_left", "set_category"})
_AMOUNT = pattern(
    rf"\W*(?:(?:and|also|plus|then|log|add|another|i|did|had|earned|got|ok|oh)\W+)*(?P<n>{SPOKEN})(?![\w%:/]|\s*%|\s+of\s+\d)",
    re.IGNORECASE,
)
#: What they were earned with: "2 yesterday at a meetup", "3 webinars today".
_EARNED_WITH = pattern(
    rf"\b(?:from|for|at|in|on|by|with|about|through|via|attending|reading|watching|teaching)\s+(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day)\w|\b{ACTIVITY}s?\b",
    re.IGNORECASE,
)
_AROUND = frozenset(
    """
    and also plus then log add another i did had earned got ok oh more in for of the a an to under as it was that is
    goes counts count into group type category cat part on please cpe cpes pdu pdus ceu ceus units unit credits credit
    points hours hour h yesterday today
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def part_said(spoken: str, rule: Units | None) -> str | None:
    """The part of the rule that is named in the message: as a whole, or by what stands before its brackets."""
    names = [c.name for c in rule.categories] if rule else []
    said = {n: next((s for s in (key(n), key(n.partition("(")[0])) if s and _says(spoken, s)), None) for n in names}
    found = _LETTER.search(spoken)
    letter = found[found.lastindex or 0] if found else None
    lettered = [n for n in names if letter and letter in key(n.partition("(")[0]).split()]
    return next((n for n in names if said[n]), next(iter(lettered), None))


def _says(spoken: str, name: str) -> bool:
    return f" {name} " in f" {spoken} "


async def in_a_part(session: Session) -> Reply | None:
    """The units are logged, or those just logged are counted for that part; None when anything else is said."""
    records, heard = session.given.records, session.heard
    if records is None or not session.given.private or "?" in heard.text or session.state.asking is not None:
        return None
    if heard.people or heard.teams:
        return None
    last = session.state.last
    of_units = last is not None and last.dialog in _OF_UNITS
    amount = _AMOUNT.match(heard.text)
    if not of_units and amount is None:
        return None
    parts = _parts(session, await records.holdings())
    elsewhere = any(n.mention.of("credential") for n in heard.named)  # "3 today for the CIA", after the CPA
    if not parts and (elsewhere or not (of_units and amount is not None and heard.dates)):
        return None
    talked_of = last.slots.get("holding") if of_units and last is not None else None
    which = talked_of if talked_of in parts or not parts else next(iter(parts)) if len(parts) == 1 else None
    part = parts.get(which) if which is not None else next(iter(parts.values()), None)
    if amount is None:
        return await _count_for(session, part) if part else None
    if not _only(heard, amount.span(), part or "") and (parts or not _EARNED_WITH.search(heard.text, amount.end())):
        return None  # "had 2 beers yesterday"
    slots = fill_from_message(session.manager.dialogs[LOGGING], heard).slots
    said = {"amount": slots.get("amount") or written(spoken_amount(amount["n"])), "holding": which, "category": part}
    session.trace.append("units for a part of the rule")
    return await session.begin(LOGGING, {**slots, **{k: v for k, v in said.items() if v is not None}}, 0.9)


def _parts(session: Session, held: list[Holding]) -> dict[int, str]:
    """The part that is named, by the holding whose rule has it."""
    catalogue = session.manager.knowledge.catalogue
    said = {h.id: part_said(session.heard.key, unit_rule(h, catalogue)) for h in held}
    return {holding: part for holding, part in said.items() if part}


async def _count_for(session: Session, part: str) -> Reply | None:
    """ "Education" at "which part does it count for?"."""
    last, undo = session.state.last, session.state.undo or {}
    entry = undo.get("slots", {}).get("entry")
    if last is None or last.dialog != LOGGING or entry is None or not _only(session.heard, (0, 0), part):
        return None
    return await session.begin("set_category", {"entry": entry, "category": part}, 0.9)


def _only(heard: Heard, amount: tuple[int, int], part: str) -> bool:
    """Nothing is said but the amount, a day and the part."""
    spans = [amount, *((d.start, d.end) for d in heard.dates), *(m.span() for m in UNITS.finditer(heard.text))]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    return set(rest) <= _AROUND | set(key(part).split()) | {"a", "b", "c", "d"}
