"""The home page: what a person keeps here, at a glance, and what they can do next."""

from __future__ import annotations

from bot.dialogs.visit import Visit
from bot.messaging.reply import Reply


async def home(visit: Visit) -> list[Reply]:
    """The sections from top to bottom."""
    return []
