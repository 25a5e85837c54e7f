"""What is dear to build and never changes is built once per test process."""

from __future__ import annotations

import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import Laurel, build_knowledge
from bot.clock import SimulatedClock
from bot.collecting import collecting_later
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.phrases import Phrases, read_phrases
from bot.knowledge.base import KnowledgeBase
from bot.settings import Settings
from bot.storage.engine import create_engine
from tests.fakes.compiled_once import compiled_once
from tests.fakes.postgres import PostgresServer, apart, migrated, running
from tests.talking import Talk

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """A command that runs inside a test says for its process what is logged, and where to."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    with compiled_once():
        yield


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return read_phrases()


@pytest.fixture(scope="session")
def knowledge(phrases: Phrases) -> KnowledgeBase:
    return build_knowledge(phrases)


@pytest.fixture(scope="session")
def manager(knowledge: KnowledgeBase, phrases: Phrases) -> DialogManager:
    with collecting_later():
        return DialogManager(knowledge, phrases, discover())


@pytest.fixture
def talk(manager: DialogManager) -> Talk:
    """A conversation with the dialog manager alone, without storage."""
    return Talk(manager, NOW)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOW)


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path) -> Settings:
    """A fresh SQLite file with all tables."""
    file = shutil.copyfile(sqlite_template, tmp_path / "laurel.db")
    return Settings(database_url=f"sqlite+aiosqlite:///{file}", _env_file=None)


@pytest.fixture
async def laurel(database: Settings, clock: SimulatedClock, manager: DialogManager) -> AsyncIterator[Laurel]:
    """The whole bot on a fresh SQLite file."""
    bot = Laurel(database, clock, manager=manager)
    await bot.start()
    yield bot
    await bot.close()


# -- both kinds of database ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test process; without one the tests that need it fail."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "laurel.db"
    apart(migrated(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with all tables: the test runs once on each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "laurel.db")
        yield f"sqlite:///{tmp_path / 'laurel.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database() as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database without any table: the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database_without_tables() as url:
            yield url


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on ``database_url``."""
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()
