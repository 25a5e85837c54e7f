"""``laurel run`` on Slack, as a process of its own beside the one that measures."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import httpx

from tests.fakes.slack import SlackServer

Mode = Literal["Socket Mode", "HTTP mode"]
_STARTS_WITHIN = 60
_STOPS_WITHIN = 30


@asynccontextmanager
async def served(slack: SlackServer, mode: Mode, folder: Path) -> AsyncIterator[None]:
    """Serves ``slack`` on an SQLite file in ``folder`` until left. Raises RuntimeError when it does not start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=Path(__file__).parents[2],
        env=_environment(slack, mode, folder, address.rpartition(":")[2]), stdin=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _ready(child, address)
        if mode == "HTTP mode":
            slack.post_to(f"{address}/slack/events")
        yield
    finally:
        if child.returncode is None:
            child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(_STOPS_WITHIN):
            await child.wait()


def _environment(slack: SlackServer, mode: Mode, folder: Path, port: str) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("LAUREL_")}
    way = (
        {"LAUREL_SLACK_APP_TOKEN": slack.app.app_token}
        if mode == "Socket Mode"
        else {"LAUREL_SLACK_SIGNING_SECRET": slack.app.signing_secret}
    )
    return others | way | {
        "LAUREL_SLACK_BOT_TOKEN": slack.home_workspace.bot_token, "LAUREL_SLACK_API_URL": slack.api_url,
        "LAUREL_DATABASE_URL": f"sqlite:///{folder / 'laurel.db'}", "LAUREL_HTTP_PORT": port,
        "LAUREL_LOG_LEVEL": "error",
    }  # fmt: skip


async def _ready(child: asyncio.subprocess.Process, address: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as web, asyncio.timeout(_STARTS_WITHIN):
        while child.returncode is None:
            try:
                if (await web.get(f"{address}/readyz")).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    raise RuntimeError(f"laurel run ended with {child.returncode} before it was ready")
