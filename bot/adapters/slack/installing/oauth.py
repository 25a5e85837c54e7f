"""Workspaces install the bot themselves: slack_bolt's OAuth flow as two routes of the web application."""

from __future__ import annotations

import base64
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import structlog
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.adapters.slack.installing.installations import SlackUnreachableError
from bot.adapters.slack.installing.oauth_pages import failed_page, installed_page
from bot.adapters.slack.installing.oauth_state import VALID_FOR, EncryptedState
from bot.adapters.slack.installing.refusal import refusal
from bot.adapters.slack.installing.stored_installations import StoredInstallations
from bot.adapters.slack.manifest import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bot.adapters.slack.place import accounts_in

log = structlog.get_logger(__name__)

#: The address of the last page holds a code that is nobody else's business.
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
#: The library logs that code when Slack refuses it, and its client the secret when it debugs.
_QUIET = logging.getLogger(f"{__name__}.library")
_QUIET.setLevel(logging.ERROR)

Installed = Callable[[Sequence[str]], Awaitable[None]]
_Handle = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


@dataclass(frozen=True, slots=True)
class OAuthApp:
    """The app as its page “Basic Information” at api.slack.com/apps names it."""

    client_id: str
    client_secret: str = field(repr=False)


def oauth_routes(
    app: OAuthApp,
    installations: StoredInstallations,
    state: EncryptedState,
    installed: Installed,
    api_url: str = AsyncWebClient.BASE_URL,
) -> list[Route]:
    """``INSTALL_PATH`` sends to Slack, and ``REDIRECT_PATH`` is where Slack sends back to.

    ``api_url`` is where the Web API is; ``installed`` as in ``distributed``.
    """

    async def success(args: AsyncSuccessArgs) -> BoltResponse:
        installations.changed()
        installation = args.installation
        log.info("installed", team=installation.team_id, enterprise=installation.enterprise_id)
        whole = installation.is_enterprise_install
        await installed(accounts_in(None if whole else installation.team_id, installation.enterprise_id))
        place = installation.enterprise_name if whole else installation.team_name
        return _page(200, installed_page(place, _way_back(installation)), args.settings)

    async def failure(args: AsyncFailureArgs) -> BoltResponse:
        return _page(args.suggested_status_code, failed_page(args.reason), args.settings)

    settings = AsyncOAuthSettings(
        client_id=app.client_id,
        client_secret=app.client_secret,
        scopes=list(SCOPES),
        user_scopes=[],
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        callback_options=AsyncCallbackOptions(success, failure),
        installation_store=installations.store,
        state_store=state,
        state_expiration_seconds=int(VALID_FOR.total_seconds()),
        logger=_QUIET,
    )
    flow = AsyncOAuthFlow(settings=settings, client=_Client(base_url=api_url, logger=_QUIET), logger=_QUIET)
    return [
        Route(INSTALL_PATH, _served(flow.handle_installation), methods=["GET"]),
        Route(REDIRECT_PATH, _served(flow.handle_callback), methods=["GET"]),
    ]


class _Client(AsyncWebClient):
    """Says why Slack refused a code, in the log; the flow keeps it to itself, and takes an outage for a refusal."""

    async def oauth_v2_access(self, *, client_id: str, client_secret: str, **given: Any) -> AsyncSlackResponse:
        """The library's own makes the header in a way that aiohttp is about to drop."""
        basic = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode("ascii")
        form = {name: value for name, value in given.items() if value is not None}
        try:
            return await self.api_call("oauth.v2.access", data=form, headers={"Authorization": f"Basic {basic}"})
        except SlackApiError as error:
            reason = refusal(error)
            if not reason:
                raise SlackUnreachableError(type(error).__name__) from None
            log.warning("Slack refused an installation", reason=reason)
            raise


def _served(handle: _Handle) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            response = to_starlette_response(await handle(to_async_bolt_request(request, b"")))
        except Exception as error:
            log.error("installation failed", error=type(error).__name__)
            response = HTMLResponse(failed_page("unavailable"), status_code=503)
        response.headers.update(_HEADERS)
        return response

    return endpoint


def _page(status: int, body: str, settings: AsyncOAuthSettings) -> BoltResponse:
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Set-Cookie": settings.state_utils.build_set_cookie_for_deletion(),
    }
    return BoltResponse(status=status, headers=headers, body=body)


def _way_back(installation: Installation) -> str:
    """To the bot in the workspace; for a whole enterprise to where it is added to its workspaces."""
    if installation.is_enterprise_install and installation.enterprise_url:
        return f"{installation.enterprise_url}manage/organization/apps/profile/{installation.app_id}/workspaces/add"
    return "https://slack.com/app_redirect?" + urlencode({"app": installation.app_id, "team": installation.team_id})
