"""``conversations.…``: channels and DMs."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.methods.places import channel_named, user_named
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.payloads import message_json
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.world import Channel, Workspace

Json = dict[str, Any]


@method("conversations.open", optional=("users", "channel", "return_im", "prevent_creation"), scopes=("im:write",))
def open_dm(core: Core, workspace: Workspace, call: Call) -> Json:
    names = [name for name in call.text("users").split(",") if name]
    if len(names) != 1:
        raise Malformed("invalid_arguments" if names else "users_list_not_supplied")
    user = user_named(core, workspace, names[0])
    if user.deleted:
        raise Refused("user_disabled")
    if user.refuses:
        raise Refused(user.refuses)
    channel = core.dm(user)
    return {"channel": channel.as_json(workspace.bot_user) if call.truth("return_im") else {"id": channel.id}}


@method("conversations.info", "channel", optional=("include_locale", "include_num_members"), reads_json=False)
def info(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = _readable(core, workspace, call, "read")
    members = {"num_members": len(channel.members)} if call.truth("include_num_members") else {}
    return {"channel": channel.as_json(workspace.bot_user) | members}


@method("conversations.members", "channel", optional=("cursor", "limit"), reads_json=False)
def members(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = _readable(core, workspace, call, "read")
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


@method(
    "conversations.replies", "channel", "ts",
    optional=("cursor", "inclusive", "latest", "limit", "oldest", "include_all_metadata"),
    reads_json=False,
)  # fmt: skip
def replies(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = _readable(core, workspace, call, "history")
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    ts = call.text("ts")
    thread = [
        message
        for message in core.messages
        if message.channel == channel.id and ts in {message.ts, message.thread_ts}
        if not message.deleted and message.viewer is None
    ]
    if not thread:
        raise Refused("thread_not_found")
    return {"messages": [message_json(core, message) for message in thread], "has_more": False}


def _readable(core: Core, workspace: Workspace, call: Call, right: str) -> Channel:
    """The channel, for which the scope goes by its kind, as in ``groups:history``."""
    channel = channel_named(core, workspace, call.text("channel"))
    scope = f"{channel.family}:{right}"
    if scope not in workspace.scopes:
        raise Refused("missing_scope", needed=scope, provided=",".join(sorted(workspace.scopes)))
    return channel
