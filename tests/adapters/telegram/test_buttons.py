"""Buttons: shown in rows, answered at once, and the message that showed them replaced."""

from __future__ import annotations

import pytest

from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.keyboard import keyboard
from bot.messaging.courier import RefusedError
from bot.messaging.incoming import Incoming
from bot.messaging.reply import Button, File, Reply
from tests.adapters.telegram.door import RecordingDoor, outgoing, says
from tests.fakes.telegram import BotApi


def with_buttons(text: str, *labels: str, replaces: bool = False) -> Reply:
    buttons = tuple(Button(label=label, action={"id": f"id-{label}"}) for label in labels)
    return Reply(parts=says(text).parts, buttons=buttons, replaces=replaces)


def rows(*labels: str) -> list[int]:
    made = keyboard(Button(label=label, action={"id": "1"}) for label in labels)
    return [len(row) for row in made.inline_keyboard] if made else []


def test_short_labels_share_a_row_and_long_ones_do_not() -> None:
    assert rows("Yes", "No", "Later", "Undo") == [3, 1]
    assert rows("Compare these", "Show more", "Yes") == [2, 1]
    assert rows("Yes", "AWS Certified Solutions Architect", "No") == [1, 1, 1]
    assert rows() == []
    assert len([n for n in rows(*["Yes"] * 200) if n]) == 34  # a hundred buttons are all there can be


@pytest.mark.parametrize("key", ["", "ü" * 33, "x" * 65])
def test_an_id_that_telegram_cannot_carry_is_refused(key: str) -> None:
    with pytest.raises(RefusedError, match="bytes"):
        keyboard([Button(label="Go", action={"id": key})])
    with pytest.raises(RefusedError):
        keyboard([Button(label="Go")])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://localhost/x", "not a url", "https://", "http://[x"])
def test_an_address_that_cannot_be_opened_has_no_button(url: str) -> None:
    assert keyboard([Button(label="Go", url=url)]) is None


async def test_a_press_is_acknowledged_at_once_and_handled(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    door.answer = lambda _: with_buttons("choose", "More")
    ravi = api.user()
    api.say(ravi, "hi")
    await api.sent(1)
    door.gate.clear()
    api.press(ravi, "More")
    await api.until(lambda: api.called("answerCallbackQuery"))  # while the turn is still going on
    door.gate.set()
    await api.sent(2)
    assert (door.events[1].button, door.events[1].text, door.events[1].channel) == ("id-More", None, None)


async def test_a_press_that_cannot_be_acknowledged_any_more_is_handled(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    door.answer = lambda _: with_buttons("choose", "More")
    ravi = api.user()
    api.say(ravi, "hi")
    await api.sent(1)
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    api.fail(400, text, "answerCallbackQuery")
    api.press(ravi, "More")
    await api.sent(2)


async def test_a_press_on_a_message_too_old_to_see_is_handled(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    ravi = api.user()
    old = {"chat": {"id": ravi.id, "type": "private"}, "message_id": 3, "date": 0}
    api.deliver(
        callback_query={"id": "9", "from": ravi.as_json(), "message": old, "chat_instance": "1", "data": "old1"}
    )
    [event] = await door.received(1)
    assert (event.button, event.channel) == ("old1", None)


async def test_the_message_with_the_buttons_is_replaced(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    def answer(event: Incoming) -> Reply:
        return with_buttons("page two", "Back", replaces=True) if event.button else with_buttons("page one", "Next")

    door.answer = answer
    ravi = api.user()
    api.say(ravi, "list")
    [shown] = await api.sent(1)
    api.press(ravi, "Next")
    await api.until(lambda: shown.edits)
    assert (shown.text, shown.buttons) == ("page two", ["Back"])
    api.press(ravi, "Back")
    await api.until(lambda: len(api.called("editMessageText")) == 2)  # the same again: not modified, and no harm
    assert (len(api.messages), shown.edits) == (1, 1)


async def test_replacing_removes_buttons_that_are_no_longer_there(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    first = await sender.courier.send(outgoing(with_buttons("choose", "More"), ravi.id))
    assert await sender.courier.send(outgoing(says("chosen"), ravi.id, edits=first)) == first
    [message] = api.messages
    assert (message.text, message.buttons) == ("chosen", [])


async def test_the_id_is_of_the_message_with_the_buttons(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    reply = with_buttons("word " * 2000, "More").plus(Reply(files=(File(name="a.txt", media_type="", content=b"a"),)))
    reference = await sender.courier.send(outgoing(reply, ravi.id))
    *_, last, document = api.messages
    assert last.reference == reference
    assert last.buttons == ["More"]
    assert document.file is not None
    await sender.courier.send(outgoing(with_buttons("more " * 2000, "Less"), ravi.id, edits=reference))
    assert [message.buttons for message in api.messages[-3:]] == [[], [], ["Less"]]  # replaced, and gone on below


@pytest.mark.parametrize("edits", ["gone", "other chat", "nonsense"])
async def test_what_cannot_be_replaced_is_sent_anew(api: BotApi, sender: Telegram, edits: str) -> None:
    ravi = api.user()
    reference = {"gone": f"{ravi.id}:1", "other chat": "x:1", "nonsense": "m1"}[edits]
    await sender.courier.send(outgoing(says("hello"), ravi.id, edits=reference))
    assert [message.text for message in api.messages] == ["hello"]


async def test_a_file_is_not_turned_into_a_text(api: BotApi, sender: Telegram) -> None:
    ravi = api.user()
    file = File(name="a.ics", media_type="text/calendar", content=b"a")
    reference = await sender.courier.send(outgoing(Reply(files=(file,)), ravi.id))
    assert await sender.courier.send(outgoing(says("hello"), ravi.id, edits=reference)) != reference
    assert len(api.messages) == 2
