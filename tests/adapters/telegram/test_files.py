"""Files in both directions."""

from __future__ import annotations

from datetime import date

import pytest

from bot.adapters.telegram import courier as couriers
from bot.adapters.telegram.app import Telegram
from bot.messaging.courier import UPLOAD_LIMIT, RefusedError, UnfetchableError
from bot.messaging.incoming import Upload
from bot.messaging.reply import Button, File, Reply
from bot.pictures import Expiring, expiry_timeline
from tests.adapters.telegram.door import RecordingDoor, outgoing, says
from tests.fakes.telegram import BotApi

BADGE = File(name="badge ünï.png", media_type="image/png", content=b"\x89PNG\r\n\x1a\n--boundary\r\n\x00")
CALENDAR = File(name="renewals.ics", media_type="text/calendar", content=b"BEGIN:VCALENDAR\r\n")


async def test_an_uploaded_file_can_be_read(api: BotApi, telegram: Telegram, door: RecordingDoor) -> None:
    content = bytes(range(256)) * 40
    api.upload(api.user(), "team.xlsx", content, caption="my team", media_type="application/vnd.ms-excel")
    [event] = await door.received(1)
    assert event.text == "my team"
    assert event.upload is not None
    assert (event.upload.name, event.upload.size) == ("team.xlsx", len(content))
    assert await telegram.courier.fetch(event.upload) == content


@pytest.mark.parametrize(("told", "real"), [(UPLOAD_LIMIT + 1, 1), (5, UPLOAD_LIMIT + 1), (5, 20_000_001)])
async def test_a_file_that_is_too_large_is_not_read(
    api: BotApi, telegram: Telegram, door: RecordingDoor, told: int, real: int
) -> None:
    api.upload(api.user(), "huge.xlsx", b" " * real, size=told)
    [event] = await door.received(1)
    assert event.upload is not None
    with pytest.raises(UnfetchableError):
        await telegram.courier.fetch(event.upload)


async def test_a_file_that_is_gone_is_unfetchable(api: BotApi, sender: Telegram) -> None:
    with pytest.raises(UnfetchableError, match=r"old\.csv"):
        await sender.courier.fetch(Upload("old.csv", 10, "expired"))
    api.methods.files["f"] = ("a.csv", b"1")
    api.fail(500, "Internal Server Error", "getFile")
    with pytest.raises(UnfetchableError):
        await sender.courier.fetch(Upload("a.csv", 1, "f"))


async def test_a_badge_is_sent_as_a_document_with_the_text_as_caption(api: BotApi, sender: Telegram) -> None:
    reply = Reply(parts=says("Your <badge>").parts, files=(BADGE,), buttons=(Button(label="Go", action={"id": "g"}),))
    reference = await sender.courier.send(outgoing(reply, api.user().id))
    [message] = api.messages
    assert message.file == (BADGE.name, BADGE.content)
    assert (message.text, message.buttons, message.reference) == ("Your <badge>", ["Go"], reference)
    assert not api.called("sendPhoto")


async def test_a_picture_to_look_at_is_sent_as_a_photo(api: BotApi, sender: Telegram) -> None:
    chart = expiry_timeline("Soon", [Expiring("Dana", "CKA", date(2026, 12, 1))], date(2026, 11, 26))
    reply = Reply(parts=says("Your <team>").parts, files=(chart,), buttons=(Button(label="Go", action={"id": "g"}),))
    reference = await sender.courier.send(outgoing(reply, api.user().id))
    [message] = api.messages
    assert message.file == (chart.name, chart.content)
    assert message.text.split("\n") == ["Your <team>", "Soon", "Dana: CKA expires on 1 Dec 2026."]
    assert (message.buttons, message.reference) == (["Go"], reference)
    assert api.called("sendPhoto")


async def test_a_long_text_goes_before_the_file(api: BotApi, sender: Telegram) -> None:
    reply = Reply(parts=says("word " * 300).parts, files=(BADGE,))
    await sender.courier.send(outgoing(reply, api.user().id))
    text, document = api.messages
    assert (text.file, document.text, document.file) == (None, "", (BADGE.name, BADGE.content))


async def test_several_files_follow_the_text(api: BotApi, sender: Telegram) -> None:
    reply = Reply(parts=says("two files").parts, files=(BADGE, CALENDAR))
    await sender.courier.send(outgoing(reply, api.user().id))
    assert [m.file[0] if m.file else m.text for m in api.messages] == ["two files", BADGE.name, CALENDAR.name]


async def test_a_reply_may_be_a_file_alone(api: BotApi, sender: Telegram) -> None:
    await sender.courier.send(outgoing(Reply(files=(CALENDAR,)), api.user().id))
    [message] = api.messages
    assert (message.text, message.file) == ("", (CALENDAR.name, CALENDAR.content))


async def test_a_file_too_large_for_telegram_is_refused(
    api: BotApi, sender: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couriers, "DOCUMENT_BYTES", 10)
    with pytest.raises(RefusedError, match="bytes"):
        await sender.courier.send(outgoing(Reply(files=(CALENDAR,)), api.user().id))
