"""Updates by webhook: only from Telegram, only of a decent size, and acknowledged once recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.errors import TelegramSetupError, TelegramWebhookError
from bot.adapters.telegram.limits import WEBHOOK_BODY_BYTES
from bot.adapters.telegram.webhook import PATH, Webhook
from tests.adapters.telegram.door import RecordingDoor, search
from tests.fakes.browser import browser
from tests.fakes.telegram import BotApi
from tests.fakes.telegram.serving import served

WORD = "s3cret_of-the-test"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": WORD}


@pytest.fixture
async def hooked(api: BotApi, door: RecordingDoor) -> AsyncIterator[Telegram]:
    """A bot behind a real server."""
    application = Starlette()
    async with served(application) as url:
        telegram = Telegram(api.token, door, search, api_url=api.url, webhook=Webhook(url, WORD))
        door.courier = telegram.courier
        application.routes.extend(telegram.routes())
        await telegram.start()
        yield telegram
        await telegram.stop()


@pytest.fixture
async def visitor(api: BotApi, hooked: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    """Anybody on the internet."""
    assert api.methods.webhook is not None
    address = api.methods.webhook["url"].removesuffix(PATH)
    async with browser(address) as client:
        yield client


async def test_telegram_is_told_where_to_deliver(api: BotApi, hooked: Telegram) -> None:
    [call] = api.called("setWebhook")
    assert call.get("url").endswith(PATH)
    assert call.get("secret_token") == WORD
    assert call.get("allowed_updates") == ["message", "callback_query", "inline_query"]
    assert call.get("max_connections") == 40
    assert not api.called("getUpdates", "deleteWebhook")


async def test_an_update_is_answered(api: BotApi, hooked: Telegram) -> None:
    api.say(api.user(), "hello")
    assert await api.push() == 200
    [answer] = await api.sent(1)
    assert answer.text == "|hello|"


async def test_nobody_without_the_secret_is_heard(api: BotApi, hooked: Telegram, door: RecordingDoor) -> None:
    api.say(api.user(), "hello")
    assert await api.push(shows="guessed") == 403
    assert await api.push(shows="") == 403
    assert await api.push(shows="ü") == 403
    assert not door.tries
    assert await api.push() == 200


async def test_what_could_not_be_recorded_comes_again(api: BotApi, hooked: Telegram, door: RecordingDoor) -> None:
    broken = True
    door.refuses = lambda _: broken
    api.say(api.user(), "hello")
    assert await api.push() == 503
    broken = False
    assert await api.push() == 200
    assert [event.text for event in door.events] == ["hello"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b"\xff\xfe"])
async def test_what_is_no_json_object_is_a_bad_request(visitor: httpx.AsyncClient, body: bytes) -> None:
    assert (await visitor.post(PATH, content=body, headers=HEADERS)).status_code == 400


async def test_what_is_no_update_is_accepted_and_forgotten(visitor: httpx.AsyncClient, door: RecordingDoor) -> None:
    response = await visitor.post(PATH, json={"update_id": 1, "message": {"from": 5}}, headers=HEADERS)
    assert response.status_code == 200  # anything else would bring it again and again
    assert not door.tries


async def test_a_large_body_is_not_read_to_its_end(hooked: Telegram, door: RecordingDoor) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 100_000
            yield b" " * 100_000

    transport = httpx.ASGITransport(Starlette(routes=hooked.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://laurel") as visitor:
        assert (await visitor.post(PATH, content=endless(), headers={})).status_code == 403
        assert read == 0
        assert (await visitor.post(PATH, content=endless(), headers=HEADERS)).status_code == 413
    assert read == WEBHOOK_BODY_BYTES + 100_000


async def test_other_methods_are_not_served(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(PATH, headers=HEADERS)).status_code == 405


async def test_after_the_pause_updates_are_left_to_telegram(api: BotApi, hooked: Telegram) -> None:
    await hooked.pause()
    api.say(api.user(), "hello")
    assert await api.push() == 503


async def test_an_address_that_telegram_refuses_is_a_sentence(api: BotApi, door: RecordingDoor) -> None:
    refused = Telegram(api.token, door, search, api_url=api.url, webhook=Webhook("http://laurel.example.org", WORD))
    with pytest.raises(TelegramWebhookError, match=r"(?i)https url must be provided"):
        await refused.start()


@pytest.mark.parametrize("secret", ["", "with space", "ü", "x" * 257, "x\n"])
def test_a_secret_that_telegram_refuses_is_a_sentence(secret: str) -> None:
    with pytest.raises(TelegramSetupError, match="1 to 256 characters"):
        Webhook("https://laurel.example.org", secret)


def test_the_secret_is_not_shown() -> None:
    assert WORD not in repr(Webhook("https://laurel.example.org", WORD))
