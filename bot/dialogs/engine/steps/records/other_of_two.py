"""Of the two that a name was asked about the other one was meant: "no, the other one"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.righting import goes_on_at, spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OTHER_ONE = pattern(r"(?:the\s+)?other(?:\s+one)?\W*(?:(?:please|sorry)\W*)?", re.IGNORECASE)


async def meant(session: Session) -> Reply | None:
    """It is kept instead, with the same days."""
    about, undo, text = spoken_of(session), session.state.undo, session.heard.text
    records = (about.slots.get("records") or []) if about is not None and about.dialog == ADDING else []
    if len(records) != 1 or undo is None or not _OTHER_ONE.fullmatch(text, goes_on_at(text)):
        return None
    others = [i for i in records[0].get("among", ()) if i not in records[0]["ids"]]
    if len(others) != 1:
        return None
    await press(session, undo)
    return await session.begin(ADDING, {"records": [{**records[0], "ids": others}]}, 0.9)
