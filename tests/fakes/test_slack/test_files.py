"""Files in both directions."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer


async def test_the_app_gives_a_file(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    asked = slack.say(ravi, "export")
    answer = await client.files_upload_v2(
        channel=slack.dm(ravi).id, content=b"BEGIN:VCALENDAR", filename="renewals.ics", title="Renewals",
        initial_comment="Here.", alt_txt="Three renewals", thread_ts=asked.ts,
    )  # fmt: skip
    [message] = slack.messages
    [file] = message.files
    assert (file.name, file.title, file.content) == ("renewals.ics", "Renewals", b"BEGIN:VCALENDAR")
    assert (message.plain, message.thread_ts) == ("Here.\nThree renewals", asked.ts)
    assert (await client.files_info(file=answer["file"]["id"]))["file"]["mimetype"] == "text/calendar"
    assert slack.violations == []


async def test_the_app_fetches_a_file(slack: SlackServer) -> None:
    said = slack.say(slack.user(), "", files={"team.csv": b"name\nRavi\n"})
    url = said.message.files[0].as_json()["url_private_download"]
    token = {"Authorization": f"Bearer {slack.home_workspace.bot_token}"}
    async with ClientSession() as session:
        async with session.get(url, headers=token) as response:
            assert (await response.read(), response.content_type) == (b"name\nRavi\n", "text/csv")
        async with session.get(url) as response:
            assert (response.status, response.content_type) == (200, "text/html"), "Slack shows its login page"


async def test_a_user_id_is_no_channel_for_files(slack: SlackServer, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.files_upload_v2(channel=slack.user().id, content=b"a", filename="a.txt")
    assert slack.violations


async def test_an_upload_is_as_long_as_announced(slack: SlackServer, client: AsyncWebClient) -> None:
    answer = await client.files_getUploadURLExternal(filename="a.txt", length=5)
    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=[{"id": answer["file_id"]}])
    async with ClientSession() as session:
        assert (await session.post(answer["upload_url"], data=b"too long")).status == 400
        assert (await session.post(answer["upload_url"], data=b"right")).status == 200
        assert (await session.post(answer["upload_url"], data=b"right")).status == 404
    await client.files_completeUploadExternal(files=[{"id": answer["file_id"]}])
    assert slack.violations == ["upload: 8 bytes of 5 that were announced"]


async def test_an_empty_file_is_refused(slack: SlackServer, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.files_getUploadURLExternal(filename="a.txt", length=0)
    assert slack.violations
