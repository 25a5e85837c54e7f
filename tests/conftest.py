"""What is dear to build and never changes is built once per test process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Laurel, build_knowledge
from bot.clock import SimulatedClock
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.phrases import Phrases, read_phrases
from bot.knowledge.base import KnowledgeBase
from bot.settings import Settings
from tests.talking import Talk

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return read_phrases()


@pytest.fixture(scope="session")
def knowledge(phrases: Phrases) -> KnowledgeBase:
    return build_knowledge(phrases)


@pytest.fixture(scope="session")
def manager(knowledge: KnowledgeBase, phrases: Phrases) -> DialogManager:
    return DialogManager(knowledge, phrases, discover())


@pytest.fixture
def talk(manager: DialogManager) -> Talk:
    """A conversation with the dialog manager alone, without storage."""
    return Talk(manager, NOW)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOW)


@pytest.fixture
async def laurel(tmp_path: Path, clock: SimulatedClock, knowledge: KnowledgeBase) -> AsyncIterator[Laurel]:
    """The whole bot on a fresh SQLite file."""
    bot = Laurel(database(tmp_path), clock, knowledge)
    await bot.start()
    yield bot
    await bot.close()


@pytest.fixture
def rebuild(tmp_path: Path, clock: SimulatedClock, knowledge: KnowledgeBase) -> Callable[[], Laurel]:
    """Another process on the same database: nothing in memory is carried over but the catalogue."""
    return lambda: Laurel(database(tmp_path), clock, knowledge)


def database(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{folder / 'laurel.db'}", _env_file=None)
