"""Socket Mode: WebSockets that the app opens, of which each event goes to one."""

from __future__ import annotations

import asyncio
import secrets

from aiohttp import web

from tests.fakes.slack.bell import Bell
from tests.fakes.slack.core import Core
from tests.fakes.slack.delivering.connection import Connection
from tests.fakes.slack.delivery import Attempt, Delivery
from tests.fakes.slack.striking import struck

#: apis/events-api/using-socket-mode
MOST_CONNECTIONS = 10


class SocketMode:
    """``connections`` are those that are open, in the order in which the next event is given out."""

    def __init__(self, core: Core, patience: float) -> None:
        self._core, self._patience = core, patience
        self._tickets: set[str] = set()
        self._opened = Bell()
        self._envelopes: set[str] = set()
        self.connections: list[Connection] = []
        #: How many were ever opened.
        self.count = 0

    def ticket(self) -> str:
        """The WebSocket's URL, good for one connection."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return f"{self._core.url.replace('http', 'ws')}/link?ticket={ticket}&app_id={self._core.app.id}"

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket's handler."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.remove(ticket)
        if struck(self._core, "link", None) is not None:
            return web.Response(status=503)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        connection = Connection(socket, request, self._core, self._envelopes)
        if len(self.connections) >= MOST_CONNECTIONS:
            await connection.part("too_many_websockets")
            await connection.close()
            return socket
        self.connections.append(connection)
        self.count += 1
        try:
            await connection.greet(len(self.connections))
            self._opened.ring()
            self._core.bell.ring()
            await connection.listen()
        finally:
            self.connections.remove(connection)
            self._core.bell.ring()
        return socket

    async def close(self) -> None:
        """Hangs up on everybody."""
        await asyncio.gather(*(connection.close() for connection in list(self.connections)))

    async def attempt(self, delivery: Delivery, attempt: Attempt) -> bool:
        """Whether the app acked in time, once there is a connection."""
        connection = await self._next()
        envelope = {
            "envelope_id": f"{self._core.number():08d}-{secrets.token_hex(4)}", "payload": delivery.payload,
            "type": delivery.kind, "accepts_response_payload": delivery.kind != "events_api",
        }  # fmt: skip
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt.number, "retry_reason": attempt.reason}
        try:
            attempt.acked, delivery.response = await connection.ask(envelope, self._patience)
        except (TimeoutError, ConnectionError):
            attempt.failure = "timeout"
            return False
        return True

    async def _next(self) -> Connection:
        """Those that are fresh take turns."""
        while not (fresh := [connection for connection in self.connections if connection.fresh]):
            await self._opened.wait()
        self.connections.remove(fresh[0])
        self.connections.append(fresh[0])
        return fresh[0]
