"""What people say, as the app hears it, in Socket Mode and in HTTP mode."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.apps import SmallApp
from tests.fakes.test_slack.kit import section


async def test_a_direct_message(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    said = slack.say(ravi, "R&D <b> https://example.org/?a=1&b=2")
    [delivery] = said.deliveries
    await delivery
    [body] = either.heard
    assert body["authorizations"][0]["user_id"] == slack.home_workspace.bot_user
    event = body["event"]
    assert (event["channel_type"], event["channel"], event["user"]) == ("im", slack.dm(ravi).id, ravi.id)
    assert event["text"] == "R&amp;D &lt;b&gt; <https://example.org/?a=1&amp;b=2>"
    assert event["blocks"][0]["elements"][0]["elements"][0] == {"type": "text", "text": "R&D <b> "}
    assert delivery.acked
    assert slack.latencies("events_api") == [delivery.latency]


@pytest.mark.parametrize("first", ["message", "app_mention"])
async def test_a_mention_in_a_channel_is_two_events(
    slack: SlackServer, either: SmallApp, first: Literal["message", "app_mention"]
) -> None:
    slack.first_event = first
    said = slack.say(slack.user(), f"{slack.mention} which one?", slack.channel())
    for delivery in said.deliveries:
        await delivery
    assert said.deliveries[0].payload["event"]["type"] == first
    assert {body["event"]["type"] for body in either.heard} == {"message", "app_mention"}
    assert len({body["event_id"] for body in either.heard}) == 2
    assert len({body["event"]["ts"] for body in either.heard}) == 1


async def test_where_the_bot_is_not_it_hears_nothing(slack: SlackServer, app: SmallApp) -> None:
    channel = slack.channel()
    await slack.expel_bot(channel)
    assert slack.say(slack.user(), f"{slack.mention} hello?", channel).deliveries == []
    await slack.invite_bot(channel)
    [told] = slack.say(slack.user(), "hello?", channel).deliveries
    await told
    assert [body["event"]["type"] for body in app.heard] == ["channel_left", "member_joined_channel", "message"]


async def test_what_the_app_does_not_subscribe_to_it_does_not_hear(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    slack.app.events.remove("team_join")
    assert (await slack.join_team(ravi)).attempts == []
    slack.home_workspace.scopes.remove("groups:history")
    unheard, heard = slack.private_channel(members=[ravi]), slack.group_dm(ravi, slack.user("Ana"))
    for channel in (unheard, heard):
        for delivery in slack.say(ravi, f"{slack.mention} hello", channel).deliveries:
            await delivery
    assert [(event["type"], event["channel"]) for event in (body["event"] for body in app.heard)] == [
        ("app_mention", unheard.id), ("app_mention", heard.id), ("message", heard.id),
    ]  # fmt: skip


async def test_threads_edits_and_deletions(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    said = slack.say(ravi, "a", slack.private_channel())
    reply = slack.say(ravi, "b", slack.core.channels[said.message.channel], thread_ts=said.ts)
    await reply.deliveries[0]
    await slack.edit(reply, "c")
    await slack.unsay(reply)
    await slack.settled()
    in_thread, changed, deleted = either.events("message")[1:]
    assert (in_thread["thread_ts"], in_thread["channel_type"]) == (said.ts, "group")
    assert (changed["subtype"], changed["message"]["text"], changed["previous_message"]["text"]) == (
        "message_changed", "c", "b",
    )  # fmt: skip
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", reply.ts)


async def test_the_bots_own_messages_come_back(slack: SlackServer, app: SmallApp) -> None:
    channel = slack.channel()
    posted = await app.client.chat_postMessage(channel=channel.id, text="a", blocks=[section("a")])
    await app.client.chat_update(channel=channel.id, ts=posted["ts"], text="b")
    await slack.settled()
    own, changed = app.events("message")
    assert (own["bot_id"], own["user"]) == (slack.home_workspace.bot_id, slack.home_workspace.bot_user)
    assert changed["subtype"] == "message_changed"


async def test_a_command_is_answered_in_the_ack(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user("Ravi Nair")
    either.answers["command"] = {"text": "only you", "response_type": "ephemeral"}
    delivery = await slack.slash(ravi, "/laurel", "which & why", slack.channel("careers", members=[ravi]))
    [body] = either.heard
    assert (body["command"], body["text"], body["channel_name"]) == ("/laurel", "which &amp; why", "careers")
    assert (body["user_id"], body["user_name"], body["team_id"]) == (ravi.id, "ravi.nair", slack.home_workspace.id)
    [message] = slack.messages
    assert (message.text, message.viewer) == ("only you", ravi.id)
    assert delivery.response == either.answers["command"]


async def test_files_come_with_the_message(slack: SlackServer, app: SmallApp) -> None:
    [delivery] = slack.say(slack.user(), "", files={"team.csv": b"name\nRavi\n"}).deliveries
    await delivery
    [event] = app.events("message")
    [file] = event["files"]
    assert (event["subtype"], file["name"], file["mimetype"], file["size"]) == (
        "file_share",
        "team.csv",
        "text/csv",
        10,
    )


async def test_what_becomes_of_people_and_channels(slack: SlackServer, app: SmallApp) -> None:
    ravi, channel = slack.user(), slack.channel()
    await slack.join_team(ravi)
    await slack.change_profile(ravi, tz="Asia/Tokyo", display_name="rav")
    await slack.deactivate(ravi)
    await slack.archive(channel)
    joined, changed, gone, archived = (body["event"] for body in app.heard)
    assert (joined["type"], joined["user"]["tz"], joined["user"]["locale"]) == ("team_join", "Europe/London", "en-GB")
    assert (changed["type"], changed["user"]["tz"]) == ("user_change", "Asia/Tokyo")
    assert gone["user"]["deleted"]
    assert (archived["type"], archived["channel"]) == ("channel_archive", channel.id)


async def test_each_workspace_has_its_own_people(slack: SlackServer, app: SmallApp) -> None:
    other = slack.workspace("Other")
    [delivery] = slack.say(slack.user(workspace=other), "hello").deliveries
    assert delivery.payload["team_id"] == other.id
    assert delivery.payload["authorizations"][0]["user_id"] == other.bot_user
