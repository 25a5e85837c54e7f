"""On SQLite nobody who gets hold of the file reads what was deleted."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.storage.engine import create_engine
from bot.storage.schema import upgrade
from bot.tracking.people import Account, meet, people
from tests.conftest import NOW


async def test_what_is_deleted_is_not_in_the_file_any_more(tmp_path: Path) -> None:
    file = tmp_path / "laurel.db"
    engine = create_engine(f"sqlite:///{file}")
    await upgrade(engine)
    async with engine.begin() as connection:
        for number in range(50):
            await meet(connection, Account("telegram", str(number), f"Xenophilia {number}"), NOW)
    async with engine.begin() as connection:
        await connection.execute(sa.delete(people).where(people.c.id != 7))
    await engine.dispose()
    assert file.read_bytes().count(b"Xenophilia") == 1
