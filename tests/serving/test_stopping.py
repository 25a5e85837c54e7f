"""A process that is told to stop while thousands of reminders go out."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.routing import BaseRoute

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.courier import Courier
from bot.messaging.incoming import Outgoing
from bot.messaging.outbox import outbox
from bot.serving.process import Service
from bot.settings import Settings
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import crowd

PATIENCE = 60


class Hanging(CollectingCourier):
    """Its third message reaches the platform; the answer comes when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.in_the_air = asyncio.Event()
        self.land = asyncio.Event()

    async def send(self, message: Outgoing) -> str:
        sent_as = await super().send(message)
        if len(self.sent) == 3:
            self.in_the_air.set()
            await self.land.wait()
        return sent_as


class Telegram:
    """Nobody writes here."""

    platform = "telegram"
    trouble: str | None = None

    def __init__(self, courier: Courier) -> None:
        self.courier = courier
        self.started = asyncio.Event()
        self.paused = asyncio.Event()
        self.stopped = False

    def routes(self) -> Sequence[BaseRoute]:
        return ()

    async def start(self) -> None:
        self.started.set()

    async def pause(self) -> None:
        self.paused.set()

    async def stop(self) -> None:
        self.stopped = True


@pytest.fixture
async def laurel(tmp_path: Path, manager: DialogManager) -> Laurel:
    url = f"sqlite:///{tmp_path / 'laurel.db'}"
    bot = Laurel(Settings(database_url=url, _env_file=None), SimulatedClock(NOW), manager=manager)
    await bot.prepare()
    await crowd(bot.engine, NOW, [f"account {n}" for n in range(120)])
    return bot


async def states(url: str) -> Counter[str]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = Counter(connection.scalars(sa.select(outbox.c.state)))
    engine.dispose()
    return found


async def test_people_are_answered_while_it_catches_up_and_what_is_in_the_air_is_marked(laurel: Laurel) -> None:
    courier = Hanging()
    telegram = Telegram(courier)
    service = Service(laurel, [telegram], "127.0.0.1", 0)
    async with asyncio.timeout(PATIENCE):
        serving = asyncio.create_task(service.serve())
        await courier.in_the_air.wait()
        assert telegram.started.is_set()
        service.stop()
        await telegram.paused.wait()
        assert not telegram.stopped
        courier.land.set()
        await serving
    assert telegram.stopped
    assert await states(laurel.settings.database_url) == {"sent": 3, "waiting": 117}
