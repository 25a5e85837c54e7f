""" "Sorry it was six", while it is asked for which record units are: it is put right, and the question stays; "the
cscs", by the name of one they hold: they are of that.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import UNIT, written
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame, State
from bot.dialogs.engine.steps.records.own_records import ADDING, LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RATHER = pattern(
    rf"{SIGHS}(?:(?:it|that|they)\s*(?:was|were|is|['’]s)\s+|make\s+(?:it|that)\s+|i\s+meant?\s+|was\s+)?(?:actually\s+|only\s+)?(?P<n>{SPOKEN})(?:\s*{UNIT})?\W*(?:(?:sorry|actually|not\s+\w+)\W*)?",
    re.IGNORECASE,
)
_OF_IT = pattern(
    rf"{OPENING}(?:(?:no|yes|yeah|it['’]?s|its|they['’]?re|that['’]?s|just|put|log|keep|it|them|with|for|to|on|under|my|the)\W+){{0,6}}(?P<name>[\w&+/.'\s-]{{2,60}}?)(?:\s+(?:one|card))?\W*",
    re.IGNORECASE,
)
_SORRY = pattern(r"^\W*(?:no|nope|sorry|oops|wait|actually|i\s+mean|make|argh|correction)\b", re.IGNORECASE)


async def put_right(session: Session) -> Reply | None:
    """None where a number may be one of the options."""
    frame, text = session.state.waiting, session.heard.text
    if frame is None or frame.dialog != LOGGING or frame.awaiting is None or frame.awaiting.slot == "amount":
        return None
    said = _RATHER.fullmatch(text) if _SORRY.match(text) else None
    if said is None or "amount" not in frame.slots or session.heard.named or session.heard.people:
        return None
    awaiting = frame.awaiting
    frame.slots["amount"] = written(spoken_amount(said["n"]))
    session.trace.append("another amount, while it is asked what it is for")
    session.understood = (LOGGING, 0.9)
    return session.ask(frame, awaiting.slot, tuple(awaiting.options), awaiting.question, tuple(awaiting.labels))


def waiting_for_a_record(state: State) -> Frame | None:
    """The question for a credential that units wait for."""
    frame = state.waiting
    return frame if frame is not None and frame.dialog == ADDING and frame.slots.get("units") else None


async def of_one_held(session: Session) -> Reply | None:
    """None where several of theirs would be meant, or one with a day: that is told anew."""
    frame, stored = waiting_for_a_record(session.state), session.given.records
    said = _OF_IT.fullmatch(session.heard.text)
    if frame is None or stored is None or said is None or session.heard.dates or len(frame.slots["units"]) != 1:
        return None
    manager = session.manager
    held = called_so(key(said["name"]), await stored.holdings(), manager.phrases, manager.knowledge.catalogue)
    if len(held) != 1:
        return None
    session.trace.append("the units are of one that is held")
    entry = {slot: frame.slots["units"][0].get(slot) for slot in ("amount", "on", "remark")}
    return await session.begin(LOGGING, {"holding": held[0].id, **{k: v for k, v in entry.items() if v}}, 0.9)
