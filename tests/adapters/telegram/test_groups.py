"""In groups the bot speaks when it is spoken to, and where."""

from __future__ import annotations

import pytest

from bot.adapters.telegram.app import Telegram
from bot.messaging.courier import UnreachableError
from bot.messaging.incoming import Mention
from bot.messaging.reply import Button, Reply, paragraph
from tests.adapters.telegram.door import RecordingDoor, outgoing, says
from tests.fakes.telegram import BotApi


@pytest.mark.parametrize(
    ("typed", "command", "text"),
    [
        ("@laurel_bot which one for a nurse?", None, "which one for a nurse?"),
        ("Hey @Laurel_Bot, which one?", None, "Hey, which one?"),
        ("🩺 @laurel_bot: nurse 👩‍⚕️ manager", None, "🩺: nurse 👩‍⚕️ manager"),
        ("which one, @laurel_bot ?", None, "which one?"),
        ("@laurel_bot", None, ""),
        ("/advise@laurel_bot nurse", "advise", "nurse"),
        ("/advise nurse", "advise", "nurse"),
        ("/my@laurel_bot", "my", ""),
    ],
)
async def test_what_is_meant_for_the_bot_is_answered_in_the_group(
    api: BotApi, telegram: Telegram, door: RecordingDoor, typed: str, command: str | None, text: str
) -> None:
    group = api.group()
    api.say(api.user(), typed, group)
    [answer] = await api.sent(1)
    [event] = door.events
    assert (event.command, event.text, event.channel) == (command, text, str(group.id))
    assert answer.chat == group.id


@pytest.mark.parametrize(
    "typed", ["hello all", "@laurel_bots hi", "write to me@laurel_bot", "/advise@other_bot x", "/deploy", "see /advise"]
)
async def test_what_is_not_meant_for_the_bot_is_left_alone(
    api: BotApi, telegram: Telegram, door: RecordingDoor, typed: str
) -> None:
    group, ravi = api.group(), api.user()
    api.say(ravi, typed, group)
    api.post(ravi, None, group, dice={"emoji": "🎲", "value": 3})
    api.say(ravi, "@laurel_bot now", group)
    assert [event.text for event in await door.received(1)] == ["now"]


async def test_who_else_is_mentioned_is_no_part_of_the_bots_name(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    mona = api.user("Mona", last_name="Haddad")
    api.say(api.user(), f"Hey @laurel_bot, add {mona.mention} and @mara_o to Ops", api.group())
    [event] = await door.received(1)
    assert event.text == "Hey, add @Mona and @mara_o to Ops"
    assert event.mentions == (Mention("Mona", str(mona.id), shown="Mona Haddad"), Mention("mara_o"))


async def test_a_reply_to_the_bot_needs_no_mention(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    group, ravi = api.group(), api.user()
    api.say(ravi, "@laurel_bot hi", group)
    [answer] = await api.sent(1)
    api.say(ravi, "and the second one?", group, to=answer)
    assert (await door.received(2))[1].text == "and the second one?"


async def test_a_press_in_a_group_is_an_event_of_the_group(
    api: BotApi, telegram: Telegram, door: RecordingDoor
) -> None:
    door.answer = lambda _: Reply(parts=says("choose").parts, buttons=(Button(label="More", action={"id": "m1"}),))
    group, ravi, mona = api.group(), api.user("Ravi"), api.user("Mona")
    api.say(ravi, "@laurel_bot hi", group)
    [answer] = await api.sent(1)
    api.press(mona, "More", answer)
    event = (await door.received(2))[1]
    assert (event.button, event.channel, event.sender.name) == ("m1", str(group.id), "Mona")


async def test_a_topic_of_a_forum_is_a_place_of_its_own(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    forum, ravi = api.group(topics=[7, 8]), api.user()
    door.answer = lambda _: Reply(parts=says("choose").parts, buttons=(Button(label="More", action={"id": "m1"}),))
    api.say(ravi, "@laurel_bot hi", forum, thread=8)
    [answer] = await api.sent(1)
    assert (answer.chat, answer.thread) == (forum.id, 8)
    assert door.events[0].channel == f"{forum.id}/8"
    api.press(ravi, "More", answer)
    assert (await door.received(2))[1].channel == f"{forum.id}/8"


async def test_a_file_in_a_group_needs_a_mention(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    group, ravi = api.group(), api.user()
    api.upload(ravi, "holiday.xlsx", b"1", chat=group)
    api.upload(ravi, "team.xlsx", b"2", chat=group, caption="@laurel_bot our team")
    [event] = await door.received(1)
    assert event.upload is not None
    assert (event.upload.name, event.text) == ("team.xlsx", "our team")


async def test_a_group_that_became_a_supergroup_is_written_to_there(api: BotApi, sender: Telegram) -> None:
    group = api.group()
    new = api.upgrade(group)
    for _ in range(2):
        await sender.courier.send(outgoing(says("hello"), 1, str(group.id)))
    assert [message.chat for message in await api.sent(2)] == [new.id, new.id]
    assert len(api.called("sendMessage")) == 3  # the new number is remembered


async def test_what_is_for_one_person_alone_goes_to_their_private_chat(api: BotApi, sender: Telegram) -> None:
    group, ravi = api.group(), api.user()
    await sender.courier.send(outgoing(says("secret"), ravi.id, str(group.id), only_you=True, edits=f"{group.id}:1"))
    assert [message.chat for message in api.messages] == [ravi.id]


async def test_a_person_without_a_private_chat_is_asked_to_open_one(api: BotApi, sender: Telegram) -> None:
    group, shy = api.group(topics=[3]), api.user(started=False)
    with pytest.raises(UnreachableError):
        await sender.courier.send(outgoing(says("secret"), shy.id, f"{group.id}/3", only_you=True))
    [hint] = api.messages
    assert (hint.chat, hint.thread) == (group.id, 3)
    assert "secret" not in hint.text
    assert hint.keyboard[0][0]["url"] == "https://t.me/laurel_bot"


async def test_a_group_that_threw_the_bot_out_is_unreachable(api: BotApi, sender: Telegram) -> None:
    group = api.group()
    api.kick(group)
    with pytest.raises(UnreachableError):
        await sender.courier.send(outgoing(Reply(parts=(paragraph("hi"),)), 1, str(group.id)))
