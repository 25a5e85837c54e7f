"""Signed POSTs to the app's request URL."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.fakes.slack.delivery import PATIENCE, Attempt, Delivery
from tests.fakes.slack.signing import Signing

_FORM = "application/x-www-form-urlencoded"


class HttpMode:
    """One request URL for events, commands, interactivity and options, as apps have it."""

    def __init__(self, url: str, signing: Signing, patience: float) -> None:
        self.url = url
        self.signing = signing
        self._session = ClientSession(timeout=ClientTimeout(total=patience))

    async def close(self) -> None:
        await self._session.close()

    async def attempt(self, delivery: Delivery, attempt: Attempt) -> bool:
        """Whether the app took it, in time and with 2xx; ``attempt.reason`` says how it failed."""
        kind, body = _body(delivery)
        headers = {"Content-Type": kind, **self.signing.headers(body)}
        if attempt.number:
            headers |= {"x-slack-retry-num": str(attempt.number), "x-slack-retry-reason": attempt.reason}
        start = time.monotonic()
        try:
            async with self._session.post(self.url, data=body, headers=headers) as response:
                attempt.status = response.status
                answer = await response.read()
                attempt.final = response.headers.get("x-slack-no-retry") == "1"
        except TimeoutError:
            attempt.failure = "http_timeout"
            return False
        except (ClientError, ConnectionError):
            attempt.failure = "connection_failed"
            return False
        if not 200 <= attempt.status < 300:
            attempt.failure = "http_error"
            return False
        attempt.acked = time.monotonic() - start
        delivery.response = _read(answer, response.content_type)
        return True

    async def challenge(self, token: str) -> str:
        """What the app answers when its URL is verified."""
        body = json.dumps({"token": token, "challenge": "echo-this", "type": "url_verification"}).encode()
        headers = {"Content-Type": "application/json", **self.signing.headers(body)}
        async with asyncio.timeout(PATIENCE), self._session.post(self.url, data=body, headers=headers) as response:
            answer = await response.read()
        said = _read(answer, response.content_type) or {}
        assert response.status == 200, f"the URL is not verified: {response.status}"
        return str(said.get("challenge", said.get("text", "")))


def _body(delivery: Delivery) -> tuple[str, bytes]:
    match delivery.kind:
        case "events_api":
            return "application/json", json.dumps(delivery.payload).encode()
        case "slash_commands":
            return _FORM, urlencode(delivery.payload).encode()
        case "interactive":
            return _FORM, urlencode({"payload": json.dumps(delivery.payload)}).encode()


def _read(body: bytes, kind: str) -> dict[str, Any] | None:
    """JSON, or a text, which a command may answer with; JSON that cannot be read is a text."""
    if not body.strip():
        return None
    try:
        said = json.loads(body) if kind == "application/json" else None
    except ValueError:
        said = None
    return said if isinstance(said, dict) else {"text": body.decode()}
