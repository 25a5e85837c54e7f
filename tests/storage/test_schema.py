"""The schema: made at once or by migrations, on SQLite or PostgreSQL, it is the same, and no row is lost on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import bot.app  # noqa: F401 - declares every table
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.outbox import outbox
from bot.settings import Settings
from bot.storage.engine import create_engine, metadata
from bot.storage.schema import (
    MIGRATIONS,
    SchemaError,
    create,
    current_revision,
    migrate,
    newest_revision,
    prepare,
    rebuilding,
    upgrade,
)
from bot.tracking.people import identities
from tests.fakes.couriers import CollectingCourier

BEFORE = datetime(2026, 10, 1, 8, 30, tzinfo=UTC)
#: As revision 0001 wrote them.
OLD_EVENT = {
    "key": "open",
    "sender": {"platform": "console", "account": "dana", "name": "Dana", "tz": None, "locale": None},
    "text": "what is the cka",
    "button": None,
    "channel": None,
}
OLD_REPLY = {"parts": [{"type": "paragraph", "spans": [{"text": "from before"}]}]}


@pytest.fixture
async def empty(empty_database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(empty_database_url)
    yield engine
    await engine.dispose()


def moved_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    move = command.upgrade if current_revision(connection) is None else command.downgrade
    move(config, revision)


def described(connection: Connection) -> dict[str, Any]:
    """Everything of a schema that code or a later migration may rely on."""
    looking = inspect(connection)
    return {
        table: {
            "columns": {
                c["name"]: (repr(c["type"]), c["nullable"], c["default"], c.get("identity"))
                for c in looking.get_columns(table)
            },
            "key": sorted(looking.get_pk_constraint(table).items(), key=str),
            "foreign": sorted(
                (f["name"], f["constrained_columns"], f["referred_table"], sorted(f["options"].items()))
                for f in looking.get_foreign_keys(table)
            ),
            "unique": sorted((u["name"], u["column_names"]) for u in looking.get_unique_constraints(table)),
            "indexes": sorted(
                (i["name"], i["column_names"], i["unique"], str(where_of(i))) for i in looking.get_indexes(table)
            ),
        }
        for table in sorted(looking.get_table_names())
        if table != "alembic_version"
    }


def where_of(index: Any) -> object:
    options = index.get("dialect_options", {})
    return options.get("sqlite_where", options.get("postgresql_where"))


async def schema_of(engine: AsyncEngine) -> dict[str, Any]:
    async with engine.connect() as connection:
        return await connection.run_sync(described)


async def test_migrations_and_tables_agree(empty: AsyncEngine) -> None:
    schemas = []
    for make in (create, migrate):
        async with empty.begin() as connection:
            await connection.run_sync(make)
            assert await connection.run_sync(current_revision) == newest_revision()
            schemas.append(await connection.run_sync(described))
            await connection.run_sync(metadata.drop_all)
            await connection.execute(sa.text("DROP TABLE alembic_version"))
    assert schemas[0] == schemas[1]
    assert set(schemas[0]) == set(metadata.tables)


async def test_upgrading_twice_changes_nothing(empty: AsyncEngine) -> None:
    await upgrade(empty)
    once = await schema_of(empty)
    await upgrade(empty)
    assert await schema_of(empty) == once


async def test_upgrades_side_by_side_do_it_once(empty: AsyncEngine) -> None:
    await asyncio.gather(*(upgrade(empty) for _ in range(4)))
    async with empty.connect() as connection:
        assert await connection.run_sync(current_revision) == newest_revision()


async def fill_first_revision(connection: AsyncConnection) -> None:
    """What a bot of revision 0001 leaves: two people, a talk, an open event, two answers and a button."""
    old = sa.MetaData()
    await connection.run_sync(old.reflect)
    rows: dict[str, list[dict[str, Any]]] = {
        "people": [
            {"name": "Dana", "tz": "Europe/Berlin", "profile": {"role": "data-analyst"}, "created_at": BEFORE},
            {"name": None, "tz": None, "profile": {}, "created_at": BEFORE},
        ],
        "identities": [
            {"platform": "console", "account": "dana", "person_id": 1},
            {"platform": "telegram", "account": "77", "person_id": 1},
            {"platform": "slack", "account": "U1", "person_id": 2},
        ],
        "conversations": [{"key": "console:dm:dana", "state": {}, "updated_at": BEFORE}],
        "inbox": [
            {"key": "done", "conversation": "console:dm:dana", "event": {}, "received_at": BEFORE, "done_at": BEFORE},
            {"key": "open", "conversation": "console:dm:dana", "event": OLD_EVENT, "received_at": BEFORE,
             "done_at": None},
        ],
        "outbox": [
            {"platform": "console", "account": "dana", "channel": None, "reply": {}, "only_you": False,
             "created_at": BEFORE, "sent_at": BEFORE, "sent_as": "1"},
            {"platform": "console", "account": "dana", "channel": None, "reply": OLD_REPLY, "only_you": False,
             "created_at": BEFORE, "sent_at": None, "sent_as": None},
        ],
        "buttons": [
            {"id": "old-button", "conversation": "console:dm:dana", "action": {"begin": "study_status", "slots": {}},
             "created_at": BEFORE},
        ],
    }  # fmt: skip
    for table, given in rows.items():
        await connection.execute(sa.insert(old.tables[table]), given)


async def counted(connection: AsyncConnection) -> dict[str, int]:
    tables = await connection.run_sync(lambda c: inspect(c).get_table_names())
    return {
        table: int(await connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table))) or 0)
        for table in tables
        if table != "alembic_version"
    }


async def test_an_upgrade_keeps_every_row(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(moved_to, "0001")
        await fill_first_revision(connection)
        before = await counted(connection)
    await upgrade(empty)
    async with empty.connect() as connection:
        after = await counted(connection)
        row = (await connection.execute(sa.select(outbox).where(outbox.c.sent_at.is_(None)))).one()
        seen = set(await connection.scalars(sa.select(identities.c.seen_at)))
    assert {table: after[table] for table in before} == before
    assert (row.state, row.chat, row.due_at, row.attempts, row.reply) == ("waiting", "dana", BEFORE, 0, OLD_REPLY)
    assert seen == {BEFORE}


async def test_the_bot_goes_on_with_what_an_older_version_left(
    empty: AsyncEngine, empty_database_url: str, clock: SimulatedClock, manager: DialogManager
) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(moved_to, "0001")
        await fill_first_revision(connection)
    await upgrade(empty)
    bot = Laurel(Settings(database_url=empty_database_url, _env_file=None), clock, manager=manager)
    courier = CollectingCourier()
    bot.connect("console", courier)
    await bot.start()
    await bot.receive(Incoming("new", Sender("console", "dana", "Dana"), button="old-button"))
    await bot.close()
    assert len(courier.texts) == 3, courier.texts
    assert courier.texts[0] == "from before"
    assert "Kubernetes" in courier.texts[1]
    assert "earlier version" not in courier.texts[2]


async def test_a_downgrade_keeps_what_the_older_version_knows(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(moved_to, "0001")
        first = await connection.run_sync(described)
        await fill_first_revision(connection)
        before = await counted(connection)
    await upgrade(empty)
    async with rebuilding(empty) as connection, connection.begin():
        await connection.run_sync(moved_to, "0001")
        assert await connection.run_sync(described) == first
        assert await counted(connection) == before
    await upgrade(empty)
    async with rebuilding(empty) as connection, connection.begin():
        after = await counted(connection)
        assert {table: after[table] for table in before} == before
        await connection.run_sync(moved_to, "base")
        assert await counted(connection) == {}


async def test_a_start_upgrades_sqlite_and_refuses_a_servers_old_database(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(moved_to, "0001")
    if empty.dialect.name == "sqlite":
        await prepare(empty)
    else:
        with pytest.raises(SchemaError, match="laurel db upgrade"):
            await prepare(empty)
        await upgrade(empty)
        await prepare(empty)
    async with empty.connect() as connection:
        assert await connection.run_sync(current_revision) == newest_revision()


async def test_a_start_refuses_an_empty_database_of_a_server(empty: AsyncEngine) -> None:
    if empty.dialect.name == "sqlite":
        await prepare(empty)
        assert set(await schema_of(empty)) == set(metadata.tables)
    else:
        with pytest.raises(SchemaError, match="laurel db upgrade"):
            await prepare(empty)
        assert await schema_of(empty) == {}


async def test_a_database_of_a_newer_version_is_refused(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    for start in (prepare, upgrade):
        with pytest.raises(SchemaError, match="newer version"):
            await start(engine)
