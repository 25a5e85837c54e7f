"""Requests that Slack posts: who is let in, and who is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from bot.adapters.slack.manifest import EVENTS_PATH
from bot.adapters.slack.receiving import web
from bot.app import Laurel
from bot.messaging.inbox import inbox
from tests.adapters.slack.service import adapter
from tests.fakes.slack import SlackServer


@pytest.fixture
def http() -> bool:
    return True


@pytest.fixture
async def stranger(slack: SlackServer, laurel: Laurel) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who found the address."""
    served = Starlette(routes=adapter(slack, laurel, http=True).routes())
    transport = httpx.ASGITransport(served)
    async with httpx.AsyncClient(transport=transport, base_url="http://laurel.example") as client:
        yield client


async def recorded(laurel: Laurel) -> int:
    async with laurel.engine.connect() as connection:
        return int(await connection.scalar(sa.select(sa.func.count()).select_from(inbox)) or 0)


async def test_the_address_is_verified(slack: SlackServer, laurel: Laurel) -> None:
    await slack.verify_url()
    assert await recorded(laurel) == 0


@pytest.mark.parametrize(
    ("secret", "age"), [("somebody-elses", timedelta(0)), (None, timedelta(minutes=6)), (None, timedelta(minutes=-6))]
)
async def test_what_slack_did_not_sign_now_is_refused(
    slack: SlackServer, laurel: Laurel, secret: str | None, age: timedelta
) -> None:
    ravi = slack.user("Ravi")
    slack.sign_with(secret, age=age)
    for told in (*slack.say(ravi, "hello").deliveries, slack.slash(ravi, "/laurel", "hello")):
        assert [attempt.status for attempt in (await told).attempts] == [401]
    assert await recorded(laurel) == 0
    slack.sign_with()
    slack.say(ravi, "hello")
    await slack.sent(1)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"payload=%7B", "application/x-www-form-urlencoded"),
        (b"\xff\xfe", "text/plain"),
    ],
)
async def test_what_is_no_request_of_slacks_is_refused(
    stranger: httpx.AsyncClient, laurel: Laurel, body: bytes, kind: str
) -> None:
    answer = await stranger.post(EVENTS_PATH, content=body, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500
    assert await recorded(laurel) == 0


async def test_what_is_too_long_is_not_read(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post(EVENTS_PATH, content=b"x" * (web.BODY_BYTES + 1))
    assert answer.status_code == 413


async def test_nothing_is_shown_to_who_looks(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get(EVENTS_PATH)).status_code == 405


def test_over_socket_mode_nothing_is_served(slack: SlackServer, laurel: Laurel) -> None:
    assert adapter(slack, laurel).routes() == []
