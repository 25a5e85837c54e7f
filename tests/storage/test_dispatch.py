"""Sending, and every way in which it fails."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SimulatedClock
from bot.messaging import outbox
from bot.messaging.courier import RefusedError, SlowDownError, UnavailableError, UnreachableError
from bot.messaging.dispatch import Dispatcher
from bot.messaging.incoming import Outgoing
from bot.messaging.outbox import Address
from bot.messaging.pacing import Pacer
from bot.messaging.reply import Reply, paragraph
from bot.messaging.sending import FAULTS
from bot.scheduling.planner import NoticeAftermath
from bot.tracking.people import identities
from tests.fakes.couriers import CollectingCourier
from tests.fakes.population import arrive

DANA = Address("telegram", "dana")
EVE = Address("telegram", "eve")


@pytest.fixture
def courier() -> CollectingCourier:
    return CollectingCourier()


@pytest.fixture
def dispatcher(engine: AsyncEngine, clock: SimulatedClock, courier: CollectingCourier) -> Dispatcher:
    return Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), {"telegram": courier})


async def put(dispatcher: Dispatcher, to: Address, *texts: str) -> list[int]:
    """Messages that nobody has claimed yet."""
    now = dispatcher.clock.now()
    ids = []
    async with dispatcher.engine.begin() as connection:
        for text in texts:
            row_id, _ = await outbox.put_answer(connection, to, Reply(parts=(paragraph("{t}", t=text),)), now)
            await outbox.postpone(connection, row_id, now)
            ids.append(row_id)
    return ids


async def row(dispatcher: Dispatcher, row_id: int) -> sa.Row[tuple[object, ...]]:
    async with dispatcher.engine.connect() as connection:
        return (await connection.execute(sa.select(outbox.outbox).where(outbox.outbox.c.id == row_id))).one()


async def state(dispatcher: Dispatcher, row_id: int) -> str:
    return str((await row(dispatcher, row_id)).state)


async def test_everything_is_sent_once_in_order(dispatcher: Dispatcher, courier: CollectingCourier) -> None:
    ids = await put(dispatcher, DANA, "1", "2", "3")
    assert await dispatcher.dispatch() == 3
    assert await dispatcher.dispatch() == 0
    assert courier.texts == ["1", "2", "3"]
    assert [await state(dispatcher, row_id) for row_id in ids] == ["sent"] * 3
    assert dispatcher.counts.sent == 3


async def test_an_answer_of_the_moment_goes_out_without_a_claim(
    dispatcher: Dispatcher, courier: CollectingCourier
) -> None:
    reply = Reply(parts=(paragraph("now"),))
    async with dispatcher.engine.begin() as connection:
        row_id, claimed = await outbox.put_answer(connection, DANA, reply, dispatcher.clock.now())
    await dispatcher.deliver(claimed)
    assert courier.texts == ["now"]
    assert await state(dispatcher, row_id) == "sent"


async def test_an_answer_that_has_to_wait_goes_out_behind_the_earlier_one(
    dispatcher: Dispatcher, courier: CollectingCourier
) -> None:
    await put(dispatcher, DANA, "earlier")
    async with dispatcher.engine.begin() as connection:
        _, claimed = await outbox.put_answer(
            connection, DANA, Reply(parts=(paragraph("later"),)), dispatcher.clock.now()
        )
    assert claimed is None
    await dispatcher.deliver(claimed)
    await dispatcher.idle()
    assert courier.texts == ["earlier", "later"]


async def test_what_has_no_courier_waits_for_one(dispatcher: Dispatcher, courier: CollectingCourier) -> None:
    await put(dispatcher, Address("slack", "dana"), "hello")
    assert await dispatcher.dispatch() == 0
    dispatcher.couriers["slack"] = courier
    assert await dispatcher.dispatch() == 1


async def test_a_pause_is_kept_by_its_chat_alone(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    first, _ = await put(dispatcher, DANA, "1", "2")
    await put(dispatcher, EVE, "3", "4")
    courier.fail("dana", SlowDownError(30))
    await dispatcher.dispatch()
    assert courier.texts == ["3", "4"]
    assert courier.tried.count("dana") == 1
    clock.advance(timedelta(seconds=29))
    assert await dispatcher.dispatch() == 0
    clock.advance(timedelta(seconds=1))
    await dispatcher.dispatch()
    assert courier.texts == ["3", "4", "1", "2"]
    assert (await row(dispatcher, first)).attempts == 0


async def test_pauses_never_make_a_message_be_given_up(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    await put(dispatcher, DANA, "patience")
    courier.fail("dana", *(SlowDownError(60) for _ in range(40)))
    for _ in range(41):
        await dispatcher.dispatch()
        clock.advance(timedelta(seconds=60))
    assert courier.texts == ["patience"]


async def test_a_platform_that_is_away_is_tried_after_growing_waits(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    (row_id,) = await put(dispatcher, DANA, "hello")
    courier.fail("dana", *(UnavailableError("502") for _ in range(12)))
    waits = []
    for _ in range(12):
        assert await dispatcher.dispatch() == 1
        due = (await row(dispatcher, row_id)).due_at
        waits.append((due - clock.now()).total_seconds())
        clock.move_to(due - timedelta(seconds=1))
        assert await dispatcher.dispatch() == 0
        clock.move_to(due)
    assert waits[:5] == [5, 10, 20, 40, 80]
    assert waits == sorted(waits)
    assert waits[-1] == waits[-2] == 15 * 60
    assert (await row(dispatcher, row_id)).error == "UnavailableError: 502"
    await dispatcher.dispatch()
    assert courier.texts == ["hello"]
    assert (await row(dispatcher, row_id)).error is None


async def test_a_platform_that_stays_away_for_days_makes_it_a_matter_for_the_operator(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    (row_id,) = await put(dispatcher, DANA, "hello")
    began = clock.now()
    while await state(dispatcher, row_id) == "waiting":
        courier.fail("dana", UnavailableError("502"))
        await dispatcher.dispatch()
        clock.advance(timedelta(minutes=15))
    assert await state(dispatcher, row_id) == "parked"
    assert timedelta(days=3) <= clock.now() - began <= timedelta(days=4)


async def test_an_unknown_error_is_tried_a_few_times_and_then_parked_for_all_to_see(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    faulty, behind = await put(dispatcher, DANA, "faulty", "behind it")
    courier.fail("dana", *(KeyError("a secret") for _ in range(FAULTS)))
    for tried in range(1, FAULTS + 1):
        await dispatcher.dispatch()
        assert (await row(dispatcher, faulty)).attempts == tried
        clock.advance(timedelta(hours=2))
    found = await row(dispatcher, faulty)
    assert (found.state, found.error) == ("parked", "KeyError")
    assert found.reply["parts"]  # the operator can send it again
    assert await state(dispatcher, behind) == "sent"
    assert courier.texts == ["behind it"]
    assert dispatcher.counts.parked == 1


async def test_what_is_refused_is_parked_at_once(dispatcher: Dispatcher, courier: CollectingCourier) -> None:
    refused, _ = await put(dispatcher, DANA, "too long", "fine")
    courier.fail("dana", RefusedError("message is too long"))
    await dispatcher.dispatch()
    found = await row(dispatcher, refused)
    assert (found.state, found.attempts, found.error) == ("parked", 1, "RefusedError: message is too long")
    assert courier.texts == ["fine"]


async def test_who_cannot_be_reached_is_marked_and_not_written_to_any_more(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    await arrive(dispatcher.engine, clock.now(), "dana")
    (row_id,) = await put(dispatcher, DANA, "hello")
    courier.fail("dana", UnreachableError("blocked"))
    await dispatcher.dispatch()
    assert await state(dispatcher, row_id) == "undeliverable"
    async with dispatcher.engine.connect() as connection:
        assert await connection.scalar(sa.select(identities.c.unreachable_since)) == clock.now()
    clock.advance(timedelta(days=1))
    assert await dispatcher.dispatch() == 0


async def test_a_closed_channel_says_nothing_of_who_wrote_there(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    await arrive(dispatcher.engine, clock.now(), "dana")
    await put(dispatcher, Address("telegram", "dana", "team"), "hello")
    courier.fail("team", UnreachableError("kicked"))
    await dispatcher.dispatch()
    async with dispatcher.engine.connect() as connection:
        assert await connection.scalar(sa.select(identities.c.unreachable_since)) is None


async def test_one_chat_that_fails_in_every_way_holds_up_nobody(
    dispatcher: Dispatcher, courier: CollectingCourier
) -> None:
    for n, error in enumerate(
        (SlowDownError(5), UnavailableError("x"), RefusedError("x"), UnreachableError("x"), ValueError("x"))
    ):
        courier.fail(f"bad {n}", error)
        await put(dispatcher, Address("telegram", f"bad {n}"), "never")
        await put(dispatcher, Address("telegram", f"good {n}"), f"good {n}")
    await dispatcher.dispatch()
    assert courier.texts == [f"good {n}" for n in range(5)]


class SlowCourier(CollectingCourier):
    """Every send takes 20 simulated seconds, in which another process looks for work."""

    def __init__(self, clock: SimulatedClock, other: Dispatcher) -> None:
        super().__init__()
        self._clock, self._other = clock, other

    async def send(self, message: Outgoing) -> str:
        self._clock.advance(timedelta(seconds=20))
        await self._other.dispatch()
        return await super().send(message)


async def test_a_slow_platform_does_not_make_two_processes_send_the_same(
    dispatcher: Dispatcher, courier: CollectingCourier, engine: AsyncEngine, clock: SimulatedClock
) -> None:
    """What was claimed long ago is not sent any more: by then another process may have taken it over."""
    slow = SlowCourier(clock, dispatcher)
    other = Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), {"telegram": slow})
    for n in range(10):
        await put(dispatcher, Address("telegram", str(n)), str(n))
    await other.dispatch()
    assert sorted(slow.texts + courier.texts) == [str(n) for n in range(10)]


async def test_what_the_operator_sends_again_goes_out(
    dispatcher: Dispatcher, courier: CollectingCourier, clock: SimulatedClock
) -> None:
    (row_id,) = await put(dispatcher, DANA, "hello")
    courier.fail("dana", RefusedError("no"))
    await dispatcher.dispatch()
    async with dispatcher.engine.begin() as connection:
        await outbox.postpone(connection, row_id, clock.now(), state="waiting", attempts=0)
    await dispatcher.dispatch()
    assert courier.texts == ["hello"]
