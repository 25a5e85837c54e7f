"""The same conversation files, on the real Telegram adapter over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.script.playing import play
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.commands.converse import describe, read_conversation
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.conversations.test_conversations import FILES, HERE
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_driver import TelegramDriver


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.mark.parametrize("path", FILES, ids=[str(f.relative_to(HERE).with_suffix("")) for f in FILES])
async def test_conversation_on_telegram(
    path: Path, manager: DialogManager, api: BotApi, tmp_path: Path, sqlite_template: Path
) -> None:
    conversation = read_conversation(path, [])
    assert conversation is not None
    if conversation.only and "telegram" not in conversation.only:
        pytest.skip("its answers are another platform's")
    database = shutil.copyfile(sqlite_template, tmp_path / "talk.db")
    settings = Settings(database_url=f"sqlite:///{database}", _env_file=None)
    driver = TelegramDriver(
        lambda clock: Laurel(settings, clock, manager=manager), SimulatedClock(conversation.start), api
    )
    await driver.start()
    try:
        failure = await play(conversation, driver, path.parent)
    finally:
        await driver.close()
    assert failure is None, describe(path, conversation, failure)
