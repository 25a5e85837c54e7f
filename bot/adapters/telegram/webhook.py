"""The webhook: updates come as HTTP requests, which are answered once the update is recorded."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.request_body import read_body
from bot.adapters.telegram.errors import TelegramWebhookError
from bot.adapters.telegram.limits import WEBHOOK_BODY_BYTES, WEBHOOK_SECRET

log = structlog.get_logger(__name__)

PATH = "/telegram/updates"
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105

#: Takes an update's JSON; raises when it cannot be recorded.
Receive = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Webhook:
    """``url`` is the public address of this server, as https://laurel.example.org; ``PATH`` is added to it.

    ``secret`` is what Telegram shows in each request, so that nobody else can pass for it. Raises
    TelegramWebhookError when Telegram would not take it.
    """

    url: str
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not re.fullmatch(WEBHOOK_SECRET, self.secret):
            raise TelegramWebhookError(
                "The webhook's secret must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -. "
                'Make one with python -c "import secrets; print(secrets.token_urlsafe(32))".'
            )

    @property
    def address(self) -> str:
        """Where Telegram delivers to."""
        return self.url.rstrip("/") + PATH


def routes(webhook: Webhook, receive: Receive) -> list[Route]:
    """200 when the update is recorded, 403 without the secret, 413 and 400 for what is no update.

    503 when it could not be recorded: Telegram sends it again then.
    """

    async def updates(request: Request) -> Response:
        shown = request.headers.get(_SECRET_HEADER, "")
        if not secrets.compare_digest(shown.encode(), webhook.secret.encode()):
            return Response(status_code=403)
        body = await read_body(request, WEBHOOK_BODY_BYTES)
        if body is None:
            return Response(status_code=413)
        try:
            data = json.loads(body)
        except ValueError:
            data = None
        if not isinstance(data, dict):
            return Response(status_code=400)
        try:
            await receive(data)
        except Exception as error:
            log.error("update not recorded", update=data.get("update_id"), error=type(error).__name__)
            return Response(status_code=503)
        return Response(status_code=200)

    return [Route(PATH, updates, methods=["POST"])]
