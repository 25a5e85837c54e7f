"""Socket Mode: Slack's requests over a WebSocket that the bot opens, so that it needs no public address."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable

import structlog
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.installing.installations import SlackSetupError
from bot.adapters.slack.receiving.bolt import quiet

log = structlog.get_logger(__name__)

#: Seconds between pings; four without an answer, and the connection is made anew.
PING_EVERY = 5.0
#: Pings that may be unanswered before that is trouble: the connection is not made anew either.
_PINGS_MISSED = 6
#: Seconds for which the address that Slack gives for a connection is tried.
ADDRESS_GOOD_FOR = 20.0
#: Slack's words for an app token that is no good: docs.slack.dev/reference/methods/apps.connections.open#errors
BAD_APP_TOKEN = (
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "not_allowed_token_type",
    "missing_scope",
    "token_revoked",
)

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


class SlackAppTokenError(SlackSetupError):
    """Slack refuses the token that Socket Mode needs."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Slack does not accept the app-level token ({reason}). Set LAUREL_SLACK_APP_TOKEN to one with the scope "
            "connections:write: “Basic Information”, “App-Level Tokens” of your app at https://api.slack.com/apps."
        )


class _Client(SocketModeClient):
    """The library would try for ever to connect to one address, though Slack lets nobody in there after a while."""

    async def connect(self) -> None:
        """Until it succeeds."""
        while not self.closed:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(ADDRESS_GOOD_FOR):
                    await super().connect()  # type: ignore[no-untyped-call]
                    return
            self.wss_uri = None


class Connection:
    """One WebSocket, made anew whenever it breaks. Owns the requests under way."""

    def __init__(self, app_token: str, dispatch: Dispatch, api_url: str = AsyncWebClient.BASE_URL) -> None:
        self._app_token = app_token
        self._dispatch = dispatch
        self._api_url = api_url
        self._client: _Client | None = None
        self._requests: set[asyncio.Task[None]] = set()
        self._opening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to connect, and goes on trying while Slack cannot be reached. Raises SlackAppTokenError."""
        web = AsyncWebClient(base_url=self._api_url, logger=quiet("slack_sdk"))
        await self._check(web)
        self._client = _Client(self._app_token, quiet("slack_sdk"), web, ping_interval=PING_EVERY)
        self._client.socket_mode_request_listeners.append(self._received)
        self._opening = asyncio.create_task(self._client.connect())

    def trouble(self) -> str | None:
        """Why nothing comes in now; None when the connection is well."""
        client = self._client
        if client is None or client.current_session is None or client.current_session.closed:
            return "Slack's Socket Mode is not connected"
        last = client.last_ping_pong_time
        if last is not None and time.time() - last > _PINGS_MISSED * PING_EVERY:
            return f"Slack's Socket Mode has not answered a ping for {time.time() - last:.0f} s"
        return None

    async def stop(self, within: float) -> None:
        """Takes nothing more in, and lets the acks under way go out."""
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.wait({self._opening})
        if self._requests:
            await asyncio.wait(self._requests, timeout=within)
        if self._client is not None:
            await self._client.close()  # type: ignore[no-untyped-call]
            self._client = None

    async def _check(self, web: AsyncWebClient) -> None:
        """A token that is refused is said at the start; whatever may pass is not waited for."""
        try:
            await web.apps_connections_open(app_token=self._app_token)
        except SlackApiError as error:
            code = error.response.get("error") if error.response else ""
            if code in BAD_APP_TOKEN:
                raise SlackAppTokenError(str(code)) from None
        except Exception as error:
            log.warning("Slack cannot be reached", reason=type(error).__name__)

    async def _received(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.create_task(self._answer(client, request))
        self._requests.add(task)
        task.add_done_callback(self._requests.discard)

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        began = time.time()
        bolt = AsyncBoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request))
        try:
            await send_async_response(client, request, await self._dispatch(bolt), began)
        except Exception as error:  # Slack delivers again what is not acknowledged
            log.warning("not acknowledged", kind=request.type, reason=type(error).__name__)
