"""What goes wrong on demand, and only then."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SimulatedClock
from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.apps import SmallApp


async def test_an_error_code_for_one_method_and_channel(slack: SlackServer, client: AsyncWebClient) -> None:
    one, other = slack.channel("one"), slack.channel("other")
    slack.fail("internal_error", "chat.postMessage", channel=one)
    await client.auth_test()
    await client.chat_postMessage(channel=other.id, text="a")
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.chat_postMessage(channel=one.id, text="a")
    await client.chat_postMessage(channel=one.id, text="a")
    assert slack.violations == []


async def test_a_person_stands_for_the_dm_with_them(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    slack.fail("internal_error", channel=slack.dm(ravi))
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.chat_postMessage(channel=ravi.id, text="a")


async def test_too_many_requests(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.limit(7, times=None)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
        assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    slack.recover()
    await client.auth_test()


async def test_a_crash_is_a_page(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.crash("auth.test", status=503)
    with pytest.raises(SlackApiError, match="status: 503"):
        await client.auth_test()


async def test_nobody_answers(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.hang("chat.postMessage")
    asking = asyncio.create_task(client.chat_postMessage(channel=slack.channel().id, text="a"))
    await slack.until(lambda: slack.called("chat.postMessage"))
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert slack.messages == []


@pytest.mark.parametrize(("done", "count"), [(False, 0), (True, 1)])
async def test_the_line_breaks_before_or_after_it_is_done(
    slack: SlackServer, client: AsyncWebClient, done: bool, count: int
) -> None:
    client.retry_handlers.clear()
    (slack.lose_answer if done else slack.drop)("chat.postMessage")
    with pytest.raises(ClientError):
        await client.chat_postMessage(channel=slack.channel().id, text="a")
    assert len(slack.messages) == count


async def test_slow_answers(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.slow(0.01, "auth.test", times=1)
    assert (await client.auth_test())["ok"]


async def test_response_urls_can_fail_too(slack: SlackServer, app: SmallApp) -> None:
    await slack.slash(slack.user(), "/laurel")
    url = app.heard[0]["response_url"]
    slack.limit(3, "response_url")
    async with ClientSession() as session:
        assert (await session.post(url, json={"text": "a"})).status == 429
        assert (await session.post(url, json={"text": "a"})).status == 200
    assert [message.text for message in slack.messages] == ["a"]


async def test_a_refused_connection_is_tried_again(slack: SlackServer, idle: SmallApp) -> None:
    slack.fail("internal_error", "apps.connections.open")
    await idle.connect()
    assert len(slack.called("apps.connections.open")) == 2


async def test_slacks_clock_can_differ(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.shift_clock(timedelta(minutes=10))
    ahead = parsedate_to_datetime((await client.auth_test()).headers["Date"]) - datetime.now(UTC)
    assert timedelta(minutes=9) < ahead < timedelta(minutes=11)


def test_the_clock_is_the_tests_own(slack: SlackServer, clock: SimulatedClock) -> None:
    first, second = slack.core.ts(), slack.core.ts()
    assert {ts.partition(".")[0] for ts in (first, second)} == {str(int(clock.now().timestamp()))}
    assert first < second, "no two messages have the same ts"
