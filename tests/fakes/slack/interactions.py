"""The payloads of what people do with elements and views."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.core import Core
from tests.fakes.slack.locating import Found, Surface
from tests.fakes.slack.messages import Message
from tests.fakes.slack.payloads import interaction, message_json, view_json
from tests.fakes.slack.values import state
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User

Json = dict[str, Any]


def block_actions(core: Core, user: User, found: Found, action: Json) -> Json:
    """``action`` is the element's value, as ``{"value": …}`` or ``{"selected_option": …}``."""
    surface = found.surface
    block_id, action_id = found.key
    about = {"type": found.element["type"], "action_id": action_id, "block_id": block_id, "action_ts": core.ts()}
    payload = interaction(core, "block_actions", user) | _surroundings(core, surface)
    payload["actions"] = [action | about]
    payload["trigger_id"] = core.trigger(user, surface if isinstance(surface, View) else None)
    if isinstance(surface, Message):
        channel = core.channels[surface.channel]
        payload["state"] = {"values": state(surface.blocks, surface.entered)}
        payload["response_url"] = core.response_url(user, channel, surface)
    return payload


def block_suggestion(core: Core, user: User, found: Found, text: str) -> Json:
    """The person has typed ``text`` into an external select."""
    block_id, action_id = found.key
    asked = {"action_id": action_id, "block_id": block_id, "value": text}
    return interaction(core, "block_suggestion", user) | _surroundings(core, found.surface) | asked


def view_submission(core: Core, user: User, view: View) -> Json:
    """The modal's button was pressed."""
    payload = interaction(core, "view_submission", user)
    return payload | {"trigger_id": core.trigger(user, view), "view": view_json(core, view), "response_urls": []}


def view_closed(core: Core, user: User, view: View, others: int) -> Json:
    """The modal was closed, and with it ``others`` below."""
    return interaction(core, "view_closed", user) | {"view": view_json(core, view), "is_cleared": others > 0}


def shortcut(core: Core, user: User, callback_id: str) -> Json:
    """A global shortcut."""
    used = {"callback_id": callback_id, "trigger_id": core.trigger(user), "action_ts": core.ts()}
    return interaction(core, "shortcut", user) | used


def message_action(core: Core, user: User, callback_id: str, message: Message) -> Json:
    """A shortcut in a message's menu."""
    channel = core.channels[message.channel]
    return shortcut(core, user, callback_id) | {
        "type": "message_action", "message": message_json(core, message), "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.shown_name}, "response_url": core.response_url(user, channel),
    }  # fmt: skip


def _surroundings(core: Core, surface: Surface) -> Json:
    if isinstance(surface, View):
        return {"container": {"type": "view", "view_id": surface.id}, "view": view_json(core, surface)}
    channel = core.channels[surface.channel]
    ephemeral = surface.viewer is not None
    container = {
        "type": "message", "message_ts": surface.ts, "channel_id": channel.id, "is_ephemeral": ephemeral,
    } | ({"thread_ts": surface.thread_ts} if surface.thread_ts else {})  # fmt: skip
    place = {"container": container, "channel": {"id": channel.id, "name": channel.shown_name}}
    return place if ephemeral else place | {"message": message_json(core, surface)}
