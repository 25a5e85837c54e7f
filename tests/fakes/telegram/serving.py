"""An ASGI application on a free port of this machine, for as long as a block runs."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from uvicorn import Config, Server

_PATIENCE = 5  # seconds for requests under way


@asynccontextmanager
async def served(application: Starlette) -> AsyncIterator[str]:
    """Gives the address, as ``http://127.0.0.1:40123``. Signals are left alone, unlike with ``Server.serve``."""
    config = Config(application, lifespan="off", ws="none", log_config=None, access_log=False)
    config.load()
    server = Server(config)
    server.lifespan = config.lifespan_class(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
        )  # or the body waits until the head is acknowledged
        listening.setblocking(False)
        await server.startup(sockets=[listening])
        try:
            yield "http://127.0.0.1:{1}".format(*listening.getsockname())
        finally:
            await _close(server)


async def _close(server: Server) -> None:
    """As ``Server.shutdown``, which sleeps a tenth of a second however little there is to wait for."""
    for listener in server.servers:
        listener.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    async with asyncio.timeout(_PATIENCE):
        while server.server_state.connections or server.server_state.tasks:  # noqa: ASYNC110 - uvicorn has no event
            await asyncio.sleep(0.001)
