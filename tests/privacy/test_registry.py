"""No table is forgotten when somebody asks what is kept of them, or wants it gone."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

import bot.app  # noqa: F401 - declares every table
from bot.storage.engine import metadata
from bot.tracking.people import Account
from bot.tracking.privacy.registry import TABLES, Holds
from bot.tracking.privacy.whose import Whose

DANA = Whose(7, (Account("slack", "T1/U1"), Account("telegram", "42")))


def test_every_table_says_what_it_holds_of_people() -> None:
    assert set(TABLES) == set(metadata.tables)


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_column_that_names_a_person_is_erased_or_emptied(name: str) -> None:
    table, holds = metadata.tables[name], TABLES[name]
    naming = {fk.parent.name for fk in table.foreign_keys if fk.column.table.name == "people"}
    own = str(holds.rows(table, DANA).compile()) if isinstance(holds, Holds) else ""
    assert {column for column in naming if f"{name}.{column} =" not in own} == set(holds.named)


@pytest.mark.parametrize("name", [name for name, holds in TABLES.items() if isinstance(holds, Holds) and holds.sheet])
def test_what_is_shown_of_a_table_can_be_asked_for(name: str) -> None:
    table, holds = metadata.tables[name], TABLES[name]
    assert isinstance(holds, Holds)
    assert holds.sheet is not None
    query = sa.select(*(made(table).label(key) for key, made in holds.sheet.columns.items()))
    assert set(query.selected_columns.keys()) == set(holds.sheet.columns)
