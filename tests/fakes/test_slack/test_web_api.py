"""The Web API, called by Slack's own client and by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SimulatedClock
from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.kit import Json, actions, button, section


async def refused(call: Any) -> Json:
    """The answer with ``ok: false``."""
    with pytest.raises(SlackApiError) as caught:
        await call
    answer: Json = dict(caught.value.response.data)
    return answer


async def test_who_the_token_belongs_to(slack: SlackServer, client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == (slack.home_workspace.id, slack.home_workspace.bot_user)
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


@pytest.mark.parametrize("how", ["json", "form", "get"])
async def test_arguments_come_as_json_form_or_query(slack: SlackServer, how: str) -> None:
    channel = slack.channel()
    token = {"Authorization": f"Bearer {slack.home_workspace.bot_token}"}
    params = {"channel": channel.id, "text": "hello"}
    url = f"{slack.api_url}chat.postMessage"
    async with ClientSession() as session:
        match how:
            case "json":
                response = await session.post(url, json=params, headers=token)
            case "form":
                response = await session.post(url, data=params | {"token": slack.home_workspace.bot_token})
            case _:
                response = await session.get(url, params=params, headers=token)
        assert (await response.json())["ok"]
    assert [message.text for message in slack.messages] == ["hello"]


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object"), (b"{}", "not_authed")])
async def test_bodies_that_cannot_be_read(slack: SlackServer, body: bytes, error: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with ClientSession() as session, session.post(f"{slack.api_url}auth.test", data=body, headers=headers) as r:
        assert await r.json() == {"ok": False, "error": error}
    assert slack.violations


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_dead_tokens(slack: SlackServer, client: AsyncWebClient, error: str) -> None:
    slack.kill_token(error)
    assert (await refused(client.auth_test()))["error"] == error
    assert slack.violations == []
    slack.revive_token()
    assert (await client.auth_test())["ok"]


async def test_tokens_that_are_none(slack: SlackServer) -> None:
    stranger = AsyncWebClient(token="xoxb-nobody", base_url=slack.api_url)  # noqa: S106
    assert (await refused(stranger.auth_test()))["error"] == "invalid_auth"
    app_level = AsyncWebClient(token=slack.app.app_token, base_url=slack.api_url)
    assert (await refused(app_level.auth_test()))["error"] == "not_allowed_token_type"


async def test_a_scope_that_was_not_granted(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.home_workspace.scopes = {"users:read", "groups:read"}
    answer = await refused(client.chat_postMessage(channel="C1", text="a"))
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope", "chat:write", "groups:read,users:read",
    )  # fmt: skip
    answer = await refused(client.conversations_info(channel=slack.channel().id))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:read")
    assert (await client.conversations_info(channel=slack.private_channel().id))["channel"]["is_private"]


async def test_unknown_methods_and_arguments(slack: SlackServer, client: AsyncWebClient) -> None:
    assert (await refused(client.api_call("chat.shout")))["error"] == "unknown_method"
    await client.chat_postMessage(channel=slack.channel().id, text="a", colour="red")
    assert slack.violations == ["chat.shout: unknown_method", "chat.postMessage: unknown argument colour"]


async def test_a_message_is_shown_as_it_was_posted(slack: SlackServer, client: AsyncWebClient) -> None:
    blocks = [section("*hello*"), actions(button("go", value="1"))]
    answer = await client.chat_postMessage(channel=slack.channel().id, text="hello", blocks=blocks)
    [message] = slack.messages
    assert (answer["ts"], answer["message"]["bot_id"]) == (message.ts, slack.home_workspace.bot_id)
    assert (message.plain, message.notification, message.labels) == ("hello", "hello", ["xxxx"])
    assert [(b.action_id, b.value) for b in message.buttons] == [("go", "1")]
    assert message.buttons[0].block_id == answer["message"]["blocks"][1]["block_id"]
    assert slack.violations == []


async def test_illegal_blocks_are_refused_with_the_reason(slack: SlackServer, client: AsyncWebClient) -> None:
    blocks = [section("x" * 3001)]
    answer = await refused(client.chat_postMessage(channel=slack.channel().id, text="a", blocks=blocks))
    reason = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert (answer["error"], answer["errors"]) == ("invalid_blocks", [reason])
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {reason}"]
    assert slack.messages == []
    assert slack.violations == [f"chat.postMessage: invalid_blocks ['{reason}']"]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": " \n"}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "a", "blocks": "["}, "invalid_blocks_format"),
        ({"text": "a", "thread_ts": "1"}, "invalid_thread_ts"),
        ({"text": "a", "channel": ""}, "invalid_arguments"),
        ({"text": "a", "metadata": {"event_type": "reminder"}}, "invalid_metadata_format"),
    ],
)
async def test_malformed_messages(slack: SlackServer, client: AsyncWebClient, said: Json, error: str) -> None:
    call = client.api_call("chat.postMessage", json={"channel": slack.channel().id} | said)
    assert (await refused(call))["error"] == error
    assert len(slack.violations) == 1


async def test_blocks_need_a_text_for_the_notification(slack: SlackServer, client: AsyncWebClient) -> None:
    with pytest.warns(UserWarning, match="`text` argument is missing"):
        await client.chat_postMessage(channel=slack.channel().id, blocks=[section()])
    assert slack.violations == ["chat.postMessage: blocks without a text for notifications and screen readers"]


@pytest.mark.parametrize("where", ["text", "blocks"])
async def test_what_should_not_be_said_is_noted(slack: SlackServer, client: AsyncWebClient, where: str) -> None:
    slack.watch_for("<https://evil.example|click>")
    bad = "<!channel> <https://evil.example|click> R&D"
    said = {"text": bad} if where == "text" else {"text": "a", "blocks": [section(bad)]}
    await client.chat_postMessage(channel=slack.channel().id, **said)
    assert slack.violations == [
        "chat.postMessage: broadcast <!channel>",
        f"chat.postMessage: unescaped & in {bad!r}",
        "chat.postMessage: smuggled <https://evil.example|click>",
    ]
    assert slack.messages[0].links == [("https://evil.example", "click")]


async def test_where_the_bot_cannot_write(slack: SlackServer, client: AsyncWebClient) -> None:
    async def error(channel: str) -> str:
        return str((await refused(client.chat_postMessage(channel=channel, text="a")))["error"])

    gone, left, hidden = slack.channel("gone"), slack.channel("left"), slack.private_channel("hidden")
    elsewhere = slack.channel("elsewhere", workspace=slack.workspace("Other"))
    shut, leaver = slack.user("Shut"), slack.user("Leaver")
    gone.archived = True
    for place in (left, hidden):
        place.members.discard(slack.home_workspace.bot_user)
    slack.refuse_messages(shut)
    leaver.deleted = True
    assert await error(gone.id) == "is_archived"
    assert await error(left.id) == "not_in_channel"
    assert await error(hidden.id) == "channel_not_found"
    assert await error(elsewhere.id) == "channel_not_found"
    assert await error("C404") == "channel_not_found"
    assert await error(shut.id) == "cannot_dm_bot"
    assert await error(leaver.id) == "channel_not_found"
    assert await error(slack.home_workspace.bot_user) == "cannot_dm_bot"
    assert slack.violations == []


async def test_writing_to_a_person_opens_the_dm(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    answer = await client.chat_postMessage(channel=ravi.id, text="a")
    opened = await client.conversations_open(users=ravi.id)
    assert answer["channel"] == opened["channel"]["id"] == slack.dm(ravi).id
    assert answer["channel"].startswith("D")


async def test_only_one_person_sees_an_ephemeral_message(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi, ana = slack.user("Ravi"), slack.user("Ana")
    channel = slack.channel(members=[ravi])
    await client.chat_postEphemeral(channel=channel.id, user=ravi.id, text="only you")
    channel.members.add(ana.id)
    assert [message.text for message in slack.seen_by(ravi, channel)] == ["only you"]
    assert slack.seen_by(ana, channel) == []
    outside = client.chat_postEphemeral(channel=channel.id, user=slack.user("Kim").id, text="a")
    assert (await refused(outside))["error"] == "user_not_in_channel"
    unchanged = client.chat_update(channel=channel.id, ts=slack.messages[0].ts, text="b")
    assert (await refused(unchanged))["error"] == "message_not_found"


async def test_messages_are_changed_and_deleted(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    channel = slack.channel(members=[ravi])
    posted = await client.chat_postMessage(channel=channel.id, text="a", blocks=[section("a")])
    where = {"channel": channel.id, "ts": posted["ts"]}
    await client.chat_update(**where, text="b", blocks=[section("B")])
    [message] = slack.messages
    assert (message.notification, message.plain) == ("b", "B")
    await client.chat_update(**where, text="c")
    assert (message.plain, [text for text, _ in message.edits]) == ("c", ["a", "b"]), "the blocks are gone"
    assert (await refused(client.chat_update(**where, text="x" * 4001)))["error"] == "msg_too_long"
    await client.chat_delete(**where)
    assert slack.seen_by(ravi, channel) == []
    assert (await refused(client.chat_delete(**where)))["error"] == "message_not_found"
    theirs = slack.say(ravi, "mine", channel)
    foreign = client.chat_update(channel=channel.id, ts=theirs.ts, text="c")
    assert (await refused(foreign))["error"] == "cant_update_message"


async def test_threads(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    asked = slack.say(ravi, "which?")
    dm = slack.dm(ravi).id
    reply = await client.chat_postMessage(channel=dm, thread_ts=asked.ts, text="this")
    found = await client.conversations_replies(channel=dm, ts=asked.ts)
    assert [message["text"] for message in found["messages"]] == ["which?", "this"]
    await client.chat_postMessage(channel=dm, thread_ts=reply["ts"], text="no thread's head")
    await client.chat_postMessage(channel=dm, thread_ts="1793610000.000001", text="nowhere")
    assert len(slack.violations) == 2


async def test_profiles(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user("Ravi", tz="Europe/Berlin", locale="de-DE", email="ravi@example.org")
    user = (await client.users_info(user=ravi.id, include_locale=True))["user"]
    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Europe/Berlin", 3600, "de-DE")
    assert user["profile"]["real_name"] == "Ravi"
    assert "locale" not in (await client.users_info(user=ravi.id))["user"]
    ravi.deleted = True
    gone = (await client.users_info(user=ravi.id))["user"]
    assert gone["deleted"]
    assert "tz" not in gone
    assert (await refused(client.users_info(user="U404")))["error"] == "user_not_found"


async def test_methods_that_take_forms_only(slack: SlackServer, client: AsyncWebClient) -> None:
    answer = await refused(client.api_call("users.info", json={"user": slack.user().id}))
    assert answer["error"] == "invalid_arguments"
    assert "users.info: takes no JSON body" in slack.violations


async def test_groups_and_teams(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    group = slack.usergroup("nurses", [ravi])
    assert [g["id"] for g in (await client.usergroups_list())["usergroups"]] == [group.id]
    assert (await client.usergroups_users_list(usergroup=group.id))["users"] == [ravi.id]
    assert (await refused(client.usergroups_users_list(usergroup="S404")))["error"] == "no_such_subteam"
    assert (await client.team_info())["team"]["id"] == slack.home_workspace.id
    channel = slack.channel("careers", members=[ravi])
    found = (await client.conversations_info(channel=channel.id, include_num_members=True))["channel"]
    assert (found["name"], found["is_member"], found["num_members"]) == ("careers", True, 2)
    assert ravi.id in (await client.conversations_members(channel=channel.id))["members"]


async def test_the_agents_status_ends_with_the_answer(
    slack: SlackServer, client: AsyncWebClient, clock: SimulatedClock
) -> None:
    ravi = slack.user()
    asked = slack.say(ravi, "which?")
    where: Json = {"channel_id": slack.dm(ravi).id, "thread_ts": asked.ts}
    await client.assistant_threads_setStatus(**where, status="is looking it up", loading_messages=["a"] * 10)
    assert slack.status(ravi, asked.ts) == "is looking it up"
    await client.chat_postMessage(channel=slack.dm(ravi).id, thread_ts=asked.ts, text="this")
    assert slack.status(ravi, asked.ts) == ""
    await client.assistant_threads_setStatus(**where, status="is still looking")
    clock.advance(timedelta(seconds=121))
    assert slack.status(ravi, asked.ts) == ""
    too_many = client.assistant_threads_setStatus(**where, status="a", loading_messages=["a"] * 11)
    assert (await refused(too_many))["error"] == "invalid_arguments"


async def test_suggested_prompts(slack: SlackServer, client: AsyncWebClient) -> None:
    ravi = slack.user()
    dm = slack.dm(ravi).id
    prompts = [{"title": str(number), "message": "Which credential fits?"} for number in range(4)]
    await client.assistant_threads_setSuggestedPrompts(channel_id=dm, prompts=prompts)
    assert slack.prompts(ravi) == prompts
    too_many = client.assistant_threads_setSuggestedPrompts(channel_id=dm, prompts=prompts * 2)
    assert (await refused(too_many))["error"] == "invalid_arguments"
    slack.violations.clear()
    old = [{"title": "old", "message": "old"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=dm, prompts=old, thread_ts="1793610000.000001")
    assert slack.prompts(ravi) == prompts
    assert slack.violations == ["assistant.threads.setSuggestedPrompts: fails silently with thread_ts"]


async def test_one_message_a_second_to_a_channel(
    slack: SlackServer, client: AsyncWebClient, clock: SimulatedClock
) -> None:
    slack.limit_pace()
    one, other = slack.channel("one"), slack.channel("other")
    await client.chat_postMessage(channel=one.id, text="a")
    await client.chat_postMessage(channel=other.id, text="a")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=one.id, text="b")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    clock.advance(timedelta(seconds=1))
    await client.chat_postMessage(channel=one.id, text="b")
    assert len(slack.messages) == 3
