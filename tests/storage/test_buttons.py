"""What buttons do is kept beside the message that shows them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.messaging import buttons
from bot.messaging.reply import Button, Reply
from tests.conftest import NOW

ACTION = {"begin": "renew_holding", "slots": {"holding": 7, "note": "naïve “quotes” 🎓"}}
REPLY = Reply(
    buttons=(
        Button(label="Renewed", action=ACTION),
        Button(label="Page", url="https://example.org"),
        Button(label="Later", action={"begin": "snooze_reminder", "slots": {"days": 7}}),
    )
)


def test_ids_say_nothing_and_links_keep_none() -> None:
    reply, actions = buttons.with_ids(REPLY)
    shown = [button.action["id"] for button in reply.buttons if button.action is not None]
    assert list(actions) == shown
    assert list(actions.values()) == [button.action for button in REPLY.buttons if button.action is not None]
    assert reply.buttons[1] == REPLY.buttons[1]
    assert len(set(shown)) == 2
    assert "renew" not in reply.model_dump_json()
    assert all(len(key.encode()) <= 64 for key in shown)  # what Telegram's callback data hold
    assert buttons.with_ids(REPLY)[1].keys().isdisjoint(shown)


async def test_a_button_does_what_it_was_made_for_in_its_own_conversation_only(engine: AsyncEngine) -> None:
    _, actions = buttons.with_ids(REPLY)
    first = next(iter(actions))
    async with engine.begin() as connection:
        await buttons.keep(connection, "console:dm:dana", actions, NOW, 42)
        await buttons.keep(connection, "console:dm:dana", {}, NOW, 43)
    async with engine.connect() as connection:
        assert await buttons.pressed(connection, "console:dm:dana", first) == buttons.Pressed(ACTION, 42)
        assert await buttons.pressed(connection, "console:dm:eve", first) is None
        assert await buttons.pressed(connection, "console:dm:dana", "unknown") is None
        assert await buttons.conversation_of(connection, first) == "console:dm:dana"
        assert await buttons.conversation_of(connection, "unknown") is None


async def test_a_button_is_forgotten_when_its_time_is_over(engine: AsyncEngine) -> None:
    _, actions = buttons.with_ids(REPLY)
    first = next(iter(actions))
    async with engine.begin() as connection:
        await buttons.keep(connection, "console:dm:dana", actions, NOW, 42)
        await buttons.forget_old(connection, NOW + buttons.KEPT)
        assert await buttons.pressed(connection, "console:dm:dana", first) is not None
        await buttons.forget_old(connection, NOW + buttons.KEPT + timedelta(seconds=1))
        assert await buttons.pressed(connection, "console:dm:dana", first) is None
