"""Slack waits three seconds for an ack, however slow the storage is, and nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from structlog.typing import EventDict

from bot.adapters.slack import app
from bot.adapters.slack.receiving import intake
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.inbox import inbox
from bot.messaging.incoming import Incoming
from tests.adapters.slack.modes import both_modes
from tests.adapters.slack.service import adapter, running, serving, settings
from tests.fakes.slack import SlackServer


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "ACK_WITHIN", 0.05)
    monkeypatch.setattr(intake, "FIRST_PAUSE", 0.01)


@asynccontextmanager
async def held(laurel: Laurel) -> AsyncIterator[AsyncConnection]:
    """Nobody else gets at the database."""
    async with laurel.engine.begin() as connection:
        await connection.execute(sa.delete(inbox).where(inbox.c.id < 0))
        yield connection


async def count(connection: AsyncConnection) -> int:
    return int(await connection.scalar(sa.select(sa.func.count()).select_from(inbox)) or 0)


async def recorded(laurel: Laurel) -> int:
    async with laurel.engine.connect() as connection:
        return await count(connection)


@both_modes
async def test_an_event_is_acknowledged_while_the_storage_is_slow(slack: SlackServer, laurel: Laurel) -> None:
    ravi = slack.user("Ravi")
    async with held(laurel) as connection:
        first, second = slack.say(ravi, "How much is the CKA?"), slack.say(ravi, "hello")
        command = slack.slash(ravi, "/laurel", "How much is the PMP?")
        for delivery in (*first.deliveries, *second.deliveries, command):
            assert (await delivery).acked
        assert await count(connection) == 0
        assert not slack.messages
    sent = await slack.sent(3)
    assert [message.thread_ts for message in sent] == [first.ts, second.ts, None]


@both_modes
async def test_an_event_is_acknowledged_once_it_is_safe(slack: SlackServer, laurel: Laurel) -> None:
    assert (await slack.say(slack.user("Ravi"), "hello").deliveries[0]).acked
    assert await recorded(laurel) == 1
    await slack.sent(1)


async def test_an_event_waits_while_the_storage_fails(
    slack: SlackServer, laurel: Laurel, monkeypatch: pytest.MonkeyPatch, logs: list[EventDict]
) -> None:
    accept, tries = laurel.accept_all, 0

    async def failing(arrived: Sequence[Incoming]) -> list[asyncio.Task[None]]:
        nonlocal tries
        tries += 1
        if tries <= 3:
            raise OSError("disk full of secrets")
        return await accept(arrived)

    monkeypatch.setattr(laurel, "accept_all", failing)
    ravi = slack.user("Ravi")
    said = [slack.say(ravi, "How much is the CKA?"), slack.say(ravi, "hello")]
    sent = await slack.sent(2)
    assert [message.thread_ts for message in sent] == [each.ts for each in said]
    assert "secret" not in str(logs)


async def test_what_is_not_safe_when_the_process_stops_is_not_acknowledged(
    slack: SlackServer, manager: DialogManager, tmp_path: Path, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "ACK_WITHIN", 60)
    monkeypatch.setattr(app, "DRAIN", 0.05)
    accepting = asyncio.Event()

    async def never(arrived: Sequence[Incoming]) -> Sequence[Awaitable[None]]:
        accepting.set()
        raise OSError

    ravi = slack.user("Ravi")
    async with serving(slack, manager, tmp_path, clock=clock, http=True) as laurel:
        monkeypatch.setattr(laurel, "accept_all", never)
        said = [slack.say(ravi, "How much is the CKA?"), slack.say(ravi, "hello")]
        await accepting.wait()
    lost = [delivery for each in said for delivery in each.deliveries]
    assert [(await delivery).acked for delivery in lost] == [False, False]
    async with serving(slack, manager, tmp_path, clock=clock, http=True):
        for delivery in lost:
            assert (await slack.retry(delivery)).acked
        assert [message.thread_ts for message in await slack.sent(2)] == [each.ts for each in said]


async def test_what_is_safe_is_answered_by_the_next_process(
    slack: SlackServer, manager: DialogManager, tmp_path: Path, clock: SimulatedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stuck(*_: object) -> None:
        await asyncio.Event().wait()

    killed = Laurel(settings(tmp_path), clock, manager=manager)
    monkeypatch.setattr(killed.turns, "next", stuck)
    async with running(adapter(slack, killed), killed, drain=0):
        said = slack.say(slack.user("Ravi"), "How much is the CKA?")
        assert (await said.deliveries[0]).acked
    assert not slack.messages
    async with serving(slack, manager, tmp_path, clock=clock):
        [answer] = await slack.sent(1)
        assert answer.thread_ts == said.ts


async def test_what_comes_while_the_process_stops_is_for_the_next_one(
    slack: SlackServer, manager: DialogManager, tmp_path: Path, clock: SimulatedClock
) -> None:
    ravi = slack.user("Ravi")
    laurel = Laurel(settings(tmp_path), clock, manager=manager)
    one = adapter(slack, laurel, http=True)
    async with running(one, laurel, slack):
        await one.pause()
        assert not (await slack.say(ravi, "How much is the CKA?").deliveries[0]).acked
        assert await recorded(laurel) == 0
