"""Files: lists of credentials that people send, and tables and calendars that they are given."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.adapters.slack.receiving.inbound import messages
from bot.messaging import courier
from tests.fakes.slack import Message, SlackServer

pytestmark = pytest.mark.usefixtures("laurel")

ROWS = [["credential", "awarded"], ["CKA", "2025-05-03"], ["PMP", "2025-06-14"]]
CSV = "\n".join(",".join(row) for row in ROWS).encode()


def workbook() -> bytes:
    book, out = Workbook(), BytesIO()
    sheet = book.create_sheet(index=0)
    book.active = sheet
    for row in ROWS:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


async def imported(slack: SlackServer, name: str, content: bytes) -> Message:
    slack.say(slack.user("Dan"), "", files={name: content})
    return (await slack.sent(1))[0]


@pytest.mark.parametrize(("name", "content"), [("mine.csv", CSV), ("mine.xlsx", workbook())], ids=["csv", "xlsx"])
async def test_a_list_is_read(slack: SlackServer, name: str, content: bytes) -> None:
    answer = await imported(slack, name, content)
    assert "Keep" in " ".join(answer.labels)
    assert "CKA" in answer.plain or "Kubernetes" in answer.plain


@pytest.mark.parametrize("how", ["download", "login page", "files.info", "no address", "too large", "no token"])
async def test_a_list_that_cannot_be_had_is_said_so(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    match how:
        case "download":
            slack.crash("download")
        case "login page":
            slack.crash("download", status=200)
        case "files.info":
            slack.fail("file_not_found", "files.info")
        case "no address":
            slack.fail("", "files.info", ok=True, file={"id": "F1", "mode": "external", "size": 3})
        case "too large":
            slack.fail("", "files.info", ok=True, file={"id": "F1", "size": courier.UPLOAD_LIMIT + 1})
        case "no token":
            slack.fail("token_revoked", "files.info")
    answer = await imported(slack, "mine.csv", CSV)
    assert not any("Keep" in label for label in answer.labels)
    assert "CKA" not in answer.plain


def test_a_file_that_is_gone_is_no_file() -> None:
    event = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.2", "text": "my list"}
    body = {"team_id": "T1", "event": event | {"files": [{"id": "F1", "mode": "tombstone"}], "subtype": "file_share"}}
    [heard] = messages(body, "UBOT")
    assert (heard.incoming.upload, heard.incoming.text) == (None, "my list")


async def test_several_files_in_one_message_are_read_one_after_the_other(slack: SlackServer) -> None:
    dan = slack.user("Dan")
    said = slack.say(dan, "", files={"one.csv": CSV, "two.csv": CSV})
    sent = await slack.sent(2)
    assert {message.thread_ts for message in sent} == {said.ts}
    await slack.retry(said.deliveries[0])
    slack.say(slack.user("Witness"), "hello")
    assert len(await slack.sent(3)) == 3


async def test_a_table_and_a_calendar_are_given_in_the_thread(slack: SlackServer) -> None:
    dan = slack.user("Dan")
    slack.say(dan, "i passed cka on 3 may 2025")
    await slack.sent(1)
    asked = slack.say(dan, "export my certs as csv")
    _, words, table = await slack.sent(3)
    assert (words.thread_ts, table.thread_ts) == (asked.ts, asked.ts)
    [file] = table.files
    assert file.name.endswith(".csv")
    assert b"2027-05-03" in (file.content or b"")
    slack.say(dan, "export my certs as a calendar")
    *_, calendar = await slack.sent(5)
    assert b"BEGIN:VALARM" in (calendar.files[0].content or b"")


async def test_in_a_channel_a_file_goes_to_the_direct_message(slack: SlackServer) -> None:
    dan, mia = slack.user("Dan"), slack.user("Mia")
    careers = slack.channel("careers", members=[dan, mia])
    slack.say(dan, "i passed cka on 3 may 2025")
    await slack.sent(1)
    said = slack.say(dan, f"{slack.mention} export my certs as csv", careers)
    _, words, table, pointer = await slack.sent(4)
    assert {words.channel, table.channel} == {slack.dm(dan).id}
    assert table.files
    assert (pointer.channel, pointer.thread_ts, pointer.viewer) == (careers.id, said.ts, dan.id)
    assert "direct messages" in pointer.plain
    assert not [message for message in slack.seen_by(mia, careers) if message.bot]
