"""The app comes and goes: consent, tokens, removal."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.slack.core import Grant
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.part import Part
from tests.fakes.slack.world import User, Workspace


class Installing(Part):
    """The part of ``SlackServer`` in which the app is installed and removed."""

    def approve(self, user: User, authorize_url: str) -> str:
        """Somebody presses Allow on the page ``https://slack.com/oauth/v2/authorize?…``.

        Gives where the browser is sent: the redirect URI, or else the one in the app's settings, with ``code`` and
        ``state``. The app gets a new token for
        the user's workspace, with the scopes that it asked for, when it exchanges the code at ``oauth.v2.access``.
        """
        asked = _query(authorize_url)
        assert asked.get("client_id") == self.core.app.client_id, f"Slack knows no such app: {authorize_url}"
        workspace = self.core.workspace_of(user)
        workspace.scopes = set(asked.get("scope", "").split(",")) - {""}
        code = f"{workspace.id}.{self.core.number()}"
        redirect = self._redirect(asked)
        self.core.grants[code] = Grant(workspace, user.id, redirect)
        return f"{redirect}?{urlencode({'code': code, 'state': asked.get('state', '')})}"

    def deny(self, authorize_url: str) -> str:
        """Somebody presses Cancel: the redirect URI with ``error=access_denied``."""
        asked = _query(authorize_url)
        answer = urlencode({"error": "access_denied", "state": asked.get("state", "")})
        return f"{self._redirect(asked)}?{answer}"

    def uninstall(self, workspace: Workspace | None = None) -> list[Delivery]:
        """Somebody removes the app: its token is dead; tells ``tokens_revoked`` and ``app_uninstalled``."""
        gone = workspace or self.home_workspace
        self.kill_token("account_inactive", gone)
        event = {"type": "app_uninstalled", "event_ts": self.core.ts()}
        return [self._tokens_revoked(gone), self.core.event(gone, event)]

    def revoke(self, workspace: Workspace | None = None) -> Delivery:
        """The bot's token alone is revoked; tells ``tokens_revoked``."""
        gone = workspace or self.home_workspace
        self.kill_token("token_revoked", gone)
        return self._tokens_revoked(gone)

    def kill_token(self, error: str = "token_revoked", workspace: Workspace | None = None) -> None:
        """From now on every call answers ``error``: ``token_revoked``, ``account_inactive`` or ``invalid_auth``."""
        (workspace or self.home_workspace).revoked = error

    def revive_token(self, workspace: Workspace | None = None) -> None:
        """The token is good again."""
        (workspace or self.home_workspace).revoked = None

    def _redirect(self, asked: dict[str, str]) -> str:
        return asked.get("redirect_uri") or self.core.app.redirect_url

    def _tokens_revoked(self, workspace: Workspace) -> Delivery:
        tokens: dict[str, list[str]] = {"oauth": [], "bot": [workspace.bot_user]}
        return self.core.event(workspace, {"type": "tokens_revoked", "tokens": tokens, "event_ts": self.core.ts()})


def _query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
