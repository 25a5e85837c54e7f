"""Teams that follow a group of a platform: whoever comes into it is asked, whoever goes is taken out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.incoming import Group


@dataclass
class Changes:
    """Names of those who were asked and of those who were taken out; ``touched``: ids of all who are written to."""

    asked: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)


async def follow(connection: AsyncConnection, team_id: int, group: Group, by: int, now: datetime) -> Changes:
    """From now on the team follows ``group``."""
    raise NotImplementedError
