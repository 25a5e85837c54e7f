""" "My driver CPC runs out 9 Sept 2029, done 14 hours of the 35 so far": a record, and the units earned for it."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import in_several
from bot.dialogs.engine.amount_slots import UNIT, UNITS, part_of_all, written
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_units import entries_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule
from bot.tracking.holdings import Holding
from bot.translation import _

_SO_FAR, _LEFT = "units_so_far", "units_left"
_EARNED = r"(?:done|did|earned|logged|collected|completed|gathered|made)"
_UNITS_SO_FAR = pattern(
    rf"(?:(?<!\w){_EARNED}\s+(?:already\s+|about\s+|like\s+)?(?P<a>{SPOKEN})\s*{UNIT}\b"
    rf"|(?<![\w.,/-])(?P<b>{SPOKEN})\s*(?:(?:of|out\s+of|/)\s*(?:the\s+|my\s+)?\d{{1,4}}\s*)?{UNIT}\s+(?:of\s+(?:the\s+|my\s+)?\d{{1,4}}\s+)?"
    rf"(?:{_EARNED}|so\s+far|already|in\s+the\s+bag|behind\s+me|to\s+date)\b"
    rf"|(?<!\w)(?:have|got|i['’]?ve|ive|at)\s+(?:already\s+|only\s+|about\s+)?(?P<c>{SPOKEN})\s*(?:of|out\s+of|/)\s*(?:the\s+|my\s+)?\d{{1,4}}\s*{UNIT}\b)[^,;.!?]{{0,30}}",
    re.IGNORECASE,
)
#: "Earned 5 CPE at a webinar for CISA today": what they are for has no day of its own there.
_FOR_IT = pattern(r"[^,;.!?]{0,80}(?<!\w)(?:for|towards?)\s+(?:(?:my|the)\s+)?", re.IGNORECASE)
#: "Done 7 hour cpc on saturday" is the same.
_OF_IT = pattern(
    rf"(?:{_EARNED}\s+)?(?:another\s+)?{SPOKEN}\s*(?:more\s+)?{UNIT}\s+(?:of\s+)?(?:my\s+|the\s+)?", re.IGNORECASE
)
#: "…. What's left", which the answer says.
_ASKS_LEFT = pattern(
    r"[\s,.;]+(?:(?:and|so)\s+)?(?:what(?:['’]?s|\s+is)\s+(?:left|missing)|how\s+(?:many|much)\s+(?:more\s+|\w+\s+)?(?:is|are|do\s+i\s+need|left|to\s+go)[^.!?]{0,20})\W*$",
    re.IGNORECASE,
)
_NOT_EARNED = pattern(r"\b(?:need|needs|must|require\w*|missing|left|to\s+go|study|studied|plan)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """The record is kept, then the units; None unless both are told."""
    records, heard = session.given.records, session.heard
    best = session.guesses[0]
    text = _ASKS_LEFT.sub("", heard.text)
    tells = best.dialog in (ADDING, LOGGING) or (best.dialog == _LEFT and text != heard.text)
    if records is None or not tells or not session.sure or not session.given.private:
        return None
    said = _UNITS_SO_FAR.search(text)
    if said is None or "?" in text or _NOT_EARNED.search(text) or heard.people or heard.teams:
        return None
    if _are_for_it(heard, said):
        return None if best.dialog != ADDING else await session.start(Guess(LOGGING, best.score, "units of a day"))
    ids = {m.id for n in heard.named for m in n.mention.leading("credential")}
    before = {h.credential for h in await records.holdings()}
    amount = part_of_all(said[0]) or spoken_amount(said["a"] or said["b"] or said["c"])
    if not amount or not any(_counts(session, each) for each in ids) or (best.dialog != ADDING and ids & before):
        return None
    session.trace.append("units that were earned so far, beside the record")
    kept = await session.start(Guess(ADDING, max(best.score, 0.9), best.because))
    held = {h.credential: h for h in await records.holdings() if h.credential in ids and _by_units(session, h)}
    if not held or (session.state.asking is not None and session.state.asking.dialog == ADDING):
        later = paragraph(_("One at a time: say “{rest}” afterwards."), rest=said[0].strip())
        return Reply(parts=(later,)).plus(kept)
    of = {"holding": next(iter(held.values())).id} if len(held) == 1 else {}
    return await _and_logged(session, kept, {"amount": written(amount), **of})


async def with_its_expiry(session: Session) -> Reply | None:
    """ "CISSP exp 15 March 2027, 98 CPEs", "PMP expires 3 May 2027, did 6 PDUs yesterday": a record that is not kept
    yet, with its last day, and units with theirs.
    """
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog not in (ADDING, LOGGING) or not session.sure or records is None or not session.given.private:
        return None
    if session.state.asking is not None or heard.people or heard.teams or _NOT_EARNED.search(heard.text):
        return None
    told, entries = (records_in(heard), entries_in(heard)) if heard.dates else ([], [])
    if len(told) != 1 or not told[0]["ids"] or "expires" not in told[0] or told[0].get("doubt") or not entries:
        return None
    of_units = _days_behind(heard)
    if (best.dialog == ADDING and not of_units) or any(
        h.credential in told[0]["ids"] for h in await records.holdings()
    ):
        return None
    session.trace.append("units, beside the last day of a record")
    record = {k: v for k, v in told[0].items() if not (k.startswith("awarded") and of_units)}
    on = of_units[0] if of_units else None
    units = [{"amount": e.amount, "on": e.on if len(entries) > 1 else on, "part": e.heard.key} for e in entries]
    return await session.begin(ADDING, {"records": [record], "units": units}, 0.9)


def _days_behind(heard: Heard) -> list[str]:
    """The days that are over and stand behind an amount of units, as ISO text."""
    units = UNITS.search(heard.text)
    over = (d for d in heard.dates if units is not None and d.start >= units.end() and len(d.options) == 1)
    return [d.options[0].isoformat() for d in over if d.options[0] <= heard.today]


def _are_for_it(heard: Heard, said: re.Match[str]) -> bool:
    """The day is that of the units, where it is told for what they are and no expiry is."""
    told = [n.mention for n in heard.named if n.mention.of("credential")]
    if not told or not heard.dates or any(d.cue in ("expires", "until", "from") for d in heard.dates):
        return False
    if any(d.start < told[0].end for d in heard.dates):
        return _FOR_IT.fullmatch(heard.text, said.start(), told[0].start) is not None
    return any(of.fullmatch(heard.text, said.start(), told[0].start) for of in (_FOR_IT, _OF_IT))


async def _and_logged(session: Session, kept: Reply, units: dict[str, Any]) -> Reply:
    """A question that the record left open comes last, and is put once."""
    asked, session.state.stack = session.state.stack, []
    logged = await session.begin(_SO_FAR, units, 0.9)
    session.state.stack = [*asked, *session.state.stack]
    both = in_several.together(session, [kept, logged])
    return both.model_copy(update={"parts": (*logged.parts, *kept.parts)}) if asked else both


def _counts(session: Session, credential: str) -> bool:
    renewal = session.manager.knowledge.catalogue.credentials[credential].renewal
    return renewal is not None and any(route.units for route in renewal.routes)


def _by_units(session: Session, holding: Holding) -> bool:
    return unit_rule(holding, session.manager.knowledge.catalogue) is not None
