from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.service import MONDAY, serving
from tests.adapters.slack.web_api import WebApi, web_api
from tests.fakes.slack import SlackServer


@pytest.fixture
async def installing_api() -> AsyncIterator[WebApi]:
    """The part of Slack that installs apps and tells a token's owner."""
    async with web_api() as api:
        yield api


@pytest.fixture
def clock() -> SimulatedClock:
    """Slack's and the bot's."""
    return SimulatedClock(MONDAY)


@pytest.fixture
async def slack(clock: SimulatedClock) -> AsyncIterator[SlackServer]:
    """A whole Slack. Whatever a test is about: the bot did nothing that Slack would refuse."""
    async with SlackServer(clock, retries=()) as server:
        yield server
        assert server.violations == []


@pytest.fixture
def http() -> bool:
    """Whether Slack posts to the bot, rather than speak over Socket Mode."""
    return False


@pytest.fixture
async def laurel(
    slack: SlackServer, manager: DialogManager, tmp_path: Path, clock: SimulatedClock, http: bool
) -> AsyncIterator[Laurel]:
    """The whole bot, served on ``slack``."""
    async with serving(slack, manager, tmp_path, clock=clock, http=http) as running:
        yield running


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as captured:
        yield captured
