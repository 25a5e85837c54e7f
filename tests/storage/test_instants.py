"""Points in time mean the same on every database, whatever zone they come in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.types import Instant

moments = sa.Table(
    "moments",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Instant()),
)
NOON = datetime(2026, 11, 2, 12, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with engine.begin() as connection:
        await connection.run_sync(moments.create)
        yield connection


@pytest.mark.parametrize(
    "zone", [UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata"), timezone(-timedelta(hours=9, minutes=30))]
)
async def test_aware_in_and_aware_out(connection: AsyncConnection, zone: ZoneInfo) -> None:
    await connection.execute(sa.insert(moments).values(at=NOON.astimezone(zone)))
    found = await connection.scalar(sa.select(moments.c.at))
    assert found == NOON
    assert found is not None
    assert found.utcoffset() == timedelta()


async def test_both_comings_of_a_repeated_hour_stay_apart(connection: AsyncConnection) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    second = first.replace(fold=1)
    for at in (first, second):
        await connection.execute(sa.insert(moments).values(at=at))
    found = list(await connection.scalars(sa.select(moments.c.at).order_by(moments.c.id)))
    assert found == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


async def test_they_compare_and_sort_as_instants(connection: AsyncConnection) -> None:
    early = datetime(2026, 11, 2, 23, 0, tzinfo=ZoneInfo("Pacific/Auckland"))  # 10:00 UTC, though it reads later
    for at in (NOON, early):
        await connection.execute(sa.insert(moments).values(at=at))
    assert list(await connection.scalars(sa.select(moments.c.at).order_by(moments.c.at))) == [early, NOON]
    before_noon = sa.select(moments.c.at).where(moments.c.at < NOON.astimezone(ZoneInfo("America/Lima")))
    assert list(await connection.scalars(before_noon)) == [early]
    assert await connection.scalar(sa.select(sa.func.min(moments.c.at))) == early


async def test_none_stays_none(connection: AsyncConnection) -> None:
    await connection.execute(sa.insert(moments).values(at=None))
    assert (await connection.execute(sa.select(moments.c.at))).scalar_one() is None


async def test_a_naive_one_is_refused(connection: AsyncConnection) -> None:
    naive = datetime(2026, 11, 2, 12, 30)  # noqa: DTZ001 - the point of the test
    with pytest.raises(StatementError, match="time zone"):
        await connection.execute(sa.insert(moments).values(at=naive))
    with pytest.raises(StatementError, match="time zone"):
        await connection.execute(sa.select(moments).where(moments.c.at < naive))
