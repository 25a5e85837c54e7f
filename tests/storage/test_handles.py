"""Whoever wrote once is found by their handle, for as long as it is theirs."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.tracking.people import Account, meet, with_handle
from tests.conftest import NOW


async def wrote(engine: AsyncEngine, account: str, handle: str | None, days: int = 0) -> int:
    async with engine.begin() as connection:
        return (await meet(connection, Account("telegram", account, handle=handle), NOW + timedelta(days=days))).id


async def found(engine: AsyncEngine, handle: str, platform: str = "telegram") -> int | None:
    async with engine.connect() as connection:
        return await with_handle(connection, platform, handle)


async def test_it_is_written_in_any_case(engine: AsyncEngine) -> None:
    mara = await wrote(engine, "1", "mara_o")
    assert await found(engine, "Mara_O") == mara
    assert await found(engine, "mara") is None
    assert await found(engine, "mara_o", "slack") is None


async def test_it_follows_the_last_message(engine: AsyncEngine) -> None:
    mara = await wrote(engine, "1", "mara_o")
    assert await wrote(engine, "1", "mara_okafor", 1) == mara
    assert await found(engine, "mara_o") is None
    assert await found(engine, "mara_okafor") == mara
    await wrote(engine, "1", None, 2)
    assert await found(engine, "mara_okafor") is None


async def test_who_took_it_over_has_it_alone(engine: AsyncEngine) -> None:
    mara = await wrote(engine, "1", "mara_o")
    jon = await wrote(engine, "2", "jon")
    assert await wrote(engine, "2", "mara_o", 1) == jon
    assert await found(engine, "mara_o") == jon
    new = await wrote(engine, "3", "mara_o", 2)
    assert await found(engine, "mara_o") == new
    await wrote(engine, "3", None, 3)
    assert await found(engine, "mara_o") is None
    assert mara not in (jon, new)
