"""Inserting what may be there already, in one atomic statement on every supported database.

Statements are built once for each table and kept: building and compiling one takes longer than SQLite takes to run it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


async def insert_returning(
    connection: AsyncConnection, table: sa.Table, values: Mapping[str, Any], column: sa.Column[Any]
) -> Any | None:
    """Insert a row and give back one of its columns; None when it is there already."""
    statement = _adding(connection.dialect.name, table, column)
    return (await connection.execute(statement, values)).scalar_one_or_none()


async def insert_new_rows(
    connection: AsyncConnection, table: sa.Table, rows: Sequence[Mapping[str, Any]], column: sa.Column[Any]
) -> Sequence[Any]:
    """Insert several rows with the same columns, in order; gives one of the columns of those that are new."""
    statement = _adding(connection.dialect.name, table, column)
    return (await connection.execute(statement, rows)).scalars().all()


async def insert_or_update(
    connection: AsyncConnection, table: sa.Table, values: Mapping[str, Any], key: Iterable[str]
) -> None:
    """Insert a row, or change the one with the same ``key`` columns."""
    await insert_or_update_all(connection, table, [values], key)


async def insert_or_update_all(
    connection: AsyncConnection, table: sa.Table, rows: Sequence[Mapping[str, Any]], key: Iterable[str]
) -> None:
    """The same for several rows with the same columns, at least one."""
    statement = _replacing(connection.dialect.name, table, tuple(rows[0]), tuple(key))
    await connection.execute(statement, rows)


@cache
def _adding(dialect: str, table: sa.Table, column: sa.Column[Any]) -> Any:
    return _insert(dialect, table).on_conflict_do_nothing().returning(column)


@cache
def _replacing(dialect: str, table: sa.Table, columns: tuple[str, ...], key: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table)
    news = {column: statement.excluded[column] for column in columns if column not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=news)


def _insert(dialect: str, table: sa.Table) -> Any:
    """Of the database that is used: loading SQLAlchemy's part for the other one takes 50 ms of a start."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
