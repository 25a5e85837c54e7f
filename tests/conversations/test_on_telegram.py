"""The same conversation files, on the real Telegram adapter over HTTP."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.adapters.script.lines import PLATFORMS
from bot.adapters.script.playing import play
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.commands.converse import describe, read_conversation
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.conversations.test_conversations import HERE, played_on
from tests.fakes.adapter_driver import AdapterDriver
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_side import TelegramSide

PLAYED = played_on("telegram")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.mark.parametrize("path", PLAYED, ids=[str(f.relative_to(HERE).with_suffix("")) for f in PLAYED])
async def test_conversation_on_telegram(
    path: Path, manager: DialogManager, api: BotApi, tmp_path: Path, sqlite_template: Path
) -> None:
    conversation = read_conversation(path, [])
    assert conversation is not None
    database = shutil.copyfile(sqlite_template, tmp_path / "talk.db")
    settings = Settings(database_url=f"sqlite:///{database}", _env_file=None)
    driver = AdapterDriver(
        lambda clock: Laurel(settings, clock, manager=manager),
        SimulatedClock(conversation.start),
        dict.fromkeys(PLATFORMS, TelegramSide(api)),
    )
    with capture_logs() as logs:
        await driver.start()
        try:
            failure = await play(conversation, driver, path.parent)
        finally:
            await driver.close()
    assert failure is None, describe(path, conversation, failure)
    assert any(log["event"] == "turn taken" for log in logs)
    assert leaks(logs, private_things(api)) == []


def private_things(api: BotApi) -> set[str]:
    """Whatever was typed and answered, who did, and the bot's token."""
    typed = [update["message"] for update in api.queue.past.values() if "message" in update]
    said = {message.get("text") or message.get("caption") or "" for message in typed}
    answered = {line for message in api.messages for line in message.text.splitlines()}
    people = {message["from"]["first_name"] for message in typed}
    return {thing.strip() for thing in said | answered | people if len(thing.strip()) > 2} | {api.token}


def leaks(logs: Sequence[EventDict], private: Collection[str]) -> list[str]:
    """What of it is in the logs, as whole words. The dialog that answered is no secret, even where it is called so."""
    written = "\n".join(str(value) for log in logs for key, value in log.items() if key != "dialog").casefold()
    return [thing for thing in private if re.search(rf"(?<!\w){re.escape(thing.casefold())}(?!\w)", written)]


@pytest.mark.parametrize("leak", ["I passed CKA", "Dana", "4242:TOKEN"])
def test_a_leak_into_the_logs_would_be_found(leak: str) -> None:
    logs: list[EventDict] = [
        {"event": "turn taken", "dialog": "undo"},
        {"event": "failed", "why": f"could not: {leak}!"},
    ]
    assert leaks(logs, {"I passed CKA", "Dana", "4242:TOKEN", "undo"}) == [leak]
