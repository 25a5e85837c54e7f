"""The same conversation files, on the real Slack adapter over a WebSocket."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.adapters.script.lines import PLATFORMS
from bot.adapters.script.playing import play
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.commands.converse import describe, read_conversation
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.conversations.test_conversations import HERE, played_on
from tests.fakes.adapter_driver import AdapterDriver
from tests.fakes.slack import SlackServer
from tests.fakes.slack_side import SlackSide

PLAYED = played_on("slack")


@pytest.mark.parametrize("path", PLAYED, ids=[str(f.relative_to(HERE).with_suffix("")) for f in PLAYED])
async def test_conversation_on_slack(path: Path, manager: DialogManager, tmp_path: Path, sqlite_template: Path) -> None:
    conversation = read_conversation(path, [])
    assert conversation is not None
    database = shutil.copyfile(sqlite_template, tmp_path / "talk.db")
    settings = Settings(database_url=f"sqlite:///{database}", _env_file=None)
    clock = SimulatedClock(conversation.start)
    async with SlackServer(clock) as slack:
        everywhere = dict.fromkeys(PLATFORMS, SlackSide(slack))
        driver = AdapterDriver(lambda clock: Laurel(settings, clock, manager=manager), clock, everywhere)
        await driver.start()
        try:
            failure = await play(conversation, driver, path.parent)
        finally:
            await driver.close()
        assert failure is None, describe(path, conversation, failure)
        assert slack.violations == []
