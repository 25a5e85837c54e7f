"""``users.…``, ``usergroups.…``, ``team.…``: who there is."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.methods.places import user_named
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.world import User, Workspace

Json = dict[str, Any]


@method("users.info", "user", optional=("include_locale",), scopes=("users:read",), reads_json=False)
def user_info(core: Core, workspace: Workspace, call: Call) -> Json:
    user = user_named(core, workspace, call.text("user"))
    locale = {"locale": user.locale} if call.truth("include_locale") and not user.deleted else {}
    return {"user": _visible(core, workspace, user) | locale}


@method("users.list", optional=("cursor", "limit", "include_locale"), scopes=("users:read",), reads_json=False)
def user_list(core: Core, workspace: Workspace, call: Call) -> Json:
    people = [user for user in core.users.values() if user.team == workspace.id]
    return {"members": [_visible(core, workspace, user) for user in people], "response_metadata": {"next_cursor": ""}}


@method(
    "usergroups.list", optional=("include_users", "include_count", "include_disabled", "team_id"),
    scopes=("usergroups:read",), reads_json=False,
)  # fmt: skip
def usergroup_list(core: Core, workspace: Workspace, call: Call) -> Json:
    groups = [
        group.as_json() | ({"users": group.members} if call.truth("include_users") else {})
        for group in core.usergroups.values()
        if group.team == workspace.id and (not group.disabled or call.truth("include_disabled"))
    ]
    return {"usergroups": groups}


@method(
    "usergroups.users.list", "usergroup", optional=("include_disabled", "team_id"), scopes=("usergroups:read",),
    reads_json=False,
)  # fmt: skip
def usergroup_users(core: Core, workspace: Workspace, call: Call) -> Json:
    group = core.usergroups.get(call.text("usergroup"))
    if group is None or group.team != workspace.id:
        raise Refused("no_such_subteam")
    if group.disabled and not call.truth("include_disabled"):
        raise Refused("subteam_disabled")
    return {"users": group.members}


@method("team.info", optional=("team",), scopes=("team:read",), reads_json=False)
def team_info(_: Core, workspace: Workspace, __: Call) -> Json:
    return {"team": workspace.as_json()}


def _visible(core: Core, workspace: Workspace, user: User) -> Json:
    """The address only with its own scope."""
    said = user.as_json(core.clock.now())
    if "users:read.email" not in workspace.scopes:
        said["profile"].pop("email", None)
    return said
