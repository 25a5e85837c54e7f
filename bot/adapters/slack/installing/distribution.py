"""One app in many workspaces: each installs it, and its token is kept encrypted in the database."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import Route

from bot.adapters.slack.installing.encryption import Cipher
from bot.adapters.slack.installing.installation_store import InstallationStore
from bot.adapters.slack.installing.oauth import Installed, OAuthApp, oauth_routes
from bot.adapters.slack.installing.oauth_state import EncryptedState
from bot.adapters.slack.installing.stored_installations import StoredInstallations
from bot.clock import Clock


def distributed(
    app: OAuthApp,
    keys: Sequence[str],
    engine: AsyncEngine,
    clock: Clock,
    installed: Installed,
    api_url: str = AsyncWebClient.BASE_URL,
) -> tuple[StoredInstallations, list[Route]]:
    """Who has installed the app, and the pages where others do. ``keys`` are for ``Cipher``: the first encrypts.

    ``installed`` is called with patterns of the accounts that the bot can write to, be it again.
    """
    cipher = Cipher(keys)
    installations = StoredInstallations(InstallationStore(engine, app.client_id, cipher), clock)
    return installations, oauth_routes(app, installations, EncryptedState(cipher, clock), installed, api_url)
