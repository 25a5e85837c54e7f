"""An aiohttp application on a free port of this machine, for as long as a block runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

_PATIENCE = 5  # seconds for requests under way


@asynccontextmanager
async def served(application: web.Application) -> AsyncIterator[str]:
    """Gives the address, as ``http://127.0.0.1:40123``. Signals are left alone."""
    runner = web.AppRunner(application, handle_signals=False, access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
