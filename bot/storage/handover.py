"""Everything that belongs to one row of a table is given to another row of it, in whatever table it is."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


def references(table: sa.Table) -> Iterator[sa.Column[int]]:
    """All columns, of all tables, that hold the id of a row of ``table``."""
    for other in table.metadata.sorted_tables:
        for column in other.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                yield column


async def hand_over(connection: AsyncConnection, column: sa.Column[int], old: int, new: int) -> None:
    """What belonged to ``old`` belongs to ``new``. Of what there may be once only, that of ``new`` stays."""
    table = column.table
    for others in _once_with(column):
        twin = table.alias()
        alike = sa.exists().where(twin.c[column.name] == new, *(twin.c[name] == table.c[name] for name in others))
        await connection.execute(sa.delete(table).where(column == old, alike))
    await connection.execute(sa.update(table).where(column == old).values({column.name: new}))


def _once_with(column: sa.Column[int]) -> Iterator[list[str]]:
    """For each rule by which a row may be there once only, the other columns of it."""
    rules: list[sa.PrimaryKeyConstraint | sa.UniqueConstraint | sa.Index] = [
        rule for rule in column.table.constraints if isinstance(rule, sa.PrimaryKeyConstraint | sa.UniqueConstraint)
    ]
    rules += [index for index in column.table.indexes if index.unique]
    for rule in rules:
        names = [each.name for each in rule.columns]
        if column.name in names:
            yield [name for name in names if name != column.name]
