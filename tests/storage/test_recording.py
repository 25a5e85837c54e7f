"""What arrives at the same time is recorded together, in order, and each caller learns what became of theirs."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SimulatedClock
from bot.messaging.inbox import inbox
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.recording import Recorder


def said(key: str) -> Incoming:
    return Incoming(key, Sender("slack", "T1/U1"), f"message {key}")


async def recorded(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list((await connection.scalars(sa.select(inbox.c.key).order_by(inbox.c.id))).all())


async def test_many_at_once_are_kept_in_order(engine: AsyncEngine, clock: SimulatedClock) -> None:
    recorder = Recorder(engine, clock)
    keys = [str(number) for number in range(120)]
    assert all(await asyncio.gather(*(recorder.record(said(key)) for key in keys)))
    assert await recorded(engine) == keys


async def test_what_comes_again_is_not_new(engine: AsyncEngine, clock: SimulatedClock) -> None:
    recorder = Recorder(engine, clock)
    assert await recorder.record(said("1"))
    assert await asyncio.gather(*(recorder.record(said(key)) for key in "2132")) == [True, False, True, False]
    assert await recorded(engine) == ["1", "2", "3"]


async def test_nothing_is_taken_for_recorded_that_is_not(engine: AsyncEngine, clock: SimulatedClock) -> None:
    recorder = Recorder(engine, clock)
    async with engine.begin() as connection:
        await connection.execute(sa.text("ALTER TABLE inbox RENAME TO elsewhere"))
    for failed in await asyncio.gather(*(recorder.record(said(key)) for key in "12"), return_exceptions=True):
        assert isinstance(failed, SQLAlchemyError)
    async with engine.begin() as connection:
        await connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO inbox"))
    assert await recorder.record(said("1"))


async def test_one_who_stops_waiting_leaves_the_others(engine: AsyncEngine, clock: SimulatedClock) -> None:
    recorder = Recorder(engine, clock)
    gone, stays = (asyncio.create_task(recorder.record(said(key))) for key in "12")
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert await recorded(engine) == ["1", "2"]
