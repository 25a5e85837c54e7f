"""Where a button only turns a page, its message changes in place instead of a new one coming below."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.adapters.script.driver import Driver
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.conftest import NOW
from tests.conversations.test_on_telegram import api  # noqa: F401 - a fixture
from tests.fakes.adapter_driver import AdapterDriver
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_side import TelegramSide

LIST = "I passed CKA, CKAD, PMP, CISSP, Security+, CCNA, CISA, CISM and CRISC on 3 May 2026"


async def test_the_next_page_replaces_the_first(manager: DialogManager, tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'talk.db'}", _env_file=None)
    driver = Driver(lambda clock: Laurel(settings, clock, manager=manager), SimulatedClock(NOW))
    await driver.start()

    async def line(**what: Any) -> dict[str, Any]:
        return (await driver.take(json.dumps({"user": "dana", **what}).encode())).as_json()

    await line(say=LIST, tz="Europe/Berlin")
    shown = (await line(say="my certs"))["messages"][0]
    more = next(b["id"] for b in shown["buttons"] if b["label"] == "Show more")
    page = (await line(press=more))["messages"][0]
    assert page["edits"] == shown["id"]
    assert "9." in page["text"]
    await driver.close()


async def test_on_telegram_the_message_itself_changes(
    manager: DialogManager,
    api: BotApi,  # noqa: F811
    tmp_path: Path,
) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'talk.db'}", _env_file=None)
    side, clock = TelegramSide(api), SimulatedClock(NOW)
    driver = AdapterDriver(lambda clock: Laurel(settings, clock, manager=manager), clock, {"telegram": side})
    await driver.start()
    person = api.user("Dana")
    for said in (LIST, "Berlin", "my certs"):
        count = len(api.messages)
        api.say(person, said)
        await api.sent(count + 1)
    count, shown = len(api.messages), api.messages[-1]
    api.press(person, "Show more")
    await api.until(lambda: shown.edits == 1)
    assert "9." in shown.text
    assert len(api.messages) == count
    await driver.close()
