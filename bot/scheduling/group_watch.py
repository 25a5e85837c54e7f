"""Keeps teams in step with the groups of a platform that they follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.messaging.courier import Courier
from bot.scheduling import agenda
from bot.tracking.teams import groups

#: Groups that are looked at in one go; each takes a few questions to its platform.
_AT_ONCE = 10


@dataclass
class GroupWatch:
    engine: AsyncEngine
    clock: Clock
    couriers: Mapping[str, Courier]

    async def changed(self, platform: str, place: str) -> None:
        """The platform tells that a group changed; one that no team follows is none of ours."""
        async with self.engine.connect() as connection:
            if not await groups.is_followed(connection, platform, place):
                return
        await self._look(platform, place)

    async def look_round(self) -> None:
        """Look at the groups of which nothing was told for a day, for events get lost."""
        async with self.engine.connect() as connection:
            waiting = await groups.unseen(connection, self.clock.now(), _AT_ONCE)
        for group in waiting:
            await self._look(group.platform, group.place)

    async def _look(self, platform: str, place: str) -> None:
        courier = self.couriers.get(platform)
        told = None if courier is None else await courier.group(place)
        now = self.clock.now()
        async with self.engine.begin() as connection:
            if told is None:
                await groups.put_off(connection, platform, place, now)
                return
            if told.switched_off:
                await agenda.look_soon(connection, await groups.let_go(connection, platform, place, now), now)
                return
            changes = await groups.sync(connection, groups.Group.of(platform, asdict(told)), now)
            await agenda.look_soon(connection, changes.touched, now)
