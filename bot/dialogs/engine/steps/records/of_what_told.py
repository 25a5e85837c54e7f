""" "Passed it", "expires", "its the exam", where it is asked of what the day is that was told with a name alone."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

_SHORT = 8


async def told(session: Session) -> Reply | None:
    """None where more is said, or something is asked."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or frame.awaiting is None or frame.awaiting.slot != "of_what" or "?" in heard.text:
        return None
    asked = {i for r in frame.slots.get("records") or () for i in r.get("ids", ())}
    named = {m.id for n in heard.named for m in n.mention.matches if n.kind == "credential"}
    if len(heard.words) > _SHORT or heard.people or heard.teams or (named and named.isdisjoint(asked)):
        return None
    found = session.dialog(frame).slot("of_what").type.find_answer(heard)
    return await session.accept(frame, found.value) if found.value is not None else None
