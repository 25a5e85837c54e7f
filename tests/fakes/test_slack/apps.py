"""A real Bolt app that keeps what it hears, and answers as it is told."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from tests.fakes.slack import SlackServer
from tests.fakes.telegram.serving import served

Json = dict[str, Any]

#: Seconds between pings, and until a lost connection is seen.
_PING = 0.05


class SmallApp:
    """``heard`` are the bodies in order; ``answers`` what is acked to which type, as arguments of Bolt's ``ack``.

    No ack is given while ``gate`` is closed.
    """

    def __init__(self, slack: SlackServer) -> None:
        self.slack = slack
        self.heard: list[Json] = []
        self.answers: dict[str, Json] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.client = AsyncWebClient(token=slack.home_workspace.bot_token, base_url=slack.api_url)
        self.bolt = AsyncApp(
            client=self.client, signing_secret=slack.app.signing_secret, process_before_response=True,
            ignoring_self_events_enabled=False,
        )  # fmt: skip
        self.bolt.use(self._listener)
        self.sockets: list[AsyncSocketModeHandler] = []
        self._stack = AsyncExitStack()

    async def connect(self) -> AsyncSocketModeHandler:
        """One more connection in Socket Mode."""
        handler = AsyncSocketModeHandler(self.bolt, self.slack.app.app_token, ping_interval=_PING)
        self.sockets.append(handler)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await self.slack.until(lambda: self.slack.sockets.connections)
        return handler

    async def listen(self) -> None:
        """In HTTP mode."""
        handler = AsyncSlackRequestHandler(self.bolt)
        application = Starlette(routes=[Route("/slack/events", handler.handle, methods=["POST"])])
        url = await self._stack.enter_async_context(served(application))
        self.slack.post_to(f"{url}/slack/events")

    async def close(self) -> None:
        self.gate.set()
        for handler in self.sockets:
            await handler.close_async()  # type: ignore[no-untyped-call]
        await self._stack.aclose()

    def events(self, kind: str) -> list[Json]:
        """The events of this type that were heard."""
        return [body["event"] for body in self.heard if body.get("event", {}).get("type") == kind]

    async def _listener(self, body: Json, ack: AsyncAck) -> Any:
        self.heard.append(body)
        await self.gate.wait()
        return await ack(**self.answers.get(body.get("type", "command"), {}))
