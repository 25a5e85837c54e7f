"""Slack's own framework, reduced to what it does better than we: signatures, challenges, whose bot is meant.

What is left of a request then goes to one function, which answers for the ack. Listeners of the framework would be
acknowledged before they have recorded anything, as tasks that nobody owns.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.installing.installations import Installations

Take = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def bolt_app(installations: Installations, take: Take, signing_secret: str | None, api_url: str) -> AsyncApp:
    """``signing_secret``: for HTTP requests; what comes over Socket Mode needs none."""
    app = AsyncApp(
        name="laurel",
        logger=quiet("slack_bolt"),
        client=AsyncWebClient(base_url=api_url, logger=quiet("slack_sdk")),
        authorize=_Authorize(installations),  # type: ignore[arg-type]  # which may find nothing
        signing_secret=signing_secret or "",
    )
    app.use(_Taking(take))
    return app


def quiet(library: str) -> logging.Logger:
    """The libraries log what people wrote, and addresses with tickets in them; what matters is logged by us."""
    logger = logging.getLogger(f"{library}.laurel")
    logger.setLevel(logging.CRITICAL)
    return logger


class _Authorize(AsyncAuthorize):
    """Slack delivers again when it cannot be known now whether the bot is installed there."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_actor: Any,
    ) -> AuthorizeResult | None:
        installed = await self._installations.find(team_id or "", enterprise_id)
        if installed is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_id=installed.bot_id,
            bot_token=installed.bot_token, bot_user_id=installed.bot_user_id,
        )  # fmt: skip


class _Taking(AsyncMiddleware):
    def __init__(self, take: Take) -> None:
        self._take = take

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        return await self._take(req)
