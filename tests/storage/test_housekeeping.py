"""What is kept, and for how long."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.buttons import buttons
from bot.messaging.inbox import inbox
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.outbox import outbox
from bot.scheduling.agenda import agenda, notices
from bot.tracking.holdings import holdings, proofs, units
from bot.tracking.people import people
from bot.tracking.records import Records
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import arrive, hold


async def count(engine: AsyncEngine, table: sa.Table) -> int:
    async with engine.connect() as connection:
        return await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


async def test_a_talk_leaves_nothing_behind_for_ever_but_the_person(laurel: Laurel, clock: SimulatedClock) -> None:
    laurel.connect("console", CollectingCourier())
    await laurel.receive(Incoming("1", Sender("console", "dana", "Dana"), "aws architect"))
    await laurel.keep_house()
    assert [await count(laurel.engine, table) for table in (inbox, outbox)] == [1, 1]
    assert await count(laurel.engine, buttons) > 0
    clock.advance(timedelta(days=31))
    await laurel.keep_house()
    assert [await count(laurel.engine, table) for table in (inbox, outbox)] == [0, 0]
    assert await count(laurel.engine, buttons) > 0
    clock.advance(timedelta(days=100))
    await laurel.keep_house()
    assert await count(laurel.engine, buttons) == 0
    assert await count(laurel.engine, people) == 1


async def test_a_removed_holding_can_come_back_for_a_month_and_is_gone_then_with_all_that_belongs_to_it(
    laurel: Laurel, clock: SimulatedClock
) -> None:
    dana = await arrive(laurel.engine, NOW, "dana")
    kept = await hold(laurel.engine, NOW, dana, "Kept", date(2028, 1, 1))
    removed = await hold(laurel.engine, NOW, dana, "Removed", date(2028, 1, 1))
    async with laurel.engine.begin() as connection:
        records = Records(connection, dana, NOW)
        for holding in (kept, removed):
            await records.log_units(holding, NOW.date(), Decimal("1.5"), None, None)
            await records.attach_proof(await records.keep_proof("badge.png", b"\x89PNG\x00\xff"), holding)
        await records.remove(removed)
        assert [h.id for h in await records.holdings()] == [kept]
    clock.advance(timedelta(days=29))
    await laurel.keep_house()
    async with laurel.engine.begin() as connection:
        records = Records(connection, dana, clock.now())
        assert await records.restore(removed) is not None
        assert await records.proofs(removed) == [("badge.png", b"\x89PNG\x00\xff")]
        await records.remove(removed)
    clock.advance(timedelta(days=31))
    await laurel.keep_house()
    async with laurel.engine.begin() as connection:
        assert await Records(connection, dana, clock.now()).restore(removed) is None
        for table in (units, proofs):
            assert list(await connection.scalars(sa.select(table.c.holding_id))) == [kept]
        assert (await Records(connection, dana, clock.now()).units([kept]))[0].amount == Decimal("1.5")


async def test_whoever_is_deleted_takes_every_record_along(laurel: Laurel) -> None:
    laurel.connect("telegram", CollectingCourier())
    dana = await arrive(laurel.engine, NOW, "dana")
    await hold(laurel.engine, NOW, dana, "Forklift licence", NOW.date() + timedelta(days=30))
    await laurel.tick()
    assert await count(laurel.engine, notices) == 1
    async with laurel.engine.begin() as connection:
        await connection.execute(sa.delete(people))
    assert [await count(laurel.engine, table) for table in (holdings, agenda, notices)] == [0, 0, 0]
