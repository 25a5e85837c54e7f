"""A serving bot as ``laurel run`` has it, a Telegram on this machine, and a clock that can be put forward."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.serving.platforms import adapters_of
from bot.serving.process import Service
from bot.settings import Settings
from tests.fakes.telegram import BotApi, Sent, User


class Town:
    """People on Telegram and the bot that serves them; updates reach it by polling or by webhook."""

    def __init__(self, api: BotApi, laurel: Laurel, clock: SimulatedClock, by_webhook: bool) -> None:
        self.api, self._laurel, self._clock, self._by_webhook = api, laurel, clock, by_webhook

    async def say(self, user: User, text: str) -> Sent:
        """The answer."""
        return await self._answer(lambda: self.api.say(user, text))

    async def press(self, user: User, label: str) -> Sent:
        """The answer: a new message, or the pressed one as it reads now."""
        return await self._answer(lambda: self.api.press(user, label))

    async def upload(self, user: User, name: str, content: str) -> Sent:
        return await self._answer(lambda: self.api.upload(user, name, content.encode()))

    async def until(self, instant: str) -> list[Sent]:
        """Time passes, and what falls due is said; the messages of that."""
        target, before = datetime.fromisoformat(instant), len(self.api.messages)
        while (due := await self._laurel.next_due()) is not None and due <= target:
            self._clock.move_to(max(due, self._clock.now()))
            await self._laurel.tick()
        self._clock.move_to(target)
        await self._laurel.tick()
        return self.api.messages[before:]

    async def _answer(self, does: Callable[[], object]) -> Sent:
        said = [(m.id, m.edits) for m in self.api.messages]
        does()
        if self._by_webhook:
            assert await self.api.push() == 200
        await self.api.until(lambda: [(m.id, m.edits) for m in self.api.messages] != said)
        known = dict(said)
        return next(m for m in self.api.messages if known.get(m.id) != m.edits)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture(params=["polling", "webhook"])
async def town(
    request: pytest.FixtureRequest, api: BotApi, manager: DialogManager, clock: SimulatedClock, tmp_path: Path
) -> AsyncIterator[Town]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    by_webhook = request.param == "webhook"
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path / 'laurel.db'}", http_port=port,
        telegram_token=SecretStr(api.token), telegram_api_url=api.url,
        telegram_webhook_url=f"http://127.0.0.1:{port}" if by_webhook else None,
        telegram_webhook_secret=SecretStr("a-secret-of-our-own") if by_webhook else None,
    )  # fmt: skip
    laurel = Laurel(settings, clock, manager=manager)
    service = Service(laurel, adapters_of(settings, laurel), settings.http_host, settings.http_port)
    serving = asyncio.create_task(service.serve())
    await api.until(lambda: api.called("setWebhook", "getUpdates"))
    yield Town(api, laurel, clock, by_webhook)
    service.stop()
    await serving
