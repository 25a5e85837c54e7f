"""The whole bot behind the real Slack adapter, on a loopback Slack."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette

from bot.adapters.slack.app import Slack
from bot.adapters.slack.installing.single_workspace import SingleWorkspace
from bot.app import Laurel
from bot.clock import Clock, SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.fakes.slack import SlackServer

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def settings(folder: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'talk.db'}", _env_file=None)


def adapter(slack: SlackServer, laurel: Laurel, *, http: bool = False) -> Slack:
    """Over Socket Mode, or by HTTP requests."""
    installations = SingleWorkspace(AsyncWebClient(slack.home_workspace.bot_token, slack.api_url))
    return Slack(
        installations, laurel, laurel.desk, api_url=slack.api_url, app_token=None if http else slack.app.app_token,
        signing_secret=slack.app.signing_secret if http else None,
    )  # fmt: skip


@asynccontextmanager
async def serving(
    slack: SlackServer,
    manager: DialogManager,
    folder: Path,
    *,
    clock: Clock | None = None,
    http: bool = False,
) -> AsyncIterator[Laurel]:
    """Answers people on ``slack`` until left, and drains as ``laurel run`` does."""
    laurel = Laurel(settings(folder), clock or SimulatedClock(MONDAY), manager=manager)
    async with running(adapter(slack, laurel, http=http), laurel, slack if http else None):
        yield laurel


@asynccontextmanager
async def running(
    one: Slack, laurel: Laurel, posting: SlackServer | None = None, *, drain: float = 5
) -> AsyncIterator[None]:
    """``posting``: who sends requests to it; None in Socket Mode. ``drain``: seconds for turns under way at the end."""
    laurel.connect("slack", one.courier)
    await laurel.start()
    async with _served(one, posting) if posting else _nothing():
        try:
            await one.start()
            yield
        finally:
            await one.pause()
            await laurel.drain(drain)
            await one.stop()
            await laurel.close()


@asynccontextmanager
async def _served(one: Slack, slack: SlackServer) -> AsyncIterator[None]:
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=one.routes()), host="127.0.0.1", port=0, log_config=None, lifespan="off")
    )
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the server has no event for it
        await asyncio.sleep(0.01)
    slack.post_to(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/slack/events")
    yield
    server.should_exit = True
    await running


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield
