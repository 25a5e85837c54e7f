"""One workspace with a plain token: who the bot is there, asked of Slack once."""

from __future__ import annotations

import asyncio
from datetime import datetime

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.slack.installing.installations import Installed, SlackTokenError, SlackUnreachableError
from bot.adapters.slack.installing.refusal import refusal

#: What auth.test says when the token will not do: docs.slack.dev/reference/methods/auth.test, "Errors".
_REFUSED = frozenset(
    {
        "access_denied", "account_inactive", "invalid_auth", "invalid_token_type", "missing_scope",
        "not_allowed_token_type", "not_authed", "org_login_required", "team_access_not_granted", "token_expired",
        "token_revoked",
    }
)  # fmt: skip

#: The last is what the library trips over when it is answered in plain text.
_PASSING = (SlackClientError, aiohttp.ClientError, OSError, AttributeError)


class SingleWorkspace:
    """``Installations`` of one. It answers for every workspace it is asked for: events from people of a shared channel
    name theirs, and the token is the only one there is.

    ``client`` knows the token.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._installed: Installed | None = None
        self._asking = asyncio.Lock()

    async def find(self, team_id: str | None = None, enterprise_id: str | None = None) -> Installed:
        """Raises SlackTokenError, or SlackUnreachableError; then the next call asks Slack again."""
        async with self._asking:
            if self._installed is None:
                self._installed = await self._ask()
            return self._installed

    async def forget(self, team_id: str | None, enterprise_id: str | None = None, *, before: datetime) -> None:
        """The token is the operator's to delete; it is only tried again before it is used."""
        self._installed = None

    async def _ask(self) -> Installed:
        said = await tested(self._client)
        return Installed(
            bot_token=str(self._client.token),
            bot_user_id=said["user_id"],
            bot_id=said["bot_id"],
            team_id=said["team_id"],
            enterprise_id=said.get("enterprise_id"),
        )


async def tested(client: AsyncWebClient) -> AsyncSlackResponse:
    """What Slack says of the client's token. Raises SlackTokenError, or SlackUnreachableError."""
    try:
        return await client.auth_test()
    except SlackApiError as error:
        reason = refusal(error)
        if reason in _REFUSED:
            raise SlackTokenError(reason) from None
        raise SlackUnreachableError(reason) from None
    except _PASSING as error:
        raise SlackUnreachableError(type(error).__name__) from None
