"""People, messages and views as Slack writes them in answers and events."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.core import Core
from tests.fakes.slack.messages import Message
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User, Workspace

Json = dict[str, Any]


def message_json(core: Core, message: Message) -> Json:
    """As in ``message`` events and in the answer to ``chat.postMessage``."""
    workspace = core.workspace_of(core.channels[message.channel])
    said: Json = {
        "type": "message", "user": message.user, "ts": message.ts, "text": message.text, "team": workspace.id,
    }  # fmt: skip
    if message.bot:
        said |= {"bot_id": workspace.bot_id, "app_id": core.app.id, "bot_profile": _bot_profile(core, workspace)}
    else:
        said["client_msg_id"] = f"00000000-0000-0000-0000-{message.ts.replace('.', '')[-12:]}"
    if message.blocks:
        said["blocks"] = message.blocks
    if message.thread_ts:
        said["thread_ts"] = message.thread_ts
    if message.files:
        said |= {"files": [file.as_json() for file in message.files], "upload": False, "subtype": "file_share"}
    if message.edits:
        said["edited"] = {"user": message.user, "ts": f"{message.ts.partition('.')[0]}.000000"}
    return said


def message_event(core: Core, message: Message) -> Json:
    """The ``message`` event."""
    channel = core.channels[message.channel]
    place = {"channel": channel.id, "channel_type": channel.kind, "event_ts": message.ts}
    return message_json(core, message) | place


def changed_event(core: Core, message: Message, previous: Json) -> Json:
    """``message_changed``."""
    channel = core.channels[message.channel]
    now = core.ts()
    return {
        "type": "message", "subtype": "message_changed", "message": message_json(core, message),
        "previous_message": previous, "channel": channel.id, "hidden": True, "ts": now, "event_ts": now,
        "channel_type": channel.kind,
    }  # fmt: skip


def deleted_event(core: Core, message: Message) -> Json:
    """``message_deleted``."""
    channel = core.channels[message.channel]
    now = core.ts()
    return {
        "type": "message", "subtype": "message_deleted", "previous_message": message_json(core, message),
        "channel": channel.id, "hidden": True, "deleted_ts": message.ts, "ts": now, "event_ts": now,
        "channel_type": channel.kind,
    }  # fmt: skip


def view_json(core: Core, view: View) -> Json:
    """As in interactions and in the answers of ``views.…``."""
    workspace = core.workspaces[view.team]
    optional = {"title", "submit", "close"} & set(view.content)
    said: Json = {
        "id": view.id, "team_id": view.team, "type": view.content["type"], "blocks": view.blocks,
        "private_metadata": view.content.get("private_metadata", ""), "callback_id": view.callback_id,
        "state": {"values": view.values()}, "hash": view.hash,
        "clear_on_close": view.content.get("clear_on_close", False),
        "notify_on_close": view.content.get("notify_on_close", False),
        "previous_view_id": view.previous, "root_view_id": view.root, "app_id": core.app.id,
        "external_id": view.content.get("external_id", ""), "app_installed_team_id": view.team,
        "bot_id": workspace.bot_id,
    }  # fmt: skip
    return said | {name: view.content[name] for name in optional}


def interaction(core: Core, kind: str, user: User) -> Json:
    """What every interaction has."""
    workspace = core.workspaces[user.team]
    return {
        "type": kind, "token": core.app.verification_token, "api_app_id": core.app.id, "enterprise": None,
        "is_enterprise_install": False, "team": {"id": workspace.id, "domain": workspace.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
    }  # fmt: skip


def _bot_profile(core: Core, workspace: Workspace) -> Json:
    return {
        "id": workspace.bot_id, "app_id": core.app.id, "user_id": workspace.bot_user, "name": "Laurel",
        "deleted": False, "updated": 1793610000, "team_id": workspace.id,
    }  # fmt: skip
