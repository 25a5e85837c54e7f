""" "Do I have a chance?", of a posting that was read: what of its musts somebody holds, and what nobody can know."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.adverts import asks_chances
from bot.dialogs.understanding.deciding import POSTING
from bot.messaging.reply import Reply

_SHORT = 12


async def asked(session: Session) -> Reply | None:
    last, heard = session.state.last, session.heard
    if last is None or last.dialog != POSTING or "skills" not in last.slots or heard.named:
        return None
    if len(heard.words) > _SHORT or not asks_chances(heard.text):
        return None
    session.trace.append("the chances, of a posting that was read")
    return await session.begin(POSTING, {**last.slots, "chances": True, "by_skills": False, "page": 1}, 0.9)
