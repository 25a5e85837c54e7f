"""Calls of Slack's Web API with the token of the workspace they are for, and what its refusals mean."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.installing.installations import Installations, SlackSetupError, SlackUnreachableError
from bot.adapters.slack.place import Place
from bot.adapters.slack.receiving.bolt import quiet
from bot.messaging.courier import SlowDownError, UnavailableError, UnreachableError

log = structlog.get_logger(__name__)

#: Seconds until a request to Slack counts as unanswered.
ANSWER_TIMEOUT = 20
#: Seconds to wait when Slack asks for a pause without saying how long.
_SOME_PAUSE = 30.0

#: Slack is at fault, or busy: docs.slack.dev/reference/methods/chat.postMessage#errors
_BROKEN = ("fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org")
#: The bot's own token is no good: nobody in that workspace can be written to until an operator mends it.
LOST_TOKEN = ("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked", "access_denied")


#: The last is what the library trips over when it is answered in plain text.
_NO_ANSWER = (aiohttp.ClientError, SlackRequestError, TimeoutError, asyncio.IncompleteReadError, AttributeError)


class SlackRefusal(Exception):  # noqa: N818 - a refusal is what Slack calls an answer that is not ok
    """Slack answered that it will not do this; ``code`` is its word for it, such as ``channel_not_found``."""

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"{method}: {code}")
        self.method = method
        self.code = code


class SlackApi:
    """One pool of connections for all workspaces."""

    def __init__(self, installations: Installations, api_url: str = AsyncWebClient.BASE_URL) -> None:
        self._installations = installations
        self.client = AsyncWebClient(
            base_url=api_url, timeout=ANSWER_TIMEOUT, retry_handlers=[], logger=quiet("slack_sdk")
        )

    async def call(self, method: str, place: Place, **arguments: Any) -> dict[str, Any]:
        """Slack's answer. Raises SlackRefusal, and UnreachableError, SlowDownError and UnavailableError."""
        headers = {"Authorization": f"Bearer {await self.token(place)}"}
        # As a form, which every method takes; JSON is for some of them only
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in arguments.items()}
        try:
            answer = await self._client().api_call(method, data=form, headers=headers)
        except SlackApiError as error:
            raise await self._meaning(method, place, error) from None
        except _NO_ANSWER as error:
            raise UnavailableError(f"{method}: {type(error).__name__}") from None
        return dict(answer.data)  # type: ignore[arg-type]

    async def token(self, place: Place) -> str:
        """The bot's token for the workspace. Raises UnreachableError where it is not installed, UnavailableError."""
        try:
            installed = await self._installations.find(place.team, place.enterprise)
        except (SlackSetupError, SlackUnreachableError) as error:
            raise UnavailableError(f"no token: {type(error).__name__}") from None
        if installed is None:
            raise UnreachableError("the bot is not installed in that workspace")
        return installed.bot_token

    async def post(self, url: str, body: dict[str, Any]) -> bool:
        """Answers with a response URL; False when it is too old or was used too often. Raises UnavailableError."""
        try:
            async with self.session().post(url, json=body) as answer:
                if answer.status >= 500:
                    raise UnavailableError(f"response_url: HTTP {answer.status}")
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError) as error:
            raise UnavailableError(f"response_url: {type(error).__name__}") from None

    async def read(self, url: str, place: Place, limit: int) -> bytes | None:
        """The bytes of a private file; None when it cannot be had. Stops after ``limit`` and one more."""
        headers = {"Authorization": f"Bearer {await self.token(place)}"}
        try:
            async with self.session().get(url, headers=headers) as answer:
                # Without the right to read it Slack shows a sign-in page instead of the file
                if answer.status != 200 or answer.content_type == "text/html":
                    return None
                return await answer.content.read(limit + 1)
        except (aiohttp.ClientError, TimeoutError):
            return None

    async def close(self) -> None:
        if self.client.session is not None:
            await self.client.session.close()

    def _client(self) -> AsyncWebClient:
        self.session()
        return self.client

    def session(self) -> aiohttp.ClientSession:
        """Made when first needed, for it belongs to the running loop."""
        if self.client.session is None or self.client.session.closed:
            self.client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_TIMEOUT))
        return self.client.session

    async def _meaning(self, method: str, place: Place, error: SlackApiError) -> Exception:
        response = error.response
        status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
        data = getattr(response, "data", None)
        code = data.get("error", "") if isinstance(data, dict) else ""
        if status == 429 or code in ("ratelimited", "rate_limited"):
            return SlowDownError(_pause(response))
        if status >= 500 or code in _BROKEN or not code:
            return UnavailableError(f"{method}: {code or status}")
        if code in LOST_TOKEN:
            log.error("Slack does not accept the bot's token", workspace=place.team, reason=code)
            return UnavailableError(f"{method}: {code}")
        return SlackRefusal(method, code)


def _pause(response: Any) -> float:
    try:
        return max(1.0, float(response.headers.get("Retry-After", _SOME_PAUSE)))
    except (AttributeError, ValueError):
        return _SOME_PAUSE
