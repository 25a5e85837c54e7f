"""The day of a record is put right while something else of it is asked: "sorry, 5 of March I mean" at "Which one?"."""

from __future__ import annotations

from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates.fragments import fragment_in, with_parts
from bot.messaging.reply import Reply


async def put_right(session: Session) -> Reply | None:
    """The question once more, with the right day kept for it; None when anything else is said."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or frame.awaiting is None or frame.dialog != ADDING or not frame.awaiting.options:
        return None
    records, said = frame.slots.get("records") or [], fragment_in(heard.text)
    if len(records) != 1 or said is None or not said.turns or heard.named:
        return None
    key = next((key for key in ("expires", "awarded") if records[0].get(key)), None)
    if key is None:
        return None
    day = with_parts(date.fromisoformat(records[0][key][0]), said.right, None, None)
    if day is None:
        return None
    session.trace.append("the day of what is being recorded is put right")
    frame.slots["records"] = [{**records[0], key: [day.isoformat()], f"{key}_said": "day"}]
    asked = frame.awaiting
    return session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))
