"""``chat.…``: the bot's messages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from tests.fakes.slack import limits
from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.messages import Message
from tests.fakes.slack.methods.places import channel_named, user_named, writable
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.posting import change, content, remove, show
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.world import Channel, Workspace

Json = dict[str, Any]

_LOOKS = ("text", "blocks", "mrkdwn", "parse", "link_names")
_WRITES = ("chat:write",)
_TS = re.compile(r"\d{9,10}\.\d{6}")


@method(
    "chat.postMessage", "channel",
    optional=(*_LOOKS, "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media", "metadata"), scopes=_WRITES,
)  # fmt: skip
def post_message(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = writable(core, workspace, call.text("channel"))
    new = content(core, call)
    thread = _thread(core, channel, call)
    _check_pace(core, channel)
    message = Message(
        core.ts(), channel.id, workspace.bot_user, new.text, new.blocks or [], thread, via=call.method, bot=True,
        metadata=_metadata(call),
    )  # fmt: skip
    return {"channel": channel.id, "ts": message.ts, "message": show(core, message)}


@method("chat.postEphemeral", "channel", "user", optional=(*_LOOKS, "thread_ts"), scopes=_WRITES)
def post_ephemeral(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = writable(core, workspace, call.text("channel"))
    viewer = user_named(core, workspace, call.text("user"))
    if viewer.id not in channel.members:
        raise Refused("user_not_in_channel")
    new = content(core, call)
    message = Message(
        core.ts(), channel.id, workspace.bot_user, new.text, new.blocks or [], _thread(core, channel, call),
        viewer.id, via=call.method, bot=True,
    )  # fmt: skip
    show(core, message)
    return {"message_ts": message.ts}


@method("chat.update", "channel", "ts", optional=(*_LOOKS, "metadata", "reply_broadcast"), scopes=_WRITES)
def update(core: Core, workspace: Workspace, call: Call) -> Json:
    message = _own(core, workspace, call, "cant_update_message")
    new = content(core, call)
    shown = change(core, message, new)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete", "channel", "ts", scopes=_WRITES)
def delete(core: Core, workspace: Workspace, call: Call) -> Json:
    message = _own(core, workspace, call, "cant_delete_message")
    remove(core, message)
    return {"channel": message.channel, "ts": message.ts}


def _own(core: Core, workspace: Workspace, call: Call, refusal: str) -> Message:
    """A message of the bot's that all can see; ephemeral ones are not found, as in Slack."""
    channel = channel_named(core, workspace, call.text("channel"))
    if channel.archived:
        raise Refused("is_archived")
    message = core.message(channel.id, call.text("ts"))
    if message is None or message.viewer is not None:
        raise Refused("message_not_found")
    if message.user != workspace.bot_user:
        raise Refused(refusal)
    return message


def _thread(core: Core, channel: Channel, call: Call) -> str | None:
    ts = call.text("thread_ts")
    if not ts:
        return None
    if not _TS.fullmatch(ts):
        raise Malformed("invalid_thread_ts")
    parent = core.by_ts.get((channel.id, ts))
    if parent is None:
        core.note(f"{call.method}: thread {ts} of a message that never was in {channel.id}")
    elif parent.thread_ts not in {None, ts}:
        core.note(f"{call.method}: thread_ts {ts} is a reply's, not its thread's")
    return ts


def _metadata(call: Call) -> Json | None:
    """``event_type`` and ``event_payload``, as reference/methods/chat.postMessage has them."""
    metadata = call.json("metadata", "metadata_must_be_sent_as_json")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or metadata.keys() != {"event_type", "event_payload"}:
        raise Malformed("invalid_metadata_format")
    return metadata


def _check_pace(core: Core, channel: Channel) -> None:
    if not core.paced:
        return
    earlier = [m for m in core.messages if m.bot and m.channel == channel.id and m.viewer is None]
    if earlier:
        at = datetime.fromtimestamp(int(earlier[-1].ts.partition(".")[0]), UTC)
        if core.clock.now() - at < limits.PACE:
            raise Refused("ratelimited")
