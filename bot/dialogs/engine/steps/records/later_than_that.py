""" "And ACLS a year later", right after another one was told with its day."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.said_later import later, says_later
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_TELLS = pattern(
    r"\W*(?:(?:and|then|also|plus|i|got|did|passed|had|the|my|ok|oh|with)\W+){0,5}[^?]{2,60}", re.IGNORECASE
)
_SHORT = 12


async def told(session: Session) -> Reply | None:
    """None unless nothing but one more record is told, and the one before has its day."""
    heard = session.heard
    if not says_later(heard.text) or heard.dates or heard.people or heard.teams or len(heard.words) > _SHORT:
        return None
    first, records = _just_told(session), records_in(heard)
    if first is None or len(records) != 1 or not records[0]["ids"] or _TELLS.fullmatch(heard.text) is None:
        return None
    day = later(heard.text, first, heard.today)
    if not day or records[0].get("doubt"):
        return None
    session.trace.append("a day counted from that of the record before")
    record = {**records[0], **day}
    frame = session.state.asking
    asked = frame.awaiting if frame is not None else None
    if frame is None or asked is None:
        return await session.begin(ADDING, {"records": [record]}, 0.9)
    frame.slots["records"] = [*frame.slots.get("records", []), record]
    again = session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))
    text = paragraph(_("{names} is noted with it."), names=bold(record["name"]))
    return Reply(parts=(text,)).plus(again)


def _just_told(session: Session) -> dict[str, Any] | None:
    """The last of those that are asked about, or that were just kept."""
    frame = session.state.asking or session.state.last
    if frame is None or frame.dialog != ADDING:
        return None
    told = [r for r in frame.slots.get("records") or () if isinstance(r, dict)]
    return told[-1] if told else None
