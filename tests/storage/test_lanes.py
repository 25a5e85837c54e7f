"""Sending goes on beside what is slow, and what is in the air is never left unmarked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SimulatedClock
from bot.messaging import outbox, sending
from bot.messaging.courier import SlowDownError
from bot.messaging.dispatch import Dispatcher
from bot.messaging.incoming import Outgoing, Platform
from bot.messaging.outbox import Address
from bot.messaging.pacing import Pace, Pacer
from bot.messaging.reply import Reply, paragraph
from bot.scheduling.planner import NoticeAftermath
from bot.storage.engine import create_engine
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier

#: Far beyond what the slowest machine needs: only what hangs runs into it.
PATIENCE = 30


class Hanging(CollectingCourier):
    """Every message reaches the platform at once; its answer comes when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.in_the_air = asyncio.Event()
        self.land = asyncio.Event()

    async def send(self, message: Outgoing) -> str:
        sent_as = await super().send(message)
        self.in_the_air.set()
        await self.land.wait()
        return sent_as


@pytest.fixture
def hanging() -> Hanging:
    return Hanging()


@pytest.fixture
def courier() -> CollectingCourier:
    return CollectingCourier()


@pytest.fixture
async def dispatcher(
    engine: AsyncEngine, clock: SimulatedClock, hanging: Hanging, courier: CollectingCourier
) -> AsyncIterator[Dispatcher]:
    """Slack hangs, Telegram works."""
    couriers = {"slack": hanging, "telegram": courier}
    made = Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), dict(couriers))
    async with asyncio.timeout(PATIENCE):
        yield made
    await made.stop(0)


async def notices(engine: AsyncEngine, platform: Platform, *chats: str) -> None:
    async with engine.begin() as connection:
        for chat in chats:
            await outbox.put_notice(
                connection, Address(platform, chat), Reply(parts=(paragraph(chat),)), NOW,
                key=f"{platform} {chat}", person_id=1, good_until=NOW + timedelta(hours=8),
            )  # fmt: skip


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(sa.select(outbox.outbox.c.state).order_by(outbox.outbox.c.id)))


async def test_a_platform_that_hangs_holds_up_no_other(
    dispatcher: Dispatcher, hanging: Hanging, courier: CollectingCourier
) -> None:
    await notices(dispatcher.engine, "slack", "U1", "U2")
    await notices(dispatcher.engine, "telegram", "dana")
    await dispatcher.begin()
    await hanging.in_the_air.wait()
    await notices(dispatcher.engine, "telegram", "eve")
    while len(courier.sent) < 2:
        await dispatcher.begin()
        await asyncio.sleep(0)
    assert hanging.chats == ["U1"]


async def test_a_conversation_goes_on_while_others_are_sent_to(dispatcher: Dispatcher, hanging: Hanging) -> None:
    """An answer that has to wait behind another one is left to the lane, whatever else the lane has to do."""
    await notices(dispatcher.engine, "slack", "U1", "U2")
    await dispatcher.begin()
    await hanging.in_the_air.wait()
    await dispatcher.deliver(None)
    assert hanging.chats == ["U1"]


async def test_who_waits_for_a_message_may_be_broken_off_but_not_the_message(
    dispatcher: Dispatcher, hanging: Hanging
) -> None:
    async with dispatcher.engine.begin() as connection:
        _, claimed = await outbox.put_answer(connection, Address("slack", "U1"), Reply(parts=(paragraph("hi"),)), NOW)
    waiting = asyncio.create_task(dispatcher.deliver(claimed))
    await hanging.in_the_air.wait()
    waiting.cancel()
    await asyncio.wait({waiting})
    hanging.land.set()
    await dispatcher.stop(PATIENCE)
    assert await states(dispatcher.engine) == ["sent"]


async def test_stopping_marks_what_is_in_the_air_and_frees_the_rest_at_once(
    dispatcher: Dispatcher, hanging: Hanging, clock: SimulatedClock
) -> None:
    await notices(dispatcher.engine, "slack", "U1", "U2", "U3")
    await dispatcher.begin()
    await hanging.in_the_air.wait()
    stopping = asyncio.create_task(dispatcher.stop(PATIENCE))
    await asyncio.sleep(0)
    hanging.land.set()
    await stopping
    assert await states(dispatcher.engine) == ["sent", "waiting", "waiting"]
    heir = CollectingCourier()
    following = Dispatcher(dispatcher.engine, clock, NoticeAftermath(clock), Pacer({}), {"slack": heir})
    assert await following.dispatch() == 2
    assert heir.chats == ["U2", "U3"]


async def test_a_courier_without_end_is_broken_off(
    dispatcher: Dispatcher, hanging: Hanging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SEND_WITHIN", timedelta(seconds=0.05))
    await notices(dispatcher.engine, "slack", "U1")
    await dispatcher.dispatch()
    async with dispatcher.engine.connect() as connection:
        found = (await connection.execute(sa.select(outbox.outbox))).one()
    assert (found.state, found.attempts, found.lease_until) == ("waiting", 1, None)
    assert found.error.startswith("UnavailableError")


async def test_a_database_that_is_away_for_a_moment_makes_nothing_be_sent_twice(
    database_url: str, engine: AsyncEngine, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_RECORDING_WAITS", (0, 0, 0))
    await notices(engine, "telegram", "dana", "eve")
    own = create_engine(database_url)
    failures = [0]

    class Breaking(CollectingCourier):
        async def send(self, message: Outgoing) -> str:
            failures[0] = 2
            return await super().send(message)

    @event.listens_for(own.sync_engine, "begin")
    def fails_twice(_connection: object) -> None:
        if failures[0]:
            failures[0] -= 1
            raise OperationalError("BEGIN", None, Exception("database is locked"))

    courier = Breaking()
    dispatcher = Dispatcher(own, clock, NoticeAftermath(clock), Pacer({}), {"telegram": courier})
    await dispatcher.dispatch()
    clock.advance(outbox.LEASE)
    await dispatcher.dispatch()
    await own.dispose()
    assert courier.chats == ["dana", "eve"]
    assert await states(engine) == ["sent", "sent"]


async def test_an_answer_does_not_wait_behind_a_reminder(dispatcher: Dispatcher) -> None:
    await notices(dispatcher.engine, "telegram", "dana")
    async with dispatcher.engine.begin() as connection:
        to = Address("telegram", "dana")
        _, claimed = await outbox.put_answer(connection, to, Reply(parts=(paragraph("hi"),)), NOW)
        _, second = await outbox.put_answer(connection, to, Reply(parts=(paragraph("and"),)), NOW)
    assert claimed is not None
    assert second is None


async def test_a_chat_that_has_to_be_waited_for_lets_others_go_first(
    engine: AsyncEngine, clock: SimulatedClock, courier: CollectingCourier
) -> None:
    pacer = Pacer({"telegram": Pace(per_second=1_000, private=0.2, channel=0.2)})
    dispatcher = Dispatcher(engine, clock, NoticeAftermath(clock), pacer, {"telegram": courier})
    async with engine.begin() as connection:
        _, claimed = await outbox.put_answer(
            connection, Address("telegram", "dana"), Reply(parts=(paragraph("hi"),)), NOW
        )
    await dispatcher.deliver(claimed)
    await notices(engine, "telegram", "dana", "eve", "lena")
    await dispatcher.dispatch()
    assert courier.chats == ["dana", "eve", "lena", "dana"]


async def test_a_platform_that_names_no_pause_is_not_asked_again_at_once(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    courier.fail("dana", SlowDownError(0))
    await notices(dispatcher.engine, "telegram", "dana")
    assert await dispatcher.dispatch() == 1
    clock.advance(timedelta(seconds=1))
    assert await dispatcher.dispatch() == 1
    assert len(courier.sent) == 1
