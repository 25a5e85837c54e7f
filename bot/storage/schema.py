"""Bringing a database to the schema this version of the code needs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Index, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from bot.storage.engine import metadata
from bot.storage.locks import lock

MIGRATIONS = Path(__file__).parent / "migrations"


def newest_revision() -> str:
    """Migrations are named ``0001_what.py``; their number is their revision."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def current_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


class SchemaError(Exception):
    """The database is not at the schema of this version; the message says what to do."""


async def prepare(engine: AsyncEngine) -> None:
    """What a start does: SQLite is brought up to date; a server's database is only looked at.

    Raises SchemaError when that one is not up to date: several processes use it, and changing it is the operator's.
    """
    if engine.dialect.name == "sqlite":
        await upgrade(engine)
        return
    async with engine.connect() as connection:
        found = await connection.run_sync(current_revision)
    refuse_newer(found)
    if found != newest_revision():
        raise SchemaError("The database is not up to date for this version of Laurel. Run: laurel db upgrade")


async def upgrade(engine: AsyncEngine) -> None:
    """Apply what is missing; a database that is empty or up to date does not need Alembic loaded.

    Raises SchemaError when the database was made by a newer version. Several at once wait for each other.
    """
    async with rebuilding(engine) as connection, connection.begin():
        await lock(connection, "schema")
        if await connection.run_sync(is_empty):
            await connection.run_sync(create)
            return
        found = await connection.run_sync(current_revision)
        refuse_newer(found)
        if found != newest_revision():
            await connection.run_sync(migrate)


def refuse_newer(found: str | None) -> None:
    """Raises SchemaError when ``found`` is a revision that this version does not know."""
    if found is not None and found > newest_revision():
        raise SchemaError(
            "The database was made by a newer version of Laurel. Install that version, or name another database."
        )


@asynccontextmanager
async def rebuilding(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection that may alter tables, not yet in a transaction.

    SQLite alters most things by copying a table and dropping the old one, and the drop deletes every row that refers
    to it (``ON DELETE CASCADE``) while foreign keys are enforced. That can be changed outside a transaction only:
    sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes".
    """
    async with engine.connect() as connection:
        await _enforce_foreign_keys(connection, "OFF")
        try:
            yield connection
        finally:
            await _enforce_foreign_keys(connection, "ON")


async def _enforce_foreign_keys(connection: AsyncConnection, how: str) -> None:
    if connection.dialect.name == "sqlite":
        raw = await connection.get_raw_connection()
        await raw.driver_connection.execute(f"PRAGMA foreign_keys={how}")  # type: ignore[union-attr]


def is_empty(connection: Connection) -> bool:
    return not inspect(connection).get_table_names()


def create(connection: Connection) -> None:
    """All tables as they are today; a test holds them against what the migrations make."""
    create_tables(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": newest_revision()})


def create_tables(connection: Connection) -> None:
    """As ``metadata.create_all`` in an empty database, but the statements are made once a process: 25 ms each time."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


@lru_cache
def statements(dialect_name: str) -> tuple[str, ...]:
    """What makes all tables and their indexes in an empty database of this kind, in order."""
    dialect = make_url(f"{dialect_name}://").get_dialect()()
    tables = metadata.sorted_tables
    indexes = [index for table in tables for index in sorted(table.indexes, key=_name)]
    ddl: list[ExecutableDDLElement] = [*map(CreateTable, tables), *map(CreateIndex, indexes)]
    return tuple(str(statement.compile(dialect=dialect)) for statement in ddl)


def _name(index: Index) -> str:
    return str(index.name)


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
