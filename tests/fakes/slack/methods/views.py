"""``views.…``: modals and the Home tab."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack import limits
from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core, Trigger
from tests.fakes.slack.methods.places import user_named
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.payloads import view_json
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.showing import checked, opened, pushed, replaced
from tests.fakes.slack.views import View
from tests.fakes.slack.world import Workspace

Json = dict[str, Any]


@method("views.open", "trigger_id", "view")
def open_view(core: Core, workspace: Workspace, call: Call) -> Json:
    content = _modal(core, call)
    trigger = _exchanged(core, workspace, call)
    user = core.users[trigger.user]
    below = trigger.view
    on_modal = below is not None and below.content["type"] == "modal" and not below.closed
    view = pushed(core, user, content) if on_modal else opened(core, user, content)
    return {"view": view_json(core, view)}


@method("views.push", "trigger_id", "view")
def push_view(core: Core, workspace: Workspace, call: Call) -> Json:
    content = _modal(core, call)
    trigger = _exchanged(core, workspace, call)
    if trigger.view is None or trigger.view.content["type"] != "modal" or trigger.view.closed:
        raise Refused("not_found")
    return {"view": view_json(core, pushed(core, core.users[trigger.user], content))}


@method("views.update", "view", optional=("view_id", "external_id", "hash"))
def update_view(core: Core, workspace: Workspace, call: Call) -> Json:
    content = checked(core, call.method, call.json("view"))
    view = _found(core, workspace, call)
    _check_hash(view, call)
    if content["type"] != view.content["type"]:
        raise Malformed("invalid_arguments")
    replaced(core, view, content)
    return {"view": view_json(core, view)}


@method("views.publish", "user_id", "view", optional=("hash",))
def publish(core: Core, workspace: Workspace, call: Call) -> Json:
    user = user_named(core, workspace, call.text("user_id"))
    content = checked(core, call.method, call.json("view"))
    if content["type"] != "home":
        raise Malformed("invalid_arguments", response_metadata={"messages": ["[ERROR] only a home view is published"]})
    view = core.homes.get(user.id)
    _check_hash(view, call)
    if view is None:
        name = core.id("V")
        view = core.homes[user.id] = View(name, user.team, user.id, {}, "", name)
    replaced(core, view, content)
    return {"view": view_json(core, view)}


def _modal(core: Core, call: Call) -> Json:
    content = checked(core, call.method, call.json("view"))
    if content["type"] != "modal":
        raise Malformed("invalid_arguments", response_metadata={"messages": ["[ERROR] only a modal is opened"]})
    return content


def _exchanged(core: Core, workspace: Workspace, call: Call) -> Trigger:
    trigger = core.triggers.get(call.text("trigger_id"))
    if trigger is None or trigger.team != workspace.id:
        raise Malformed("invalid_trigger_id")
    if trigger.used:
        raise Refused("exchanged_trigger_id")
    if core.expired(trigger.at, limits.TRIGGER_LIFE):
        raise Refused("expired_trigger_id")
    trigger.used = True
    return trigger


def _found(core: Core, workspace: Workspace, call: Call) -> View:
    for view in core.open_views():
        external = view.content.get("external_id")
        named = view.id == call.get("view_id") or (external is not None and external == call.get("external_id"))
        if named and view.team == workspace.id:
            return view
    raise Refused("not_found")


def _check_hash(view: View | None, call: Call) -> None:
    if call.get("hash") and (view is None or view.hash != call.get("hash")):
        raise Refused("hash_conflict")
