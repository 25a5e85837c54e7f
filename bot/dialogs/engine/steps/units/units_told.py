"""Units that one message tells of in several amounts, as a part of the last ones, or as what was earned so far."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.activity import activity_in
from bot.dialogs.engine.amount_slots import UNIT, UNITS, written
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.other_amount import other_amount
from bot.dialogs.engine.said_units import Entry, entries_in, without_an_amount
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.own_records import LOGGING, as_noted, log_anew
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule
from bot.translation import _

_ENTRIES, _SO_FAR = "log_entries", "units_so_far"
#: What such a message is taken for.
_TAKEN_FOR = frozenset({LOGGING, "log_progress"})
_THAT = r"(?:it|that|this|those|these|them|which)"
_A_PART = pattern(
    rf"\W*(?:(?:and|but|oh|only)\W+)*(?:(?P<n>{SPOKEN})\s*(?:{UNIT}\s+)?of\s+{_THAT}|of\s+{_THAT}\W+(?P<m>{SPOKEN})(?:\s+{UNIT})?)"
    r"\s+(?:was|were|is|are|counts?|goes|go|had)?\s*(?:(?:for|in|on|about|as|under|towards?)\s+)?(?P<what>\w[^?]{1,60})",
    re.IGNORECASE,
)
_WAS = pattern(
    rf"{SIGHS}(?:the\s+)?(?P<what>[\w ]{{2,40}}?)\s+(?:was|were|is|had|gave)\s+(?:only\s+|just\s+)?(?P<n>{SPOKEN})"
    rf"(?:\s*{UNIT})?\W*",
    re.IGNORECASE,
)
_HOURS = pattern(r"(?<!\w)(?:h|hrs?|hours?)(?!\w)", re.IGNORECASE)
_PERIOD = r"(?:cycle|period|year|round|term)"
_SO_FAR_WORDS = (
    rf"(?:already|so\s+far|now|until\s+now|up\s+to\s+now|to\s+date|by\s+now|in\s+total|in\s+all|altogether"
    rf"|(?:in\s+|for\s+|of\s+)?(?:this|the\s+(?:current|present))\s+{_PERIOD})"
)
_OF = r"(?:(?:out\s+)?of\s+(?:(?:the|my|all)\s+){0,2}|/\s*)"
_EARNED = r"(?:logged|done|did|made|collected|earned|gathered|completed|racked\s+up|clocked(?:\s+up)?|banked|reported)"
_IN_ALL = pattern(
    rf"{OPENING}(?:(?:i|i['’]ve|ive|we|currently|now|so\s+far)\s+)*(?P<had>already\s+)?(?P<have>have|i['’]ve\s+got|got|am\s+at)?\s*"
    rf"(?P<already>already\s+)?(?:{_EARNED}\s+)?(?:(?:about|around|some|roughly)\s+)?{SPOKEN}\s*(?P<share>(?:{_OF}\d{{1,4}})?\s*{UNIT}(?:\s*{_OF}\d{{1,4}})?)"
    rf"(?P<behind>(?:\W+(?:{_SO_FAR_WORDS}|{_EARNED}))*)"
    rf"(?:\s+(?:for|of|on|towards?)\s+(?:my\s+|the\s+)?[\w+ -]{{2,40}}?)?(?P<after>(?:\W+{_SO_FAR_WORDS})*)\W*",
    re.IGNORECASE,
)

#: "…, last one was 14 November": of what was earned before, when.
_THE_LAST_WAS = pattern(
    r"\W+(?:and\s+)?(?:the\s+|my\s+)?(?:last|latest)\s+(?:one|day|course|module|session|block|bit|lot)\s+"
    r"(?:was\s+|were\s+)?(?:on\s+|in\s+|the\s+){0,2}[\w .,/-]{3,25}$",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
#: Characters of a message that says no more than how many units there are.
_LONGEST = 300


async def units_told(session: Session) -> Reply | None:
    """None where one amount is told, or none."""
    if session.given.records is None or not session.given.private or "?" in session.heard.text:
        return None
    last = session.state.last
    if last is not None and session.state.undo is not None:
        corrects = {LOGGING: _a_part_or_another, _ENTRIES: _one_of_them}.get(last.dialog)
        if corrects is not None and (reply := await corrects(session, last)) is not None:
            return reply
    if (session.state.asking is None or session.heard.named) and _says_in_all(session.heard.text):
        return await _in_all(session)
    return await _several(session)


def _says_in_all(text: str) -> bool:
    if len(text) > _LONGEST:  # of blanks alone the pattern would take a minute
        return False
    said = _IN_ALL.fullmatch(_THE_LAST_WAS.sub("", text))
    if said is None:
        return False
    of_all = _DIGIT.search(said["share"]) is not None
    return bool(of_all or said["had"] or said["already"] or said["behind"] or said["after"] or said["have"] == "have")


async def _in_all(session: Session) -> Reply | None:
    """ "I already have 12 PDUs": not on top of what is logged, or perhaps."""
    slots = fill_from_message(session.manager.dialogs[_SO_FAR], session.heard).slots
    studied = _HOURS.search(session.heard.text) is not None and await _studies(session)
    return await session.begin(_SO_FAR, slots, 0.9) if not studied and await _held_by_units(session) else None


async def _several(session: Session) -> Reply | None:
    best = session.guesses[0]
    if best.dialog not in _TAKEN_FOR or not session.sure or (best.dialog != LOGGING and await _studies(session)):
        return None  # hours of who studies are hours of study
    entries = entries_in(session.heard)
    if len(entries) < 2 or not (await _held_by_units(session) or _named_by_units(session)):
        return await _and_another(session, entries)
    session.trace.append("several entries of units")
    meant = [_credential(entry) for entry in entries]
    several = sorted({one for one in meant if one})
    if len(several) < 2:
        credential = {"credential": several} if several else {}
        return await session.begin(_ENTRIES, {"entries": [_slots(e) for e in entries], **credential}, 0.9)
    each = [{**_slots(e), "credential": [c] if c else None} for e, c in zip(entries, meant, strict=True)]
    replies = [await session.begin(LOGGING, {k: v for k, v in one.items() if v and k != "part"}, 0.9) for one in each]
    return in_several.together(session, replies)


async def _and_another(session: Session, entries: list[Entry]) -> Reply | None:
    """One entry, and something beside it that says no amount: that is not passed over."""
    rest = without_an_amount(session.heard, entries)
    if rest is None or not await _held_by_units(session):
        return None
    session.trace.append("an entry of units, and one without its amount")
    slots = {k: v for k, v in _slots(entries[0]).items() if v and k != "part"}
    said = fill_from_message(session.manager.dialogs[LOGGING], session.heard).slots
    logged = await session.begin(LOGGING, {**said, **slots}, 0.9)
    left = _("Of “{rest}” I logged nothing: say how many units that was.")
    return logged.plus(Reply(parts=(paragraph(left, rest=rest),)))


async def _a_part_or_another(session: Session, last: Frame) -> Reply | None:
    """Of what was just logged."""
    said = other_amount(session.heard.text)
    if said is None or said.wrong is None or said.wrong != spoken_amount(str(last.slots.get("amount"))):
        return await _a_part(session, last)
    session.trace.append("what was just logged was another amount")
    return await log_anew(session, as_noted({**last.slots, "amount": written(said.right)}))


async def _a_part(session: Session, last: Frame) -> Reply | None:
    """ "2 of it was leadership": what was just logged is two entries."""
    said = _A_PART.fullmatch(session.heard.text)
    amount = spoken_amount(said["n"] or said["m"]) if said else None
    whole = spoken_amount(str(last.slots.get("amount")))
    if said is None or amount is None or whole is None or not 0 < amount < whole:
        return None
    what = said["what"].strip(" .!")
    rest = {"amount": written(whole - amount), "on": last.slots.get("on"), "remark": last.slots.get("remark")}
    part = {"amount": written(amount), "on": last.slots.get("on"), "remark": what, "part": key(what)}
    return await _logged_anew(session, last, [rest, part])


async def _one_of_them(session: Session, last: Frame) -> Reply | None:
    """ "Oh wait, the webinar was 2", of several that were just logged."""
    text, entries = session.heard.text[:_LONGEST], last.slots["entries"]
    rather = other_amount(text)
    if rather is not None:
        return await _rather(session, last, rather.wrong, rather.right)
    said = _WAS.fullmatch(text)
    amount = spoken_amount(said["n"]) if said else None
    what = key(said["what"]) if said else ""
    meant = [i for i, entry in enumerate(entries) if what and what in key(entry.get("remark") or "")]
    if amount is None or len(meant) != 1:
        return None
    right = [{**each, "amount": written(amount)} if i in meant else each for i, each in enumerate(entries)]
    return await _logged_anew(session, last, right)


async def _rather(session: Session, last: Frame, wrong: Decimal | None, right: Decimal) -> Reply | None:
    """ "16 hours, not 6": the one of them that was so many."""
    entries = last.slots["entries"]
    meant = [i for i, each in enumerate(entries) if wrong is not None and spoken_amount(each["amount"]) == wrong]
    if len(meant) != 1:
        return None
    changed = [{**each, "amount": written(right)} if i in meant else each for i, each in enumerate(entries)]
    return await _logged_anew(session, last, changed)


async def _logged_anew(session: Session, last: Frame, entries: list[dict[str, Any]]) -> Reply:
    """What was just logged is taken back, and logged as it is right."""
    session.trace.append("what was just logged is put right")
    undo = session.state.undo
    assert undo is not None  # noqa: S101 - it was looked at before
    await press(session, undo)
    of = {k: last.slots[k] for k in ("holding", "credential") if last.slots.get(k) is not None}
    return await session.begin(_ENTRIES, {"entries": entries, **of}, 0.9)


def _slots(entry: Entry) -> dict[str, Any]:
    remark = activity_in(entry.heard, _credential(entry))
    return {"amount": entry.amount, "on": entry.on, "remark": remark, "part": entry.heard.key}


def _credential(entry: Entry) -> str | None:
    named = [n.mention.leading("credential") for n in entry.heard.named]
    return next((ids[0].id for ids in named if len(ids) == 1), None)


async def _held_by_units(session: Session) -> bool:
    records, catalogue = session.given.records, session.manager.knowledge.catalogue
    if records is None or UNITS.search(session.heard.text) is None:
        return False
    return any(unit_rule(held, catalogue) for held in await records.holdings())


def _named_by_units(session: Session) -> bool:
    """What is named and may not be kept yet is renewed by units: they wait for its record."""
    known = session.manager.knowledge.catalogue.credentials
    named = [ids for n in session.heard.named if (ids := n.mention.leading("credential"))]
    renewal = known[named[0][0].id].renewal if len(named) == 1 else None
    return renewal is not None and any(route.units for route in renewal.routes)


async def _studies(session: Session) -> bool:
    records = session.given.records
    return records is not None and any(study.state == "active" for study in await records.studies())
