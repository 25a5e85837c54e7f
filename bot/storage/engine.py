"""The database: one engine per process, one short transaction per turn."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, MetaData, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.sqlite import BEGIN, connect

#: All tables of all packages; each package declares its own beside the code that uses them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_partial: list[tuple[Index, ColumnElement[bool]]] = []

#: Milliseconds. A write takes a few; but whoever waits for the lock is not served in turn, and on a machine that is
#: overloaded may be passed over for seconds.
_BUSY_TIMEOUT = 30_000
_IN_MEMORY = (None, "", ":memory:")
#: ``secure_delete``: what is deleted is overwritten, for a file that is copied may be read by others.
_PRAGMAS = (
    "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={_BUSY_TIMEOUT}",
)  # fmt: skip
_GLANCES = "glances"
_ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


def create_engine(url: str) -> AsyncEngine:
    """An engine for an SQLAlchemy URL; ``sqlite:///file`` is read as its asynchronous form."""
    parsed = asynchronous(url)
    if parsed.get_backend_name() != "sqlite":
        for index, where in _partial:
            index.dialect_kwargs["postgresql_where"] = where
        return create_async_engine(parsed, pool_pre_ping=True)
    file = sqlite_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    path, turn = str(file or ":memory:"), asyncio.Lock()
    engine = create_async_engine(parsed, async_creator=lambda: connect(path, turn))
    _prepare_sqlite(engine)
    return engine


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool]) -> None:
    """An index of those rows of a table for which ``where`` is true.

    SQLAlchemy loads its part for PostgreSQL where that is named (50 ms of a start): with such an engine alone.
    """
    _partial.append((Index(name, *columns, sqlite_where=where), where))


def glancing(engine: AsyncEngine) -> AsyncEngine:
    """The same engine for whoever asks one thing and changes nothing: in an SQLite file they wait for no writer's turn.

    A database in memory has one connection, which is the writer's while a transaction lasts.
    """
    return engine if engine.url.database in _IN_MEMORY else engine.execution_options(**{_GLANCES: True})


def asynchronous(url: str) -> URL:
    """The URL with the driver that is used here."""
    parsed = make_url(url)
    return parsed.set(drivername=_ASYNC_DRIVERS.get(parsed.drivername, parsed.drivername))


def sqlite_file(url: str) -> Path | None:
    """Where an SQLite database is kept; None for one in memory, and for a server's."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in _IN_MEMORY:
        return None
    return Path(str(parsed.database)).expanduser()


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """WAL, and transactions that take the write lock when they begin instead of failing half way."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy emits BEGIN itself, below
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        if not connection.get_execution_options().get(_GLANCES):
            connection.exec_driver_sql(BEGIN)
