"""What is to be sent: claimed once, in order, and again when its sender is not heard of any more."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.messaging import outbox
from bot.messaging.outbox import Address, Claimed
from bot.messaging.reply import Reply, paragraph
from bot.storage.engine import create_engine
from tests.conftest import NOW

DANA = Address("telegram", "dana")
EVE = Address("telegram", "eve")


def reply(text: str) -> Reply:
    return Reply(parts=(paragraph("{text}", text=text),))


async def answer(engine: AsyncEngine, to: Address, text: str = "hello") -> tuple[int, Claimed | None]:
    async with engine.begin() as connection:
        return await outbox.put_answer(connection, to, reply(text), NOW)


async def notice(engine: AsyncEngine, to: Address, key: str, person_id: int = 1) -> int | None:
    async with engine.begin() as connection:
        return await outbox.put_notice(
            connection, to, reply(key), NOW, key=key, person_id=person_id, good_until=NOW + timedelta(hours=8)
        )


async def claim(engine: AsyncEngine, after: timedelta = timedelta(), limit: int = 50) -> list[int]:
    async with engine.begin() as connection:
        return [c.id for c in await outbox.claim(connection, ["telegram"], NOW + after, limit)]


async def settle(engine: AsyncEngine, row_id: int) -> None:
    async with engine.begin() as connection:
        await outbox.settle(connection, row_id, "sent", sent_at=NOW, sent_as=f"as {row_id}")


async def test_an_answer_is_its_writers_to_send(engine: AsyncEngine) -> None:
    row_id, claimed = await answer(engine, DANA)
    assert claimed is not None
    assert claimed.id == row_id
    assert await claim(engine) == []


async def test_an_answer_waits_behind_an_earlier_one_of_its_chat_and_no_other(engine: AsyncEngine) -> None:
    first, _ = await answer(engine, DANA)
    second, claimed = await answer(engine, DANA)
    assert claimed is None
    _, elsewhere = await answer(engine, EVE)
    assert elsewhere is not None
    _, same_name = await answer(engine, Address("slack", "dana"))
    assert same_name is not None
    assert await claim(engine) == []
    await settle(engine, first)
    assert await claim(engine) == [second]


async def test_a_channel_is_one_chat_whoever_wrote_there(engine: AsyncEngine) -> None:
    await answer(engine, Address("telegram", "dana", "team"))
    _, claimed = await answer(engine, Address("telegram", "eve", "team"))
    assert claimed is None
    _, private = await answer(engine, DANA)
    assert private is not None


async def test_of_each_chat_the_oldest_is_claimed(engine: AsyncEngine) -> None:
    ids = {key: await notice(engine, to, key) for key, to in (("d1", DANA), ("d2", DANA), ("e1", EVE), ("e2", EVE))}
    assert await claim(engine) == [ids["d1"], ids["e1"]]
    assert await claim(engine) == []


async def test_no_more_are_claimed_than_asked_for_and_the_rest_later(engine: AsyncEngine) -> None:
    ids = [await notice(engine, Address("telegram", str(n)), str(n)) for n in range(30)]
    seen: list[int] = []
    while batch := await claim(engine, limit=7):
        assert len(batch) <= 7
        seen += batch
    assert seen == ids


async def test_other_platforms_are_left_alone(engine: AsyncEngine) -> None:
    await notice(engine, Address("slack", "dana"), "1")
    assert await claim(engine) == []
    async with engine.begin() as connection:
        assert await outbox.claim(connection, [], NOW, 50) == []


async def test_a_lease_that_ends_is_taken_over(engine: AsyncEngine) -> None:
    row_id = await notice(engine, DANA, "1")
    assert await claim(engine) == [row_id]
    assert await claim(engine, outbox.LEASE - timedelta(seconds=1)) == []
    assert await claim(engine, outbox.LEASE) == [row_id]
    assert await claim(engine, outbox.LEASE) == []


async def test_an_answer_whose_writer_died_is_taken_over_too(engine: AsyncEngine) -> None:
    row_id, _ = await answer(engine, DANA)
    assert await claim(engine, outbox.LEASE) == [row_id]


async def test_a_key_is_used_once_by_any_number_of_processes(engine: AsyncEngine) -> None:
    ids = await asyncio.gather(*(notice(engine, DANA, "the same") for _ in range(6)))
    assert len([row_id for row_id in ids if row_id is not None]) == 1
    assert await notice(engine, DANA, "another") is not None


async def test_a_key_stays_used_after_the_message_is_sent(engine: AsyncEngine) -> None:
    row_id = await notice(engine, DANA, "1")
    assert row_id is not None
    await settle(engine, row_id)
    assert await notice(engine, DANA, "1") is None


@pytest.mark.parametrize("chats", [500, 40], ids=["a chat each", "many in a chat"])
async def test_four_claimers_at_once_get_every_message_exactly_once(
    engine: AsyncEngine, database_url: str, chats: int
) -> None:
    async with engine.begin() as connection:
        for n in range(500):
            to = Address("telegram", str(n % chats))
            await outbox.put_notice(
                connection, to, reply(str(n)), NOW, key=str(n), person_id=n, good_until=NOW + timedelta(hours=8)
            )
    claimers = [create_engine(database_url) for _ in range(4)]
    taken: list[tuple[int, str]] = []

    async def take_all(claimer: AsyncEngine) -> None:
        idle = 0
        while idle < 3:  # the next of a chat appears when another claimer has settled the one before
            async with claimer.begin() as connection:
                batch = await outbox.claim(connection, ["telegram"], NOW, 20)
            taken.extend((c.id, c.message.account) for c in batch)
            for claimed in batch:
                await settle(claimer, claimed.id)
            idle = 0 if batch else idle + 1
            await asyncio.sleep(0)

    await asyncio.gather(*(take_all(claimer) for claimer in claimers))
    await take_all(engine)
    for claimer in claimers:
        await claimer.dispose()
    assert len(taken) == 500
    assert max(Counter(row_id for row_id, _ in taken).values()) == 1
    for chat in {chat for _, chat in taken}:
        own = [row_id for row_id, of in taken if of == chat]
        assert own == sorted(own)


async def test_what_is_sent_keeps_its_name_and_not_its_words(engine: AsyncEngine) -> None:
    row_id, _ = await answer(engine, DANA, "a secret")
    await settle(engine, row_id)
    async with engine.connect() as connection:
        assert await outbox.sent_as(connection, row_id) == f"as {row_id}"
        assert await outbox.sent_as(connection, row_id + 1) is None
        assert await connection.scalar(sa.select(outbox.outbox.c.reply)) == {}


async def test_when_the_next_message_is_due(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        assert await outbox.next_due(connection) is None
    row_id, _ = await answer(engine, DANA)
    async with engine.begin() as connection:
        assert await outbox.next_due(connection) == NOW
        await outbox.postpone(connection, row_id, NOW + timedelta(minutes=3))
        assert await outbox.next_due(connection) == NOW + timedelta(minutes=3)
        await outbox.settle(connection, row_id, "sent", sent_at=NOW)
        assert await outbox.next_due(connection) is None


async def test_answers_are_forgotten_after_a_month_and_reminders_after_a_year(engine: AsyncEngine) -> None:
    answered, _ = await answer(engine, DANA)
    reminded = await notice(engine, DANA, "1")
    waiting = await notice(engine, EVE, "2")
    assert reminded is not None
    for row_id in (answered, reminded):
        await settle(engine, row_id)
    kept = {29: {answered, reminded, waiting}, 31: {reminded, waiting}, 399: {reminded, waiting}, 401: {waiting}}
    for days, left in kept.items():
        async with engine.begin() as connection:
            await outbox.forget_sent(connection, NOW + timedelta(days=days))
            assert set(await connection.scalars(sa.select(outbox.outbox.c.id))) == left


@pytest.mark.parametrize(("state", "kept"), [("withdrawn", False), ("undeliverable", False), ("parked", True)])
async def test_what_never_arrived_is_forgotten_too_unless_the_operator_has_to_see_it(
    engine: AsyncEngine, state: outbox.State, kept: bool
) -> None:
    row_id = await notice(engine, DANA, "1")
    assert row_id is not None
    async with engine.begin() as connection:
        await outbox.settle(connection, row_id, state)
        await outbox.forget_sent(connection, NOW + timedelta(days=401))
        left = await connection.scalar(sa.select(sa.func.count()).select_from(outbox.outbox))
    assert left == int(kept)
