"""Somebody who waits sees that the bot is at it."""

from __future__ import annotations

from collections.abc import Awaitable

import pytest

from bot.adapters.telegram import waiting
from bot.adapters.telegram.app import Telegram
from bot.messaging.incoming import Incoming
from tests.adapters.telegram.door import RecordingDoor
from tests.fakes.telegram import BotApi


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "TYPING_AFTER", 0.02)
    monkeypatch.setattr(waiting, "TYPING_EVERY", 0.02)


async def test_typing_is_shown_until_the_answer(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    door.gate.clear()
    forum = api.group(topics=[5])
    api.say(api.user(), "@laurel_bot hello", forum, thread=5)
    await api.until(lambda: len(api.called("sendChatAction")) >= 2)
    door.gate.set()
    await api.sent(1)
    call = api.called("sendChatAction")[0]
    assert (call.get("chat_id"), call.get("message_thread_id"), call.get("action")) == (forum.id, 5, "typing")


async def test_a_quick_answer_needs_none(
    api: BotApi, telegram: Telegram, door: RecordingDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "TYPING_AFTER", 5)
    api.say(api.user(), "hello")
    await api.sent(1)
    assert not api.called("sendChatAction")


async def test_a_failure_to_show_it_does_no_harm(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    api.fail(403, "Forbidden: bot was blocked by the user", "sendChatAction")
    door.gate.clear()
    api.say(api.user(), "hello")
    await api.until(lambda: api.called("sendChatAction"))
    door.gate.set()
    await api.sent(1)


async def test_a_turn_that_fails_stops_nothing(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    ravi = api.user()
    plain = door.answer

    def breaking(event: Incoming) -> Awaitable[None]:
        raise ZeroDivisionError

    door.answer = breaking  # type: ignore[assignment]
    api.say(ravi, "hello")
    await door.received(1)
    door.answer = plain
    api.say(ravi, "again")
    await api.sent(1)
