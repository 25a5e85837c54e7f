"""Stopping: nothing more comes in, what is under way may end, and nothing is left behind."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.telegram import limits
from tests.adapters.telegram.conftest import Build
from tests.adapters.telegram.door import RecordingDoor
from tests.fakes.telegram import BotApi


def left_behind() -> set[asyncio.Task[object]]:
    """Tasks of the bot."""
    return {task for task in asyncio.all_tasks() if "bot/adapters" in str(task)}


async def test_a_long_poll_is_not_waited_for(api: BotApi, build: Build) -> None:
    telegram = build()
    await telegram.start()
    await api.until(lambda: api.called("getUpdates"))
    async with asyncio.timeout(limits.DRAIN):
        await telegram.stop()
    assert not left_behind()


async def test_a_turn_under_way_may_end_and_answer(api: BotApi, build: Build, door: RecordingDoor) -> None:
    telegram = build()
    await telegram.start()
    door.gate.clear()
    api.say(api.user(), "hello")
    await door.received(1)
    stopping = asyncio.create_task(telegram.stop())
    await asyncio.sleep(0)
    door.gate.set()
    await stopping
    assert [message.text for message in api.messages] == ["|hello|"]


async def test_a_turn_that_does_not_end_is_left_to_the_next_start(
    api: BotApi, build: Build, door: RecordingDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DRAIN", 0.05)
    telegram = build()
    await telegram.start()
    door.gate.clear()
    door.answer = lambda _: None
    api.say(api.user(), "hello")
    await door.received(1)
    await telegram.stop()
    assert not api.messages
    door.gate.set()


async def test_after_a_pause_answers_still_go_out(api: BotApi, build: Build, door: RecordingDoor) -> None:
    telegram = build()
    await telegram.start()
    door.gate.clear()
    ravi = api.user()
    api.say(ravi, "hello")
    await door.received(1)
    await telegram.pause()
    api.say(ravi, "too late")
    door.gate.set()
    await api.sent(1)
    await telegram.stop()
    assert [event.text for event in door.events] == ["hello"]
    assert [update["message"]["text"] for update in api.queue.waiting][-1] == "too late"


async def test_stopping_while_telegram_is_away(api: BotApi, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FIRST_PAUSE", 60)
    api.fail(500, "Internal Server Error", "getMe", times=99)
    telegram = build()
    await telegram.start()
    async with asyncio.timeout(limits.DRAIN):
        await telegram.stop()
    assert not left_behind()


async def test_stopping_twice_and_without_a_start_is_harmless(build: Build) -> None:
    telegram = build()
    await telegram.stop()
    await telegram.stop()
