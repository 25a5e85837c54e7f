"""As much of Slack's Web API as an installation needs, on this machine."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.fakes.telegram.serving import served

CLIENT_ID, CLIENT_SECRET = "1.2", "the-apps-secret"


class WebApi:
    """``codes`` are what may be exchanged, once each; ``broken`` answers instead of everything."""

    def __init__(self) -> None:
        self.url = ""
        self.codes: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        self.broken: Response | None = None
        self.calls: list[str] = []

    def allow(self, code: str, token: str, **answer: Any) -> None:
        """Somebody pressed “Allow”: ``code`` is what their browser brings."""
        self.codes[code] = {
            "ok": True, "app_id": "A1", "access_token": token, "token_type": "bot", "bot_user_id": "UBOT",
            "scope": "chat:write", "team": {"id": "T1", "name": "Bakers <& Co>"}, "enterprise": None,
            "is_enterprise_install": False, "authed_user": {"id": "U1"}, **answer,
        }  # fmt: skip
        self.know(token)

    def know(self, token: str, **answer: Any) -> None:
        self.tokens[token] = {
            "ok": True, "url": "https://bakers.example.org/", "team": "Bakers", "team_id": "T1", "user": "laurel",
            "user_id": "UBOT", "bot_id": "B1", "is_enterprise_install": False, **answer,
        }  # fmt: skip

    async def access(self, request: Request) -> Response:
        form = parse_qs((await request.body()).decode())
        self.calls.append("oauth.v2.access")
        if self.broken is not None:
            return self.broken
        expected = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {expected}":
            return JSONResponse({"ok": False, "error": "bad_client_secret"})
        return JSONResponse(self.codes.pop(form["code"][0], {"ok": False, "error": "invalid_code"}))

    async def test(self, request: Request) -> Response:
        self.calls.append("auth.test")
        if self.broken is not None:
            return self.broken
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return JSONResponse(self.tokens.get(token, {"ok": False, "error": "invalid_auth"}))


@asynccontextmanager
async def web_api() -> AsyncIterator[WebApi]:
    api = WebApi()
    routes = [
        Route("/api/oauth.v2.access", api.access, methods=["POST"]),
        Route("/api/auth.test", api.test, methods=["POST"]),
    ]
    async with served(Starlette(routes=routes)) as address:
        api.url = f"{address}/api/"
        yield api


def out_of_order() -> Response:
    return PlainTextResponse("try later", status_code=503)
