"""Socket Mode: acks, retries, several connections, and everything that breaks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, WSMsgType
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.apps import SmallApp


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as open_session:
        yield open_session


async def link(slack: SlackServer) -> str:
    answer = await AsyncWebClient(token=slack.app.app_token, base_url=slack.api_url).apps_connections_open(
        app_token=slack.app.app_token
    )
    return str(answer["url"])


async def test_hello_then_envelopes(slack: SlackServer, session: ClientSession) -> None:
    async with session.ws_connect(await link(slack)) as socket:
        hello = await socket.receive_json()
        assert (hello["type"], hello["connection_info"]["app_id"]) == ("hello", slack.app.id)
        delivery = slack.slash(slack.user(), "/laurel", "hi")
        envelope = await socket.receive_json()
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "hello"}})
        assert (await delivery).response == {"text": "hello"}
        await socket.ping(b"there?")
        await socket.send_json({"envelope_id": "never-sent"})
        await slack.until(lambda: slack.violations)
        assert slack.violations == ["ack of an envelope that was never sent: never-sent"]
        assert slack.sockets.connections[0].pings == 1


async def test_the_app_level_token_and_a_fresh_ticket_are_needed(slack: SlackServer, session: ClientSession) -> None:
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.home_workspace.bot_token)
    url = await link(slack)
    async with session.ws_connect(url):
        assert (await session.get(url.replace("ws", "http", 1))).status == 403


async def test_an_event_that_is_not_acked_comes_again(slack: SlackServer, session: ClientSession) -> None:
    async with session.ws_connect(await link(slack)) as socket:
        await socket.receive_json()
        [delivery] = slack.say(slack.user(), "hello").deliveries
        first, second = await socket.receive_json(), await socket.receive_json()
        assert first["envelope_id"] != second["envelope_id"]
        assert first["payload"]["event_id"] == second["payload"]["event_id"]
        assert [(e["retry_attempt"], e["retry_reason"]) for e in (first, second)] == [(0, ""), (1, "timeout")]
        await socket.send_json({"envelope_id": second["envelope_id"]})
        await delivery
        assert [attempt.acked is not None for attempt in delivery.attempts] == [False, True]
        await socket.send_json({"envelope_id": first["envelope_id"]})
    assert slack.violations == [], "a late ack is not wrong"


async def test_a_command_that_is_not_acked_does_not(slack: SlackServer, session: ClientSession) -> None:
    async with session.ws_connect(await link(slack)):
        delivery = await slack.slash(slack.user(), "/laurel")
    assert (delivery.acked, len(delivery.attempts)) == (False, 1)


async def test_what_is_said_before_there_is_a_connection_waits(slack: SlackServer, idle: SmallApp) -> None:
    ravi = slack.user()
    told = [slack.say(ravi, text).deliveries[0] for text in "abc"]
    await idle.connect()
    for delivery in told:
        await delivery
    assert sorted(event["text"] for event in idle.events("message")) == ["a", "b", "c"]


async def test_each_event_goes_to_one_of_several_connections(slack: SlackServer, session: ClientSession) -> None:
    async with session.ws_connect(await link(slack)) as one, session.ws_connect(await link(slack)) as two:
        assert [(await socket.receive_json())["num_connections"] for socket in (one, two)] == [1, 2]
        ravi = slack.user()
        for _ in range(4):
            slack.slash(ravi, "/laurel")
        for socket in (one, one, two, two):
            assert (await socket.receive_json())["type"] == "slash_commands"


async def test_there_are_at_most_ten(slack: SlackServer, session: ClientSession) -> None:
    sockets = [await session.ws_connect(await link(slack)) for _ in range(11)]
    said = await sockets[-1].receive_json()
    assert (said["type"], said["reason"]) == ("disconnect", "too_many_websockets")
    for socket in sockets:
        await socket.close()


async def test_the_client_comes_back_when_slack_refreshes(slack: SlackServer, app: SmallApp) -> None:
    await slack.warn_sockets()
    await slack.refresh_sockets()
    await slack.until(lambda: slack.sockets.count > 1 and slack.sockets.connections)
    await slack.say(slack.user(), "still there?").deliveries[0]
    assert app.events("message")


async def test_the_client_comes_back_when_the_line_is_cut(slack: SlackServer, app: SmallApp) -> None:
    slack.cut_sockets()
    await slack.until(lambda: slack.sockets.count > 1 and slack.sockets.connections)
    await slack.say(slack.user(), "still there?").deliveries[0]
    assert app.events("message")


async def test_an_event_that_was_on_the_line_when_it_was_cut_comes_again(slack: SlackServer, app: SmallApp) -> None:
    app.gate.clear()
    [delivery] = slack.say(slack.user(), "hello").deliveries
    await slack.until(lambda: delivery.attempts)
    slack.cut_sockets()
    app.gate.set()
    await delivery
    assert delivery.acked
    assert {body["event_id"] for body in app.heard} == {delivery.event_id}


async def test_silent_sockets_are_noticed_by_their_missing_pongs(slack: SlackServer, session: ClientSession) -> None:
    async with session.ws_connect(await link(slack), autoping=False) as socket:
        await socket.receive_json()
        await socket.ping(b"1")
        assert (await socket.receive()).type is WSMsgType.PONG
        slack.silence_sockets()
        await socket.ping(b"2")
        await slack.until(lambda: slack.sockets.connections[0].pings == 2)
        with pytest.raises(TimeoutError):
            await socket.receive(timeout=0.05)


async def test_what_was_said_first_can_arrive_last(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    with slack.out_of_order():
        told = [slack.say(ravi, text).deliveries[0] for text in "abc"]
    for delivery in told:
        await delivery
    assert [event["text"] for event in app.events("message")] == ["c", "b", "a"]


async def test_slack_repeats_itself(slack: SlackServer, app: SmallApp) -> None:
    [delivery] = slack.say(slack.user(), "hello").deliveries
    await delivery
    again, other = await slack.retry(delivery), await slack.repeat(delivery)
    assert [body["event_id"] for body in app.heard] == [delivery.event_id, again.event_id, other.event_id]
    assert again.event_id == delivery.event_id != other.event_id
    assert again.attempts[0].number == 1
    assert len({body["event"]["ts"] for body in app.heard}) == 1
