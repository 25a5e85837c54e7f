""" "Do I have a chance?", of a posting that was read: what of its musts somebody holds, and what nobody can know."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.adverts import asks_chances
from bot.dialogs.understanding.deciding import POSTING
from bot.messaging.reply import Reply

_SHORT, _LATELY = 12, 4


async def asked(session: Session) -> Reply | None:
    heard = session.heard
    posting = next((f for f in reversed(session.state.done[-_LATELY:]) if f.dialog == POSTING), None)
    if posting is None or "skills" not in posting.slots or heard.named:
        return None
    if len(heard.words) > _SHORT or not asks_chances(heard.text):
        return None
    session.trace.append("the chances, of a posting that was read")
    return await session.begin(POSTING, {**posting.slots, "chances": True, "by_skills": False, "page": 1}, 0.9)
