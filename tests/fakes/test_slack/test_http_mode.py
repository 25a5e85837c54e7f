"""HTTP mode: signatures, retries, verification."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.fakes.slack import SlackServer
from tests.fakes.telegram.serving import served
from tests.fakes.test_slack.apps import SmallApp


class Door:
    """An app by hand: ``statuses`` are what it answers, one after the other, and then 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.headers: dict[str, str] = {}
        self.requests: list[Request] = []

    async def open(self, request: Request) -> Response:
        await request.body()
        self.requests.append(request)
        status = self.statuses.pop(0) if self.statuses else 200
        return PlainTextResponse("", status, headers=self.headers)


@pytest.fixture
async def door(slack: SlackServer) -> AsyncIterator[Door]:
    made = Door()
    async with served(Starlette(routes=[Route("/", made.open, methods=["POST"])])) as url:
        slack.post_to(url)
        yield made


async def test_the_url_is_verified(slack: SlackServer, idle: SmallApp) -> None:
    await idle.listen()
    await slack.verify_url()


async def test_wrong_signatures_are_sent_on_demand(slack: SlackServer, idle: SmallApp) -> None:
    await idle.listen()
    slack.sign_with("another secret")
    forged = await slack.say(slack.user(), "hello").deliveries[0]
    assert [attempt.status for attempt in forged.attempts] == [401, 401, 401]
    slack.sign_with(age=timedelta(minutes=6))
    stale = await slack.slash(slack.user(), "/laurel")
    assert [attempt.status for attempt in stale.attempts] == [401]
    slack.sign_with()
    assert (await slack.say(slack.user(), "hello").deliveries[0]).acked
    assert len(idle.heard) == 1


async def test_an_event_that_failed_comes_again(slack: SlackServer, door: Door) -> None:
    door.statuses = [500, 503]
    delivery = await slack.say(slack.user(), "hello").deliveries[0]
    said = [(r.headers.get("x-slack-retry-num"), r.headers.get("x-slack-retry-reason")) for r in door.requests]
    assert said == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert [attempt.status for attempt in delivery.attempts] == [500, 503, 200]
    assert len({await request.body() for request in door.requests}) == 1


async def test_the_app_may_ask_for_no_retry(slack: SlackServer, door: Door) -> None:
    door.statuses, door.headers = [500], {"x-slack-no-retry": "1"}
    delivery = await slack.say(slack.user(), "hello").deliveries[0]
    assert (len(door.requests), delivery.acked) == (1, False)


async def test_nobody_is_at_home(slack: SlackServer) -> None:
    slack.post_to("http://127.0.0.1:9/slack/events")
    delivery = await slack.say(slack.user(), "hello").deliveries[0]
    assert [attempt.failure for attempt in delivery.attempts] == ["connection_failed"] * 3


async def test_a_slow_app_is_not_waited_for(slack: SlackServer, idle: SmallApp) -> None:
    await idle.listen()
    idle.gate.clear()
    delivery = await slack.slash(slack.user(), "/laurel")
    assert [attempt.failure for attempt in delivery.attempts] == ["http_timeout"]
