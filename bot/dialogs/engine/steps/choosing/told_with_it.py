"""What somebody tells of themselves beside a question that another dialog answers: noted, and said back."""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply

#: What they have or can, and not a job that is over or wished for.
_NOTED = ("budget", "hours_a_week", "known", "skills", "current", "family", "level")


async def noted(session: Session) -> Reply | None:
    """None where nothing is told, or where others would read it."""
    if not session.given.private:
        return None
    slots: dict[str, Any] = fill_from_message(session.manager.dialogs[TELLING], session.heard).slots
    told = {name: slots[name] for name in _NOTED if slots.get(name)}
    return await session.begin(TELLING, told, 0.8) if told else None
