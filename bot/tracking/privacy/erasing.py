"""Erasing a person: afterwards no row of any table knows them."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.tracking.privacy.registry import TABLES, Holds
from bot.tracking.privacy.whose import Whose, whose
from bot.tracking.teams.leaving import leave_all

#: Whoever plans somebody's reminders holds their row here: what they plan is waited for, and erased with the rest.
_FIRST = "agenda"


async def erase(connection: AsyncConnection, person_id: int, now: datetime) -> set[int]:
    """Erase everything of a person in every table; teams see that somebody left. Returns whom to look at again, for
    they are written to because of that.
    """
    others = await leave_all(connection, person_id, now)
    who = await whose(connection, person_id)
    for table in _in_order():
        await _empty(connection, table, who)
    return others - {person_id}


def _in_order() -> list[sa.Table]:
    """Rows before those that they refer to."""
    known = [table for table in reversed(metadata.sorted_tables) if table.name in TABLES]
    return sorted(known, key=lambda table: table.name != _FIRST)


async def _empty(connection: AsyncConnection, table: sa.Table, who: Whose) -> None:
    holds = TABLES[table.name]
    for column in holds.named:
        await connection.execute(sa.update(table).where(table.c[column] == who.person_id).values({column: sa.null()}))
    if not isinstance(holds, Holds):
        return
    rows = holds.rows(table, who)
    if holds.blanked:
        await connection.execute(sa.update(table).where(rows).values(dict(holds.blanked)))
    else:
        await connection.execute(sa.delete(table).where(rows))
