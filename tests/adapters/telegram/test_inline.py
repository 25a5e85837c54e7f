"""Inline mode: cards for any chat."""

from __future__ import annotations

import pytest

from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.inline import articles, opening_link
from bot.adapters.telegram.ports import Card
from tests.adapters.telegram.door import RecordingDoor, says
from tests.fakes.telegram import BotApi

REPLY = says("x").model_dump(mode="json")


async def test_words_after_the_name_find_cards(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    results = await api.inline_answer(api.inline(api.user(), " cka "))
    assert [result["title"] for result in results] == ["CKA", "CKAD"]
    assert results[0]["description"] == "Kubernetes <administrator>"
    assert results[0]["input_message_content"]["message_text"] == "CKA &amp; more"
    [[button]] = results[0]["reply_markup"]["inline_keyboard"]
    assert button["url"] == "https://t.me/laurel_bot?start=cka"
    [call] = api.called("answerInlineQuery")
    assert call.get("cache_time") > 0
    assert call.get("is_personal") is False
    assert not door.tries


async def test_nothing_typed_finds_nothing(api: BotApi, telegram: Telegram) -> None:
    assert await api.inline_answer(api.inline(api.user(), " ")) == []


async def test_a_search_that_fails_disturbs_nobody(api: BotApi, telegram: Telegram) -> None:
    async def broken(words: str) -> list[Card]:
        raise LookupError(words)

    telegram._search = broken
    api.inline(api.user(), "cka")
    api.say(api.user(), "hello")
    await api.sent(1)


async def test_an_answer_that_comes_too_late_disturbs_nobody(api: BotApi, telegram: Telegram) -> None:
    api.fail(400, "Bad Request: query is too old and response timeout expired", "answerInlineQuery")
    api.inline(api.user(), "cka")
    assert await api.inline_answer(api.inline(api.user(), "ckad"))


def test_results_stay_within_what_telegram_takes() -> None:
    cards = [Card(f"c{number % 60}", "t", "d", REPLY) for number in range(100)]
    odd = [Card("", "t", "d", REPLY), Card("ü" * 33, "t", "d", REPLY), Card("empty", "t", "d", {"parts": []})]
    found = articles(odd + cards, "laurel_bot")
    assert len(found) == 50
    assert len({result.id for result in found}) == 50


@pytest.mark.parametrize(
    ("payload", "link"),
    [
        ("cncf-cka", "https://t.me/laurel_bot?start=cncf-cka"),
        ("x" * 64, f"https://t.me/laurel_bot?start={'x' * 64}"),
        ("x" * 65, "https://t.me/laurel_bot"),
        ("c++", "https://t.me/laurel_bot"),
    ],
)
def test_a_link_carries_what_telegram_lets_it(payload: str, link: str) -> None:
    assert opening_link("laurel_bot", payload) == link
