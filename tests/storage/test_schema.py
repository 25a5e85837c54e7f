"""The schema made at once and the schema made by all migrations are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect

import bot.app  # noqa: F401 - declares every table
from bot.storage.engine import create_engine
from bot.storage.schema import create, current_revision, migrate, newest_revision, upgrade


def described(connection: Connection) -> dict[str, Any]:
    looking = inspect(connection)
    return {
        table: {
            "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in looking.get_columns(table)),
            "keys": looking.get_pk_constraint(table)["constrained_columns"],
            "foreign": [(f["constrained_columns"], f["referred_table"]) for f in looking.get_foreign_keys(table)],
            "unique": sorted(tuple(u["column_names"]) for u in looking.get_unique_constraints(table)),
            "indexes": sorted((tuple(i["column_names"]), i["unique"]) for i in looking.get_indexes(table)),
        }
        for table in sorted(looking.get_table_names())
        if table != "alembic_version"
    }


async def test_migrations_and_tables_agree(tmp_path: Path) -> None:
    schemas = []
    for name, make in (("created", create), ("migrated", migrate)):
        engine = create_engine(f"sqlite:///{tmp_path / name}.db")
        async with engine.begin() as connection:
            await connection.run_sync(make)
            schemas.append(await connection.run_sync(described))
            assert await connection.run_sync(current_revision) == newest_revision()
        await engine.dispose()
    assert schemas[0] == schemas[1]


async def test_upgrading_twice_changes_nothing(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'twice.db'}")
    for _ in range(2):
        await upgrade(engine)
        async with engine.connect() as connection:
            assert await connection.run_sync(current_revision) == newest_revision()
    await engine.dispose()
