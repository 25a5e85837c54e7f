"""Updates by long polling: each recorded before it is acknowledged, handled once, and none in another's way."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from structlog.typing import EventDict

from bot.adapters.telegram import limits
from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.errors import TelegramTokenError
from tests.adapters.telegram.conftest import Build
from tests.adapters.telegram.door import RecordingDoor, search
from tests.fakes.telegram import BotApi


def offsets(api: BotApi) -> list[int | None]:
    return [call.get("offset") for call in api.called("getUpdates")]


async def test_a_text_is_answered(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    api.say(api.user("Ravi", language="de"), "which one for an architect?")
    [answer] = await api.sent(1)
    assert answer.text == "|which one for an architect?|"
    [event] = door.events
    assert event.key.startswith(f"telegram:{api.bot_id}:")
    assert (event.sender.platform, event.sender.name, event.sender.locale) == ("telegram", "Ravi", "de")
    assert event.sender.account == str(answer.chat)
    assert (event.channel, event.sender.tz) == (None, None)


async def test_an_update_is_acknowledged_only_when_it_is_recorded(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    broken = True
    door.refuses = lambda _: broken
    update = api.say(api.user(), "hello")
    await door.until(lambda: len(door.tries) >= 4)
    assert not [offset for offset in offsets(api) if offset is not None]
    broken = False
    await api.sent(1)
    await api.until(lambda: offsets(api)[-1] == update + 1)
    assert len(door.events) == 1


async def test_what_was_not_acknowledged_before_a_crash_comes_again_and_is_handled_once(
    api: BotApi, build: Build, door: RecordingDoor
) -> None:
    api.say(api.user(), "hello")
    first = build()
    await first.start()
    await door.received(1)
    await first.stop()  # recorded, and perhaps not acknowledged yet
    api.say(api.user(), "bye")
    second = build()
    await second.start()
    await door.received(2)
    await second.stop()
    assert [event.text for event in door.events] == ["hello", "bye"]


async def test_duplicates_have_the_same_key(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    update = api.say(api.user(), "hello")
    await api.sent(1)
    api.redeliver(update)
    await door.until(lambda: len(door.tries) == 2)
    assert len(set(door.tries)) == 1
    assert len(door.events) == 1


async def test_a_batch_is_taken_in_order(api: BotApi, build: Build, door: RecordingDoor) -> None:
    ravi = api.user()
    for text in ("one", "two", "three"):
        api.say(ravi, text)
    api.queue.backwards = True
    telegram = build()
    await telegram.start()
    assert [event.text for event in await door.received(3)] == ["one", "two", "three"]
    await telegram.stop()


@pytest.mark.parametrize(
    "strange",
    [
        {"message": {"message_id": "no"}},
        {"message": 5},
        {"callback_query": {"id": "1"}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 1}}},
    ],
)
async def test_a_strange_update_does_not_hold_up_those_behind_it(
    api: BotApi, build: Build, door: RecordingDoor, logs: list[EventDict], strange: dict[str, Any]
) -> None:
    api.deliver(**strange)
    api.say(api.user(), "hello")
    telegram = build()
    await telegram.start()
    await api.sent(1)
    await telegram.stop()
    assert [event.text for event in door.events] == ["hello"]
    assert "update unreadable" in {log["event"] for log in logs}


async def test_an_update_that_can_never_be_recorded_is_left_out_when_the_next_one_can(
    api: BotApi, build: Build, door: RecordingDoor, logs: list[EventDict]
) -> None:
    ravi = api.user()
    bad = api.say(ravi, "poison")
    door.refuses = lambda event: event.text == "poison"
    api.say(ravi, "hello")
    telegram = build()
    await telegram.start()
    await api.sent(1)
    await api.until(lambda: offsets(api)[-1] == bad + 2)
    await telegram.stop()
    assert len([key for key in door.tries if key.endswith(str(bad))]) == limits.RECORDING_TRIES
    assert {"event": "update left out", "update": bad, "error": "OSError", "log_level": "error"} in logs


@pytest.mark.parametrize(("status", "text"), [(500, "Internal Server Error"), (502, "Bad Gateway"), (429, "Slow")])
async def test_polling_goes_on_after_failures(api: BotApi, telegram: Telegram, status: int, text: str) -> None:
    api.fail(status, text, "getUpdates", times=3)
    api.say(api.user(), "hello")
    await api.sent(1)


async def test_another_program_with_the_same_token_is_a_clear_sentence(
    api: BotApi, build: Build, logs: list[EventDict]
) -> None:
    text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    api.fail(409, text, "getUpdates")
    api.say(api.user(), "hello")
    telegram = build()
    await telegram.start()
    await api.sent(1)
    await telegram.stop()
    assert any("only one may poll" in log["event"] for log in logs)


async def test_a_webhook_from_before_is_removed(api: BotApi, build: Build) -> None:
    api.methods.webhook = {"url": "https://laurel.example.org"}
    api.say(api.user(), "hello")
    telegram = build()
    await telegram.start()
    await api.sent(1)
    await telegram.stop()
    assert api.methods.webhook is None


async def test_only_wanted_updates_are_asked_for(api: BotApi, telegram: Telegram) -> None:
    await api.until(lambda: api.called("getUpdates"))
    [call] = api.called("getUpdates")
    assert call.get("allowed_updates") == ["message", "callback_query", "inline_query"]
    assert call.get("timeout") == limits.POLL_WAITS


@pytest.mark.parametrize("token", ["1:wrong", "", "two words", "1/2"])
async def test_a_wrong_token_ends_the_start_with_a_sentence(api: BotApi, door: RecordingDoor, token: str) -> None:
    with pytest.raises(TelegramTokenError, match="LAUREL_TELEGRAM_TOKEN") as raised:
        await Telegram(token, door, search, api_url=api.url).start()
    assert not token or token not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


async def test_telegram_may_be_away_at_the_start(api: BotApi, build: Build, logs: list[EventDict]) -> None:
    api.fail(502, "Bad Gateway", "getMe", "deleteWebhook", times=3)
    api.say(api.user(), "hello")
    telegram = build()
    assert telegram.trouble is not None
    await telegram.start()
    assert telegram.trouble is not None
    assert "cannot be reached" in telegram.trouble
    await api.sent(1)
    assert telegram.trouble is None
    await telegram.stop()
    assert "Telegram cannot be reached" in {log["event"] for log in logs}


async def test_the_start_does_not_wait_for_a_telegram_that_hangs(
    api: BotApi, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "START", 0.01)
    api.hang("getMe")
    telegram = build()
    await telegram.start()
    assert telegram.trouble is not None
    async with asyncio.timeout(limits.DRAIN):
        await telegram.stop()


async def test_what_is_wrong_with_polling_is_known_and_soon_known_to_be_over(api: BotApi, build: Build) -> None:
    api.fail(500, "Internal Server Error", "getUpdates")
    telegram = build()
    await telegram.start()
    await api.until(lambda: len(api.called("getUpdates")) == 2)
    assert telegram.trouble is not None
    assert "no updates received" in telegram.trouble
    api.say(api.user(), "hello")
    await api.sent(1)
    assert telegram.trouble is None
    assert [call.get("timeout", 0) for call in api.called("getUpdates")][:2] == [limits.POLL_WAITS, 0]
    await telegram.stop()
