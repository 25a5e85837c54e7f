"""What the outbox is told when a message cannot be sent."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.typing import EventDict
from telegram import Bot

from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.courier import TelegramCourier
from bot.adapters.telegram.request import Request
from bot.messaging.courier import DeliveryError, RefusedError, SlowDownError, UnavailableError, UnreachableError
from bot.messaging.reply import Heading, Reply, Span, paragraph
from tests.adapters.telegram.door import outgoing, says
from tests.fakes.telegram import BotApi
from tests.fakes.telegram.bodies import Call
from tests.fakes.telegram.faults import ApiError

LONG = says("word " * 2000)  # three messages


async def test_a_person_who_blocked_the_bot_is_unreachable(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    api.block(ravi)
    with pytest.raises(UnreachableError):
        await sender.courier.send(outgoing(says("hello"), ravi.id))
    api.unblock(ravi)
    await sender.courier.send(outgoing(says("hello"), ravi.id))


async def test_an_unknown_chat_is_unreachable(api: BotApi, sender: Telegram) -> None:
    with pytest.raises(UnreachableError):
        await sender.courier.send(outgoing(says("hello"), 999))


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (403, "Forbidden: user is deactivated", UnreachableError),
        (400, "Bad Request: USER_IS_DEACTIVATED", UnreachableError),
        (400, "Bad Request: PEER_ID_INVALID", UnreachableError),
        (400, "Bad Request: not enough rights to send text messages to the chat", UnreachableError),
        (400, "Bad Request: BUTTON_DATA_INVALID", RefusedError),
        (400, "Bad Request: message text is empty", RefusedError),
        (413, "Request Entity Too Large", RefusedError),
        (401, "Unauthorized", UnavailableError),
        (409, "Conflict: something", UnavailableError),
        (500, "Internal Server Error", UnavailableError),
        (502, "Bad Gateway", UnavailableError),
    ],
)
async def test_refusals(
    api: BotApi, sender: Telegram, status: int, description: str, kind: type[DeliveryError]
) -> None:
    ravi = api.user()
    api.fail(status, description, "sendMessage")
    with pytest.raises(DeliveryError) as raised:
        await sender.courier.send(outgoing(says("hello"), ravi.id))
    assert type(raised.value) is kind


async def test_a_pause_that_telegram_asks_for_is_passed_on(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    api.slow_down(7, "sendMessage", chat=ravi)
    with pytest.raises(SlowDownError) as raised:
        await sender.courier.send(outgoing(says("hello"), ravi.id))
    assert raised.value.retry_after == 7


async def test_no_answer_is_unavailable(api: BotApi) -> None:
    ravi = api.user()
    api.hang("sendMessage")
    request = Request()
    request._client.timeout = 0.05
    bot = Bot(api.token, base_url=f"{api.url}/bot", request=request)
    with pytest.raises(UnavailableError):
        await TelegramCourier(bot).send(outgoing(says("hello"), ravi.id))
    await request.shutdown()


async def test_no_telegram_at_all_is_unavailable() -> None:
    request = Request()
    bot = Bot("1:a", base_url="http://127.0.0.1:9/bot", request=request)
    with pytest.raises(UnavailableError):
        await TelegramCourier(bot).send(outgoing(says("hello"), 1))
    await request.shutdown()


async def test_a_closed_bot_is_unavailable(api: BotApi, sender: Telegram) -> None:
    await sender.start()
    await sender.stop()
    with pytest.raises(UnavailableError):
        await sender.courier.send(outgoing(says("hello"), api.user().id))


async def test_a_half_sent_message_goes_on_where_it_stopped(
    api: BotApi, sender: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    ravi, answer = api.user(), api.methods.answer

    def second_fails(call: Call) -> Any:
        if len(api.called("sendMessage")) == 2:
            raise ApiError(429, "Too Many Requests: retry after 3", retry_after=3)
        return answer(call)

    monkeypatch.setattr(api.methods, "answer", second_fails)
    with pytest.raises(SlowDownError):
        await sender.courier.send(outgoing(LONG, ravi.id))
    assert len(api.messages) == 1
    await sender.courier.send(outgoing(LONG, ravi.id))
    assert " ".join(message.text for message in api.messages).split() == ["word"] * 2000


async def test_markup_that_telegram_does_not_read_is_sent_as_plain_text(
    api: BotApi, sender: Telegram, logs: list[EventDict]
) -> None:
    ravi = api.user()
    text = 'Bad Request: can\'t parse entities: Unsupported start tag "Top secret" at byte offset 3'
    api.fail(400, text, "sendMessage")
    reply = Reply(parts=(Heading(text="A < B & C"), paragraph("see {x}", x=Span(text="this", bold=True))))
    await sender.courier.send(outgoing(reply, ravi.id))
    [message] = api.messages
    assert message.text == "A < B & C\n\nsee this"
    assert not message.entities
    assert "secret" not in str(logs)


@pytest.mark.parametrize("reply", [Reply(), says(""), says(" \n​ ")])
async def test_nothing_to_say_is_refused_and_not_sent(api: BotApi, sender: Telegram, reply: Reply) -> None:
    with pytest.raises(RefusedError):
        await sender.courier.send(outgoing(reply, api.user().id))
    assert not api.calls


async def test_the_operator_is_told_nothing_that_a_person_wrote(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    api.fail(400, f'Bad Request: wrong text "my salary" near `my salary`: see bot{api.token}', "sendMessage")
    with pytest.raises(RefusedError) as raised:
        await sender.courier.send(outgoing(says("my salary"), ravi.id))
    assert str(raised.value) == "BadRequest: Wrong text"
    assert raised.value.__suppress_context__
