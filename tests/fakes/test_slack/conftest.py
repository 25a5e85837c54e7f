"""A Slack, a client with the bot's token, and a small app that does as the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SimulatedClock
from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.apps import SmallApp

EVENTS = {"channel_archive", "channel_left", "member_joined_channel", "team_join"}
SCOPES = {"channels:read", "groups:read", "mpim:read", "team:read", "users:read.email"}


@pytest.fixture
async def slack(clock: SimulatedClock) -> AsyncIterator[SlackServer]:
    """The app may do and hear everything, unless a test says otherwise."""
    async with SlackServer(clock, patience=0.5, retries=(0, 0)) as server:
        server.app.events |= EVENTS
        server.home_workspace.scopes |= SCOPES
        yield server


@pytest.fixture
def client(slack: SlackServer) -> AsyncWebClient:
    return AsyncWebClient(token=slack.home_workspace.bot_token, base_url=slack.api_url, timeout=5)


@pytest.fixture
async def idle(slack: SlackServer) -> AsyncIterator[SmallApp]:
    """Not connected yet."""
    app = SmallApp(slack)
    yield app
    await app.close()


@pytest.fixture
async def app(idle: SmallApp) -> SmallApp:
    """In Socket Mode."""
    await idle.connect()
    return idle


@pytest.fixture(params=["socket", "http"])
async def either(idle: SmallApp, request: pytest.FixtureRequest) -> SmallApp:
    """In Socket Mode, and in HTTP mode."""
    await (idle.connect() if request.param == "socket" else idle.listen())
    return idle
