"""The log never holds what people write, who they are, or the token."""

from __future__ import annotations

import logging

import pytest
from structlog.typing import EventDict

from tests.adapters.telegram.conftest import Build
from tests.adapters.telegram.door import RecordingDoor
from tests.fakes.telegram import BotApi


async def test_neither_words_nor_names_nor_the_token_are_logged(
    api: BotApi, build: Build, door: RecordingDoor, logs: list[EventDict], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ravi = api.user("Ravindranath")
    refused = True
    door.refuses = lambda _: refused
    telegram = build()
    api.fail(500, "Internal Server Error", "getMe", "getUpdates", "setMyCommands", times=3)
    api.deliver(message={"text": "confidential", "from": ravi.as_json()})
    api.say(ravi, "confidential")
    await telegram.start()
    await door.until(lambda: len(door.tries) >= 2)
    refused = False
    api.fail(400, 'Bad Request: can\'t parse entities: "confidential"', "sendMessage")
    await api.sent(1)
    api.inline(ravi, "confidential")
    await telegram.stop()
    written = str(logs) + "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith(("asyncio", "uvicorn"))
    )
    assert logs
    for private in ("confidential", "Ravindranath", api.token):
        assert private not in written
    assert logging.getLogger("httpx").level >= logging.WARNING
