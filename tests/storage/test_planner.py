"""Reminders become messages: each once, whoever plans, and again when they did not arrive."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SimulatedClock
from bot.knowledge.base import KnowledgeBase
from bot.messaging.courier import UnavailableError, UnreachableError
from bot.messaging.dispatch import Dispatcher
from bot.messaging.outbox import outbox
from bot.messaging.pacing import Pacer
from bot.scheduling.agenda import agenda, forget_old, next_look, notices
from bot.scheduling.planner import NoticeAftermath, Planner, reschedule
from bot.storage.engine import create_engine
from bot.tracking.people import Account, identities, meet, people
from bot.tracking.preferences import STAGES
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import arrive, crowd, hold, prefer

TODAY = NOW.date()


class Process:
    """A planner and a dispatcher, as one process has them."""

    def __init__(self, engine: AsyncEngine, clock: SimulatedClock, knowledge: KnowledgeBase) -> None:
        self.engine, self.clock = engine, clock
        self.couriers = {"telegram": CollectingCourier()}
        self.dispatcher = Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), dict(self.couriers))
        self.planner = Planner(engine, clock, knowledge, lambda: list(self.dispatcher.couriers))

    @property
    def courier(self) -> CollectingCourier:
        return self.couriers["telegram"]

    def connect(self, platform: str) -> CollectingCourier:
        self.couriers[platform] = CollectingCourier()
        self.dispatcher.couriers[platform] = self.couriers[platform]
        return self.couriers[platform]

    async def tick(self) -> None:
        await self.planner.tick()
        await self.dispatcher.dispatch()

    async def next_look(self) -> datetime | None:
        async with self.engine.connect() as connection:
            return await next_look(connection)

    async def run_until(self, end: datetime) -> None:
        """Tick whenever something is due, and at ``end``."""
        await self.tick()
        while (at := await self.next_look()) is not None and at <= end:
            self.clock.move_to(max(at, self.clock.now()))
            await self.tick()
        self.clock.move_to(end)
        await self.tick()

    async def states(self) -> list[str]:
        async with self.engine.connect() as connection:
            return list(await connection.scalars(sa.select(outbox.c.state).order_by(outbox.c.id)))


@pytest.fixture
def process(engine: AsyncEngine, clock: SimulatedClock, knowledge: KnowledgeBase) -> Process:
    return Process(engine, clock, knowledge)


async def test_every_stage_is_said_once_on_its_day(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    expires = TODAY + timedelta(days=100)
    await hold(process.engine, NOW, dana, "Forklift licence", expires)
    await process.run_until(NOW + timedelta(days=150))
    async with process.engine.connect() as connection:
        sent = list(await connection.scalars(sa.select(outbox.c.sent_at).order_by(outbox.c.id)))
    assert sent == [datetime.combine(expires - timedelta(days=n), NOW.timetz()) for n in STAGES]
    assert all("Forklift licence" in text for text in process.courier.texts)
    assert "in 90 days" in process.courier.texts[0]
    assert "expires today" in process.courier.texts[-2]
    assert "7 days ago" in process.courier.texts[-1]
    assert await process.next_look() is None


async def test_ticking_again_and_again_says_nothing_twice(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=30))
    for _ in range(30):
        await process.tick()
        clock.advance(timedelta(minutes=15))
    assert len(process.courier.sent) == 1


async def test_several_that_are_due_are_one_message(process: Process) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    names = [f"Licence {n}" for n in range(5)]
    for name in names:
        await hold(process.engine, NOW, dana, name, TODAY + timedelta(days=30))
    await process.tick()
    assert len(process.courier.sent) == 1
    assert all(name in process.courier.texts[0] for name in names)
    async with process.engine.connect() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(notices)) == 5


async def test_a_month_of_downtime_is_one_message_and_loses_no_holding(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    for days in (31, 40, 61, 92):
        await hold(process.engine, NOW, dana, f"Licence {days}", TODAY + timedelta(days=days))
    clock.advance(timedelta(days=30, hours=4))
    await process.tick()
    assert len(process.courier.sent) == 1
    assert all(f"Licence {days}" in process.courier.texts[0] for days in (31, 40, 61, 92))


async def test_planners_side_by_side_never_say_it_twice(
    process: Process, database_url: str, clock: SimulatedClock, knowledge: KnowledgeBase
) -> None:
    accounts = [f"account {n}" for n in range(250)]
    await crowd(process.engine, NOW, accounts)
    engines = [create_engine(database_url) for _ in range(3)]
    processes = [process, *(Process(engine, clock, knowledge) for engine in engines)]
    await asyncio.gather(*(each.tick() for each in processes))
    await process.tick()
    for engine in engines:
        await engine.dispose()
    assert sorted(chat for each in processes for chat in each.courier.chats) == sorted(accounts)
    assert sum(each.planner.planned for each in processes) == 250


async def test_people_elsewhere_are_left_alone_until_their_platform_is_connected(
    process: Process, clock: SimulatedClock
) -> None:
    eve = await arrive(process.engine, NOW, "eve", "slack")
    await hold(process.engine, NOW, eve, "Forklift licence", TODAY + timedelta(days=30))
    assert await process.planner.tick() == 0
    clock.advance(timedelta(days=2))
    assert await process.planner.tick() == 0
    assert await process.states() == []
    slack = process.connect("slack")
    await process.tick()
    assert slack.chats == ["eve"]
    assert "in 28 days" in slack.texts[0]
    assert process.courier.sent == []


async def test_who_blocked_the_bot_is_told_once_when_they_write_again(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=30))
    process.courier.fail("dana", UnreachableError("blocked"))
    await process.tick()
    async with process.engine.connect() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(notices)) == 0
    for _ in range(5):
        clock.advance(timedelta(days=1))
        await process.tick()
    assert process.courier.tried == ["dana"]
    await arrive(process.engine, clock.now(), "dana")
    for _ in range(3):
        await process.tick()
        clock.advance(timedelta(hours=1))
    assert len(process.courier.sent) == 1
    assert "in 25 days" in process.courier.texts[0]
    assert await process.states() == ["undeliverable", "sent"]


async def test_who_blocked_the_bot_on_one_platform_is_told_on_another(process: Process, clock: SimulatedClock) -> None:
    slack = process.connect("slack")
    dana = await arrive(process.engine, NOW, "dana")
    async with process.engine.begin() as connection:
        other = {"platform": "slack", "account": "U1", "person_id": dana, "seen_at": NOW - timedelta(days=9)}
        await connection.execute(sa.insert(identities).values(other))
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=30))
    process.courier.fail("dana", UnreachableError("blocked"))
    await process.tick()
    await process.tick()
    assert process.courier.tried == ["dana"]
    assert slack.chats == ["U1"]


async def test_what_comes_too_late_is_withdrawn_and_said_afresh_with_the_words_of_the_day(
    process: Process, clock: SimulatedClock
) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=30))
    process.courier.fail("dana", *(UnavailableError("502") for _ in range(500)))
    for _ in range(60):  # until after the person's evening
        await process.tick()
        clock.advance(timedelta(minutes=13))
    assert await process.states() == ["withdrawn"]
    process.courier.recover()
    clock.move_to(NOW + timedelta(days=1))
    await process.tick()
    await process.tick()
    assert await process.states() == ["withdrawn", "sent"]
    assert len(process.courier.texts) == 1
    assert "in 29 days" in process.courier.texts[0]
    assert "should have reached you" in process.courier.texts[0]


async def test_nothing_is_said_at_night(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    await prefer(process.engine, NOW, dana, zone="Pacific/Auckland")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=31))
    await process.run_until(NOW + timedelta(days=3))
    async with process.engine.connect() as connection:
        sent = await connection.scalar(sa.select(outbox.c.sent_at))
    assert sent == datetime(2026, 11, 2, 20, tzinfo=UTC)  # 9 in the morning of 3 November there


async def test_who_moves_loses_no_reminder_of_that_day(process: Process) -> None:
    dana = await _arrive_from(process, "America/New_York")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=30))  # due at 9 over there
    await process.tick()
    assert await process.states() == []
    await _arrive_from(process, "Europe/Berlin")  # where it is 10 already
    await process.run_until(NOW + timedelta(days=3))
    assert len(process.courier.texts) == 1
    assert "in 30 days" in process.courier.texts[0]


async def _arrive_from(process: Process, zone: str) -> int:
    """Somebody writes whose platform tells where they are."""
    now = process.clock.now()
    async with process.engine.begin() as connection:
        person = await meet(connection, Account("telegram", "dana", tz=zone), now)
        await reschedule(connection, person.id, now)
        return person.id


async def test_one_record_that_cannot_be_read_holds_up_nobody(process: Process) -> None:
    accounts = [f"account {n}" for n in range(5)]
    await crowd(process.engine, NOW, accounts)
    async with process.engine.begin() as connection:
        spoilt = {"start": "half past nonsense"}
        await connection.execute(sa.update(people).where(people.c.id == 3).values(preferences=spoilt))
    await process.tick()
    assert sorted(process.courier.chats) == [account for account in accounts if account != "account 2"]
    async with process.engine.begin() as connection:
        await connection.execute(sa.update(people).where(people.c.id == 3).values(preferences={}))
    await process.run_until(process.clock.now() + timedelta(hours=2))
    assert process.courier.chats[-1] == "account 2"


async def test_a_change_of_mind_between_plan_and_tick_counts(process: Process, clock: SimulatedClock) -> None:
    dana = await arrive(process.engine, NOW, "dana")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=31))
    await prefer(process.engine, NOW, dana, off=True)
    clock.advance(timedelta(days=40))
    await process.tick()
    assert process.courier.sent == []
    async with process.engine.connect() as connection:
        assert list(await connection.scalars(sa.select(agenda.c.next_at))) == [None]


async def test_old_notices_are_forgotten_and_what_they_said_stays_said(process: Process, clock: SimulatedClock) -> None:
    """A holding that ran out years ago and was never removed is not news."""
    dana = await arrive(process.engine, NOW, "dana")
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=10))
    await process.run_until(NOW + timedelta(days=20))
    said = len(process.courier.sent)
    assert said > 0
    clock.advance(timedelta(days=900))
    async with process.engine.begin() as connection:
        await forget_old(connection, clock.now())
    await hold(process.engine, clock.now(), dana, "Another one", clock.now().date() + timedelta(days=400))
    await process.tick()
    assert len(process.courier.sent) == said
