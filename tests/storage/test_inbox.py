"""Events: kept once, taken in order, each by one process, and none lost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.given import TurnInput, TurnResult
from bot.dialogs.engine.manager import DialogManager
from bot.messaging import inbox
from bot.messaging.incoming import Incoming, Sender, TurnReport
from bot.messaging.reply import Reply, paragraph
from bot.storage.engine import create_engine
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier

DANA = Sender("console", "dana", "Dana")
EVE = Sender("console", "eve", "Eve")


def said(text: str, key: str, sender: Sender = DANA) -> Incoming:
    return Incoming(key, sender, text)


@pytest.fixture
def taken(manager: DialogManager, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said, in the order in which the turns began; every turn answers with what was said."""
    order: list[str] = []

    async def take(given: TurnInput) -> TurnResult:
        order.append(str(given.text))
        await asyncio.sleep(random.random() / 200)  # noqa: S311
        reply = Reply(parts=(paragraph("{text}", text=str(given.text)),))
        state = {"turns": (given.state or {}).get("turns", 0) + 1}
        return TurnResult(reply, state, given.profile, TurnReport(None, 1.0, {}, {}))

    monkeypatch.setattr(manager, "take", take)
    return order


async def test_an_event_is_recorded_once_however_often_and_wherever_it_comes(
    engine: AsyncEngine, database_url: str
) -> None:
    second = create_engine(database_url)

    async def record(process: AsyncEngine) -> bool:
        async with process.begin() as connection:
            return bool(await inbox.record(connection, [said("hello", "1")], NOW))

    assert sum(await asyncio.gather(*(record(process) for process in (engine, second) * 5))) == 1
    await second.dispose()


async def test_an_event_comes_out_as_it_went_in(engine: AsyncEngine) -> None:
    event = Incoming("1", replace(DANA, tz="Asia/Tokyo", locale="ja-JP"), "¿qué? 🎓\u2028\n", channel="c", command="x")
    async with engine.begin() as connection:
        await inbox.record(connection, [event], NOW)
        assert await inbox.oldest(connection, event.conversation) == event


async def test_events_of_a_conversation_come_in_order_and_leave_when_done(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        for n in range(5):
            await inbox.record(connection, [said(f"dana {n}", f"d{n}")], NOW)
            await inbox.record(connection, [said(f"eve {n}", f"e{n}", EVE)], NOW)
        seen = []
        while event := await inbox.oldest(connection, "console:dm:dana"):
            seen.append(event.text)
            await inbox.mark_done(connection, event.key, NOW)
        left = await inbox.oldest(connection, "console:dm:eve")
    assert seen == [f"dana {n}" for n in range(5)]
    assert left is not None
    assert left.text == "eve 0"


async def test_conversations_that_wait_are_named_oldest_first_and_only_when_they_wait_long_enough(
    engine: AsyncEngine,
) -> None:
    async with engine.begin() as connection:
        await inbox.record(connection, [said("1", "1", EVE)], NOW)
        await inbox.record(connection, [said("2", "2")], NOW + timedelta(minutes=1))
        await inbox.record(connection, [said("3", "3", EVE)], NOW + timedelta(minutes=2))
        assert await inbox.waiting(connection, NOW - timedelta(seconds=1)) == []
        assert await inbox.waiting(connection, NOW) == ["console:dm:eve"]
        assert await inbox.waiting(connection, NOW + timedelta(hours=1)) == ["console:dm:eve", "console:dm:dana"]
        await inbox.mark_done(connection, "1", NOW)
        assert await inbox.waiting(connection, NOW + timedelta(hours=1)) == ["console:dm:dana", "console:dm:eve"]


async def test_two_processes_take_one_conversation_in_order_each_event_once(
    laurel: Laurel, rebuild: Callable[[], Laurel], taken: list[str]
) -> None:
    second = rebuild()
    await second.start()
    courier = CollectingCourier()
    for process in (laurel, second):
        process.connect("console", courier)
    tasks = []
    for n in range(20):  # each is recorded before the next one comes, as a platform delivers them
        process = (laurel, second)[n % 2]
        tasks.append(await process.accept(said(f"message {n}", str(n))))
    tasks += [await second.accept(said(f"message {n}", str(n))) for n in range(20)]  # all of them redelivered
    await asyncio.gather(*tasks)
    for process in (laurel, second):  # an answer that had to wait behind one of the other process
        await process.dispatcher.dispatch()
    assert taken == [f"message {n}" for n in range(20)]
    assert courier.texts == taken


async def test_two_processes_take_many_conversations_each_event_once(
    laurel: Laurel, rebuild: Callable[[], Laurel], taken: list[str]
) -> None:
    second = rebuild()
    await second.start()
    courier = CollectingCourier()
    tasks = []
    for process in (laurel, second):
        process.connect("console", courier)
    for n in range(40):
        event = said(f"{n % 8} says {n // 8}", str(n), Sender("console", str(n % 8)))
        tasks += [await process.accept(event) for process in (laurel, second)]
    await asyncio.gather(*tasks)
    for process in (laurel, second):
        await process.dispatcher.dispatch()
    for person in range(8):
        own = [text for text in courier.texts if text.startswith(f"{person} ")]
        assert own == [f"{person} says {n}" for n in range(5)]
    assert sorted(taken) == sorted(courier.texts)


async def test_the_next_process_takes_what_was_left_and_then_what_is_new(
    laurel: Laurel, rebuild: Callable[[], Laurel], taken: list[str]
) -> None:
    async with laurel.engine.begin() as connection:
        for n in range(3):
            await inbox.record(connection, [said(f"left {n}", f"left {n}")], laurel.clock.now())
    second = rebuild()
    courier = CollectingCourier()
    second.connect("console", courier)
    await second.start()
    await second.receive(said("new", "new"))
    assert courier.texts == ["left 0", "left 1", "left 2", "new"]
    assert taken == courier.texts


async def test_housekeeping_takes_up_what_a_dead_process_left_but_not_what_is_under_way(
    laurel: Laurel, clock: SimulatedClock, taken: list[str]
) -> None:
    courier = CollectingCourier()
    laurel.connect("console", courier)
    async with laurel.engine.begin() as connection:
        await inbox.record(connection, [said("left lying", "1")], clock.now())
    await laurel.keep_house()
    assert taken == []
    clock.advance(timedelta(minutes=5))
    await laurel.keep_house()
    assert courier.texts == ["left lying"]


async def test_done_events_are_forgotten_after_a_week_and_open_ones_never(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        for key in ("done", "open"):
            await inbox.record(connection, [said(key, key)], NOW)
        await inbox.mark_done(connection, "done", NOW)
        for days, left in ((6, {"done", "open"}), (8, {"open"}), (400, {"open"})):
            await inbox.forget_done(connection, NOW + timedelta(days=days))
            assert set(await connection.scalars(sa.select(inbox.inbox.c.key))) == left


async def test_several_at_once_are_kept_in_order_and_what_comes_again_is_not_new(laurel: Laurel) -> None:
    courier = CollectingCourier()
    laurel.connect("console", courier)
    await (await laurel.accept(said("hello 0", "0")))
    arrived = [said(f"hello {n}", str(n)) for n in (2, 0, 1)]
    await asyncio.gather(*await laurel.accept_all(arrived))
    async with laurel.engine.connect() as connection:
        keys = (await connection.scalars(sa.select(inbox.inbox.c.key).order_by(inbox.inbox.c.id))).all()
    assert keys == ["0", "2", "1"]
    await laurel.dispatcher.idle()
    assert len(courier.sent) == 3
