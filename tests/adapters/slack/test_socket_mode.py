"""The WebSocket: it is closed, cut or silent now and then, and made anew each time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.app import Slack
from bot.adapters.slack.installing.installations import SlackTokenError
from bot.adapters.slack.installing.single_workspace import SingleWorkspace
from bot.adapters.slack.receiving import connection
from bot.adapters.slack.receiving.connection import SlackAppTokenError
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.service import adapter, running, settings
from tests.fakes.slack import SlackServer


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PING_EVERY", 0.2)


@pytest.fixture
def idle(manager: DialogManager, tmp_path: Path, clock: SimulatedClock) -> Laurel:
    return Laurel(settings(tmp_path), clock, manager=manager)


@pytest.fixture
async def one(slack: SlackServer, idle: Laurel) -> AsyncIterator[Slack]:
    connected = adapter(slack, idle)
    async with running(connected, idle):
        await slack.until(lambda: slack.sockets.connections)
        yield connected


async def answers(slack: SlackServer) -> None:
    count = len(slack.messages)
    slack.say(slack.user("Ravi"), "How much is the CKA?")
    await slack.sent(count + 1)


async def test_slack_refreshes_the_connection(slack: SlackServer, one: Slack) -> None:
    await slack.refresh_sockets()
    await answers(slack)
    assert slack.sockets.count > 1


async def test_slack_warns_of_a_refresh(slack: SlackServer, one: Slack) -> None:
    await slack.warn_sockets()
    await slack.until(lambda: slack.sockets.count > 1)
    await answers(slack)


async def test_the_connection_is_cut(slack: SlackServer, one: Slack) -> None:
    slack.cut_sockets()
    await answers(slack)
    await slack.until(lambda: one.trouble is None)


async def test_the_connection_is_dead_and_does_not_say_so(slack: SlackServer, one: Slack) -> None:
    slack.silence_sockets()
    await answers(slack)
    await slack.until(lambda: one.trouble is None)


async def test_an_address_that_lets_nobody_in_is_not_tried_for_ever(
    slack: SlackServer, one: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ADDRESS_GOOD_FOR", 0.2)
    slack.fail("", "link")
    slack.cut_sockets()
    await answers(slack)


async def test_it_says_when_nothing_can_come_in(slack: SlackServer, one: Slack) -> None:
    await answers(slack)
    await slack.until(lambda: one.trouble is None)
    slack.crash("apps.connections.open", times=None)
    slack.cut_sockets()
    await slack.until(lambda: one.trouble)
    assert "not connected" in str(one.trouble)
    slack.recover()
    await answers(slack)
    await slack.until(lambda: one.trouble is None)
    await one.pause()
    assert one.trouble is None  # nothing is meant to come in


async def test_slack_is_away_at_the_start(slack: SlackServer, idle: Laurel) -> None:
    slack.crash("auth.test", "apps.connections.open", times=None)
    waiting = adapter(slack, idle)
    async with running(waiting, idle):
        assert waiting.trouble
        slack.recover()
        await answers(slack)
        await slack.until(lambda: waiting.trouble is None)


async def test_stopping_while_slack_is_away(slack: SlackServer, idle: Laurel) -> None:
    slack.crash("auth.test", "apps.connections.open", times=None)
    async with running(adapter(slack, idle), idle):
        pass
    assert not slack.sockets.count


async def test_an_app_token_that_slack_refuses_is_told_at_the_start(slack: SlackServer, idle: Laurel) -> None:
    installations = SingleWorkspace(AsyncWebClient(slack.home_workspace.bot_token, slack.api_url))
    wrong = Slack(installations, idle, idle.desk, app_token="xapp-wrong", api_url=slack.api_url)  # noqa: S106
    with pytest.raises(SlackAppTokenError, match="LAUREL_SLACK_APP_TOKEN"):
        await wrong.start()
    await wrong.stop()
    await idle.close()


async def test_a_bot_token_that_slack_refuses_is_told_at_the_start(slack: SlackServer, idle: Laurel) -> None:
    slack.kill_token("invalid_auth")
    wrong = adapter(slack, idle)
    with pytest.raises(SlackTokenError, match="LAUREL_SLACK_BOT_TOKEN"):
        await wrong.start()
    await wrong.stop()
    await idle.close()
