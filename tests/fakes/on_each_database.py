"""The whole bot, once on each kind of database; a conftest that imports these gives them to its folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings


@pytest.fixture
async def rebuild(
    database_url: str, clock: SimulatedClock, manager: DialogManager
) -> AsyncIterator[Callable[[], Laurel]]:
    """Another process on the same database: nothing in memory is shared but what never changes."""
    built: list[Laurel] = []

    def build() -> Laurel:
        built.append(Laurel(Settings(database_url=database_url, _env_file=None), clock, manager=manager))
        return built[-1]

    yield build
    for bot in built:
        await bot.close()


@pytest.fixture
async def laurel(rebuild: Callable[[], Laurel]) -> Laurel:
    """The whole bot, once on each kind of database."""
    bot = rebuild()
    await bot.start()
    return bot
