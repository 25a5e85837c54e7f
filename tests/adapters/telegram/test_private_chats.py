"""What a person can send in a private chat, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.adapters.telegram.addressing import Me
from bot.adapters.telegram.inbound import incoming
from bot.messaging.incoming import Incoming, Mention, Upload
from tests.fakes.telegram import updates
from tests.fakes.telegram.world import BOT_ID, BOT_NAME, Chat, User

ME = Me(BOT_ID, BOT_NAME)
RAVI = User(77, "Ravi", "pt-br")
MONA = User(78, "Mona 🩺", last_name="Haddad")
ROBOT = User(79, "Taskbot", is_bot=True)
PEOPLE = {user.id: user for user in (RAVI, MONA, ROBOT)}
SIZES = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
VOICE = {"file_id": "v", "file_unique_id": "v", "duration": 2}


def event(text: str | None = None, user: User = RAVI, update: int = 5, **fields: Any) -> Incoming | None:
    message = updates.message(1, user, Chat(user.id), text, None, fields, PEOPLE)
    return incoming(Update.de_json({"update_id": update, "message": message}, None), ME)


@pytest.mark.parametrize(
    ("typed", "command", "text"),
    [
        ("hello", None, "hello"),
        ("/advise nurse manager", "advise", "nurse manager"),
        ("/advise", "advise", ""),
        ("/Advise@Laurel_Bot  nurse ", "advise", "nurse"),
        ("/advise\nnurse\nmanager", "advise", "nurse\nmanager"),
        ("/start abc_DEF-123", "start", "abc_DEF-123"),
        ("/help@somebody_else", None, "/help@somebody_else"),
        ("see /help", None, "see /help"),
        ("/ help", None, "/ help"),
        ("I like @laurel_bot", None, "I like"),
        ("👩‍⚕️ nurse\0", None, "👩‍⚕️ nurse"),
    ],
)
def test_texts_and_commands(typed: str, command: str | None, text: str) -> None:
    found = event(typed)
    assert found is not None
    assert (found.command, found.text, found.button, found.channel, found.upload) == (command, text, None, None, None)


def test_the_sender_is_as_telegram_knows_them() -> None:
    found = event("hi")
    assert found is not None
    assert found.key == f"telegram:{BOT_ID}:5"
    assert (found.sender.platform, found.sender.account) == ("telegram", "77")
    assert (found.sender.name, found.sender.locale, found.sender.tz) == ("Ravi", "pt-br", None)
    assert found.conversation == "telegram:dm:77"


def test_a_name_is_the_whole_of_it_and_a_username_a_handle() -> None:
    found = event("hi", User(80, "Ravi", last_name="Kumar", username="RaviK"))
    assert found is not None
    assert (found.sender.name, found.sender.handle) == ("Ravi Kumar", "ravik")


@pytest.mark.parametrize(
    ("typed", "text", "mentioned"),
    [
        ("add @Mara_O and @jon77", "add @Mara_O and @jon77", (Mention("Mara_O"), Mention("jon77"))),
        (f"add {MONA.mention}!", "add @Mona 🩺!", (Mention("Mona 🩺", "78", shown="Mona 🩺 Haddad"),)),
        (
            f"🩺 {ROBOT.mention}, {MONA.mention}",
            "🩺 @Taskbot, @Mona 🩺",
            (
                Mention("Taskbot", "79", shown="Taskbot", barrier="bot"),
                Mention("Mona 🩺", "78", shown="Mona 🩺 Haddad"),
            ),
        ),
        ("@laurel_bot add @mara_o, @mara_o", "add @mara_o, @mara_o", (Mention("mara_o"),)),
        ("/add @mara_o to Ops", "@mara_o to Ops", (Mention("mara_o"),)),
        (f"/add {MONA.mention}", "@Mona 🩺", (Mention("Mona 🩺", "78", shown="Mona 🩺 Haddad"),)),
        ("write to mara@example.org", "write to mara@example.org", ()),
    ],
)
def test_whom_a_message_mentions(typed: str, text: str, mentioned: tuple[Mention, ...]) -> None:
    found = event(typed)
    assert found is not None
    assert (found.text, found.mentions) == (text, mentioned)
    assert all(f"@{mention.name}" in text for mention in found.mentions)


@pytest.mark.parametrize("caption", [None, "my team"])
def test_a_file_is_an_upload_and_its_caption_the_text(caption: str | None) -> None:
    document = {
        "file_id": "f1", "file_unique_id": "u1", "file_name": "team.csv", "file_size": 120, "mime_type": "text/csv",
    }  # fmt: skip
    words: dict[str, Any] = {"caption": caption} if caption else {}
    found = event(document=document, **words)
    assert found is not None
    assert found.text == (caption or "")
    assert found.upload == Upload("team.csv", 120, "f1", "text/csv")


def test_a_file_may_be_without_a_name() -> None:
    found = event(document={"file_id": "f1", "file_unique_id": "u1"})
    assert found is not None
    assert found.upload == Upload("file", 0, "f1", None)


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [SIZES]},
        {"voice": VOICE},
        {"sticker": SIZES | {"is_animated": False, "is_video": False, "type": "regular"}},
        {"animation": SIZES | {"duration": 1}, "document": {"file_id": "a", "file_unique_id": "a"}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
)
def test_what_holds_no_words_is_an_empty_text(content: dict[str, Any]) -> None:
    found = event(**content)
    assert found is not None
    assert (found.text, found.upload) == ("", None)


def test_a_picture_may_have_a_caption() -> None:
    found = event(photo=[SIZES], caption="my certificate")
    assert found is not None
    assert found.text == "my certificate"


def test_an_album_without_words_is_one_event() -> None:
    first, second = (event(update=n, photo=[SIZES], media_group_id="g1") for n in (5, 6))
    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize(
    "fields",
    [
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 77, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"text": "a card", "via_bot": {"id": BOT_ID, "is_bot": True, "first_name": "Laurel"}},
        {"text": "hi", "sender_chat": {"id": -100, "type": "channel", "title": "News"}},
    ],
)
def test_notices_and_what_bots_post_are_nobodys_words(fields: dict[str, Any]) -> None:
    assert event(**fields) is None
    assert event("hi", user=User(9, "Other bot", None, is_bot=True)) is None


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_edits_and_channels_are_left_alone(kind: str) -> None:
    message = updates.message(1, RAVI, Chat(77), "hello", None, {}, PEOPLE)
    assert incoming(Update.de_json({"update_id": 1, kind: message}, None), ME) is None


def test_a_block_is_noticed_when_sending_and_not_before() -> None:
    member = {"user": {"id": BOT_ID, "is_bot": True, "first_name": "Laurel"}, "status": "kicked", "until_date": 0}
    change = {"chat": {"id": 77, "type": "private"}, "from": RAVI.as_json(), "date": 0}
    change |= {"old_chat_member": {**member, "status": "member"}, "new_chat_member": member}
    assert incoming(Update.de_json({"update_id": 1, "my_chat_member": change}, None), ME) is None
