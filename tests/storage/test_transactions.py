"""Transactions that run side by side: locks, inserts of what may be there, and what a cancelled one leaves."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import create_engine
from bot.storage.locks import lock
from bot.storage.upsert import insert_new_rows, insert_or_update, insert_returning

counters = sa.Table(
    "counters",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(20), nullable=False, unique=True),
    sa.Column("value", sa.Integer, nullable=False),
)


async def make(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(counters.create)


async def value_of(engine: AsyncEngine, name: str) -> int | None:
    async with engine.connect() as connection:
        value: int | None = await connection.scalar(sa.select(counters.c.value).where(counters.c.name == name))
        return value


async def test_who_holds_a_lock_is_alone(engine: AsyncEngine, database_url: str) -> None:
    await make(engine)
    async with engine.begin() as connection:
        await insert_returning(connection, counters, {"name": "a", "value": 0}, counters.c.name)

    async def count_up(process: AsyncEngine) -> None:
        async with process.begin() as connection:
            await lock(connection, "counter a")
            value = await connection.scalar(sa.select(counters.c.value)) or 0
            await asyncio.sleep(0.005)
            await connection.execute(sa.update(counters).values(value=value + 1))

    second = create_engine(database_url)
    await asyncio.gather(*(count_up(process) for process in (engine, second) * 8))
    await second.dispose()
    assert await value_of(engine, "a") == 16


async def test_of_many_who_insert_the_same_one_succeeds(engine: AsyncEngine) -> None:
    await make(engine)

    async def insert(value: int) -> bool:
        async with engine.begin() as connection:
            values = {"name": "a", "value": value}
            return await insert_returning(connection, counters, values, counters.c.name) is not None

    results = await asyncio.gather(*(insert(n) for n in range(8)))
    assert sum(results) == 1
    assert await value_of(engine, "a") == results.index(True)


async def test_of_several_rows_the_new_ones_are_told_and_kept_in_order(engine: AsyncEngine) -> None:
    await make(engine)
    rows = [{"name": name, "value": 0} for name in "cab"]
    async with engine.begin() as connection:
        await insert_returning(connection, counters, {"name": "a", "value": 1}, counters.c.id)
        assert sorted(await insert_new_rows(connection, counters, rows, counters.c.name)) == ["b", "c"]
        kept = await connection.scalars(sa.select(counters.c.name).order_by(counters.c.id))
    assert kept.all() == ["a", "c", "b"]


async def test_transactions_of_one_process_go_in_the_order_in_which_they_came(engine: AsyncEngine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("a server lets transactions run side by side")
    await make(engine)
    order = []

    async def work(number: int) -> None:
        async with engine.begin() as connection:
            order.append(number)
            await asyncio.sleep(0)
            values = {"name": str(number), "value": number}
            await insert_returning(connection, counters, values, counters.c.id)

    async with AsyncExitStack() as opened:  # opening a connection takes one longer than another
        for _number in range(6):
            await opened.enter_async_context(engine.connect())
    async with engine.begin():
        waiting = [asyncio.create_task(work(number)) for number in range(4)]
        await asyncio.sleep(0)
        broken_off = asyncio.create_task(work(9))
        await asyncio.sleep(0)
        broken_off.cancel()
    await asyncio.gather(*waiting)
    assert order == [0, 1, 2, 3]


async def test_inserting_gives_the_new_id_or_none(engine: AsyncEngine) -> None:
    await make(engine)
    async with engine.begin() as connection:
        first = await insert_returning(connection, counters, {"name": "a", "value": 1}, counters.c.id)
        again = await insert_returning(connection, counters, {"name": "a", "value": 2}, counters.c.id)
        other = await insert_returning(connection, counters, {"name": "b", "value": 3}, counters.c.id)
    assert first is not None
    assert again is None
    assert other not in (None, first)
    assert await value_of(engine, "a") == 1


async def test_inserting_or_updating_changes_the_one_row_only(engine: AsyncEngine) -> None:
    await make(engine)
    async with engine.begin() as connection:
        for name, value in (("a", 1), ("b", 2), ("a", 3)):
            await insert_or_update(connection, counters, {"name": name, "value": value}, ["name"])
    assert await value_of(engine, "a") == 3
    assert await value_of(engine, "b") == 2


async def test_what_fails_in_the_middle_leaves_nothing(engine: AsyncEngine) -> None:
    await make(engine)
    try:
        async with engine.begin() as connection:
            await insert_returning(connection, counters, {"name": "a", "value": 1}, counters.c.name)
            raise LookupError
    except LookupError:
        pass
    assert await value_of(engine, "a") is None


async def test_cancelled_transactions_let_go_of_everything(engine: AsyncEngine) -> None:
    """Both the one that is at work and those that wait for it."""
    await make(engine)
    at_work = asyncio.Event()

    async def work(name: str) -> None:
        async with engine.begin() as connection:
            await lock(connection, "work")
            await insert_returning(connection, counters, {"name": name, "value": 1}, counters.c.name)
            at_work.set()
            await asyncio.sleep(3600)

    first = asyncio.create_task(work("first"))
    await at_work.wait()
    waiting = [asyncio.create_task(work(f"waiting {n}")) for n in range(3)]
    await asyncio.sleep(0.05)
    for task in waiting:
        task.cancel()
    await asyncio.sleep(0.05)
    first.cancel()
    await asyncio.gather(first, *waiting, return_exceptions=True)
    async with asyncio.timeout(30), engine.begin() as connection:
        await lock(connection, "work")
        assert await connection.scalar(sa.select(sa.func.count()).select_from(counters)) == 0
        await insert_returning(connection, counters, {"name": "after", "value": 1}, counters.c.name)
    assert await value_of(engine, "after") == 1
