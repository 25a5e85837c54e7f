"""A Bot API server, a door, and a bot between the two."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.adapters.telegram import limits
from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.webhook import Webhook
from tests.adapters.telegram.door import RecordingDoor, search
from tests.fakes.telegram import BotApi

Build = Callable[[], Telegram]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FIRST_PAUSE", 0.01)


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as captured:
        yield captured


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def door() -> RecordingDoor:
    return RecordingDoor()


@pytest.fixture
def build(api: BotApi, door: RecordingDoor) -> Build:
    """Another process with the same bot and the same inbox."""

    def built(webhook: Webhook | None = None) -> Telegram:
        telegram = Telegram(api.token, door, search, api_url=api.url, webhook=webhook)
        door.courier = telegram.courier
        return telegram

    return built


@pytest.fixture
async def telegram(build: Build) -> AsyncIterator[Telegram]:
    """Polling."""
    running = build()
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def sender(build: Build) -> AsyncIterator[Telegram]:
    """Not started: only its courier is of use."""
    idle = build()
    yield idle
    await idle.stop()
