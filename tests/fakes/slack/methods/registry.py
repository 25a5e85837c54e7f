"""Which methods there are, and what all of them check: token, scope, names of arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.world import Workspace

Json = dict[str, Any]
Function = Callable[[Core, Workspace, Call], Json]

#: What Bolt's client adds to every call, and Slack ignores where it means nothing.
_ANYWHERE = {"team_id"}

_METHODS: dict[str, Method] = {}


@dataclass(frozen=True)
class Method:
    """``scopes`` are those of which one is needed. ``reads_json`` is false for methods that take forms only."""

    name: str
    function: Function
    required: tuple[str, ...]
    optional: tuple[str, ...]
    scopes: tuple[str, ...]
    reads_json: bool


def method(
    name: str, *required: str, optional: tuple[str, ...] = (), scopes: tuple[str, ...] = (), reads_json: bool = True
) -> Callable[[Function], Function]:
    """Registers a function as a method. It gives the answer without ``ok``, or raises Refused."""

    def registered(function: Function) -> Function:
        _METHODS[name] = Method(name, function, required, optional, scopes, reads_json)
        return function

    return registered


def method_named(name: str) -> Method | None:
    return _METHODS.get(name)


def answer(core: Core, call: Call) -> Json:
    """Raises Refused."""
    found = method_named(call.method)
    if found is None:
        raise Malformed("unknown_method", req_method=call.method)
    workspace = _workspace(core, call)
    _check_scope(found, workspace)
    _check_arguments(core, found, call)
    return found.function(core, workspace, call)


def _workspace(core: Core, call: Call) -> Workspace:
    if not call.token:
        raise Malformed("not_authed")
    workspace = next((w for w in core.workspaces.values() if w.bot_token == call.token), None)
    if workspace is None:
        raise Refused("not_allowed_token_type" if call.token == core.app.app_token else "invalid_auth")
    if workspace.revoked:
        raise Refused(workspace.revoked)
    return workspace


def _check_scope(found: Method, workspace: Workspace) -> None:
    if found.scopes and not workspace.scopes.intersection(found.scopes):
        raise Refused("missing_scope", needed=found.scopes[0], provided=",".join(sorted(workspace.scopes)))


def _check_arguments(core: Core, found: Method, call: Call) -> None:
    if call.content == "json" and not found.reads_json:
        core.note(f"{call.method}: takes no JSON body")
        call.params.clear()
    missing = [name for name in found.required if call.get(name) in (None, "")]
    if missing:
        messages = [f"[ERROR] missing required field: {name}" for name in missing]
        raise Malformed("invalid_arguments", response_metadata={"messages": messages})
    for name in call.params.keys() - {*found.required, *found.optional, *_ANYWHERE}:
        core.note(f"{call.method}: unknown argument {name}")
