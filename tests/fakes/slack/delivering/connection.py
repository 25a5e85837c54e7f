"""One WebSocket of Socket Mode."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.slack.core import Core


@dataclass
class Ack:
    """What is awaited of an envelope."""

    sent: float
    future: asyncio.Future[dict[str, Any] | None]


class Connection:
    """``fresh`` is false from the moment that Slack wants it replaced; ``silent`` when pings are not answered.

    ``envelopes`` are the names of all that were ever sent, here and elsewhere: while a connection is replaced the
    library acks on the new one what came on the old one, and Slack does not count that.
    """

    def __init__(self, socket: web.WebSocketResponse, request: web.Request, core: Core, envelopes: set[str]) -> None:
        self._socket, self._request, self._core = socket, request, core
        self._acks: dict[str, Ack] = {}
        self._envelopes = envelopes
        self.fresh = True
        self.silent = False
        self.pings = 0

    async def greet(self, connections: int) -> None:
        debug = {"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060}
        await self._send(
            {
                "type": "hello", "num_connections": connections, "debug_info": debug,
                "connection_info": {"app_id": self._core.app.id},
            }
        )  # fmt: skip

    async def part(self, reason: str) -> None:
        """Says ``disconnect``."""
        await self._send({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}})

    async def close(self) -> None:
        self.fresh = False
        await self._socket.close()

    def cut(self) -> None:
        """Without a word."""
        self.fresh = False
        if self._request.transport is not None:
            self._request.transport.abort()

    async def ask(self, envelope: dict[str, Any], patience: float) -> tuple[float, dict[str, Any] | None]:
        """Sends and waits for the ack: seconds and payload. Raises TimeoutError or ConnectionError."""
        name = envelope["envelope_id"]
        self._envelopes.add(name)
        ack = self._acks[name] = Ack(time.monotonic(), asyncio.get_running_loop().create_future())
        try:
            await self._send(envelope)
            async with asyncio.timeout(patience):
                payload = await ack.future
            return time.monotonic() - ack.sent, payload
        finally:
            self._acks.pop(name, None)

    async def listen(self) -> None:
        """Until it is closed."""
        async for message in self._socket:
            match message.type:
                case WSMsgType.PING:
                    self.pings += 1
                    self._core.bell.ring()
                    if not self.silent:
                        await self._socket.pong(message.data)
                case WSMsgType.TEXT:
                    self._heard(message.data)
                case _:
                    pass
        self.fresh = False
        for ack in self._acks.values():
            if not ack.future.done():
                ack.future.set_exception(ConnectionResetError("the app hung up"))

    def _heard(self, data: str) -> None:
        said = json.loads(data)
        name = said.get("envelope_id")
        if name in self._acks and not self._acks[name].future.done():
            self._acks[name].future.set_result(said.get("payload"))
        elif name not in self._envelopes:
            self._core.note(f"ack of an envelope that was never sent: {name}")

    async def _send(self, message: dict[str, Any]) -> None:
        await self._socket.send_str(json.dumps(message))
