"""What an error says of itself stays out of the logs: it may quote a person, an address or a token."""

from __future__ import annotations

import logging
from typing import Literal

import pytest
import structlog

from bot.app import Laurel
from bot.messaging.incoming import Incoming, Sender
from bot.serving.logs import log_to_stderr

SECRET = "marzipan"  # noqa: S105


def fail() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise ExceptionGroup(SECRET, [LookupError(SECRET), error]) from error


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_error_is_logged_by_type_and_place(
    form: Literal["json", "text"], capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("debug", form)
    try:
        fail()
    except ExceptionGroup:
        structlog.get_logger().exception("turn failed")
        logging.getLogger("asyncio").exception("Task failed: %s", SECRET)
    written = capsys.readouterr().err
    assert SECRET not in written
    for known in ("turn failed", "test_logs.py", "in fail", "ValueError", "LookupError", "ExceptionGroup", "asyncio"):
        assert known in written


async def test_a_turn_that_fails_on_what_somebody_wrote_does_not_log_it(
    laurel: Laurel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def take(given: object) -> None:
        raise ValueError(f"cannot read {given}")

    log_to_stderr("debug", "json")
    monkeypatch.setattr(laurel.manager, "take", take)
    await laurel.receive(Incoming("1", Sender("console", "dana", "Xenophilia"), f"my secret is {SECRET}"))
    written = capsys.readouterr().err
    assert "turn failed" in written
    assert "test_logs.py" in written
    assert SECRET not in written
    assert "Xenophilia" not in written
