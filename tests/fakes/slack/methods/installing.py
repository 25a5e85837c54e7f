"""``auth.…`` and ``oauth.…``: tokens. The code exchange is called without one, and therefore not in the registry."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.world import Workspace

Json = dict[str, Any]


@method("auth.test")
def auth_test(_: Core, workspace: Workspace, __: Call) -> Json:
    return {
        "url": f"https://{workspace.domain}.slack.com/", "team": workspace.name, "user": "laurel",
        "team_id": workspace.id, "user_id": workspace.bot_user, "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }  # fmt: skip


@method("auth.revoke", optional=("test",), reads_json=False)
def auth_revoke(_: Core, workspace: Workspace, call: Call) -> Json:
    """The token is dead; with the last token the app is uninstalled."""
    if call.truth("test"):
        return {"revoked": False}
    workspace.revoked = "token_revoked"
    return {"revoked": True}


def exchange(core: Core, call: Call) -> Json:
    """``oauth.v2.access``: a token for the code that the consent page gave. Raises Refused."""
    if call.get("client_id") != core.app.client_id:
        raise Malformed("invalid_client_id")
    if call.get("client_secret") != core.app.client_secret:
        raise Malformed("bad_client_secret")
    grant = core.grants.get(call.text("code"))
    if grant is None:
        raise Refused("invalid_code")
    if grant.used:
        raise Refused("code_already_used")
    if call.get("redirect_uri", grant.redirect) != grant.redirect:
        raise Malformed("bad_redirect_uri")
    grant.used = True
    workspace = grant.workspace
    workspace.revoked = None
    workspace.bot_token = f"xoxb-{workspace.id}-{core.number()}-of-the-fake"
    return {
        "access_token": workspace.bot_token, "token_type": "bot", "scope": ",".join(sorted(workspace.scopes)),
        "bot_user_id": workspace.bot_user, "app_id": core.app.id, "enterprise": None, "is_enterprise_install": False,
        "team": {"id": workspace.id, "name": workspace.name}, "authed_user": {"id": grant.user},
    }  # fmt: skip
