"""Worker processes side by side on one database, and the platform that they write to."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.messaging.outbox import LEASE, outbox
from bot.scheduling.agenda import agenda
from bot.storage.engine import create_engine
from tests.fakes.catalogue_folder import write_catalogue
from tests.fakes.population import crowd

_PROJECT = Path(__file__).parent.parent.parent
_LOOK_EVERY = 0.05


class Worker:
    """One process; what it says is read all the time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._quiet_since = 0
        self._stuck = asyncio.Event()
        self._news = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            words = line.split()
            if words[0] == b"stuck":
                self._stuck.set()
            elif words[2:] == [b"0", b"0"]:
                async with self._news:
                    self._quiet_since = int(words[1])
                    self._news.notify_all()

    async def until_stuck(self) -> None:
        await self._stuck.wait()

    async def until_quiet(self) -> None:
        """Until it has begun a round after this call and found nothing to do."""
        now = time.monotonic_ns()  # one clock for all processes of a machine
        async with self._news:
            await self._news.wait_for(lambda: self._quiet_since > now)

    async def kill(self) -> None:
        """As ``kill -9``: nothing in it can react."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        await self._reading


class Crew:
    """``size`` people are due when the clock of the workers begins at ``now``."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.database_url, self.folder = database_url, folder
        self.engine = create_engine(database_url)
        self.workers: list[Worker] = []

    async def prepare(self, now: datetime, size: int) -> None:
        write_catalogue(self.folder / "catalogue")
        (self.folder / "sent").touch()
        self._shift((now - SystemClock().now()).total_seconds())
        await crowd(self.engine, now, [f"account-{n}" for n in range(size)])

    async def hire(self, stuck: str | None = None) -> Worker:
        command = [sys.executable, "-m", "tests.chaos.worker", self.database_url, str(self.folder)]
        process = await asyncio.create_subprocess_exec(
            *command, *([stuck] if stuck else []), cwd=_PROJECT, stdout=asyncio.subprocess.PIPE
        )
        self.workers.append(Worker(process))
        return self.workers[-1]

    async def lose(self, worker: Worker) -> None:
        """Kill it in whatever it is doing."""
        self.workers.remove(worker)
        await worker.kill()

    def sent(self) -> list[str]:
        """To whom the platform has carried a message, once for each."""
        return [line.split()[0] for line in (self.folder / "sent").read_text().splitlines()]

    async def until_sent(self, count: int) -> None:
        while len(self.sent()) < count:  # noqa: ASYNC110 - another process does the work
            await asyncio.sleep(_LOOK_EVERY)

    async def until_all_planned(self) -> None:
        while await self._count(sa.select(sa.func.count()).where(agenda.c.next_at <= self._now())):  # noqa: ASYNC110 - another process does the work
            await asyncio.sleep(_LOOK_EVERY)

    async def until_nobody_works(self) -> None:
        """All that is left is what the dead had claimed."""
        await self.until_all_planned()
        for worker in self.workers:
            await worker.until_quiet()

    def let_leases_end(self) -> None:
        self._shift(float((self.folder / "shift").read_text()) + LEASE.total_seconds() + 1)

    async def until_nothing_waits(self) -> None:
        await self.until_all_planned()
        while await self.waiting():  # noqa: ASYNC110 - another process does the work
            await asyncio.sleep(_LOOK_EVERY)

    async def waiting(self) -> int:
        return await self._count(sa.select(sa.func.count()).where(outbox.c.state == "waiting"))

    async def states(self) -> list[str]:
        async with self.engine.connect() as connection:
            return list(await connection.scalars(sa.select(outbox.c.state)))

    async def _count(self, query: sa.Select[Any]) -> int:
        async with self.engine.connect() as connection:
            return await connection.scalar(query) or 0

    def _now(self) -> datetime:
        return SystemClock().now() + timedelta(seconds=float((self.folder / "shift").read_text()))

    def _shift(self, seconds: float) -> None:
        written = self.folder / "shift.new"
        written.write_text(str(seconds))
        os.replace(written, self.folder / "shift")  # noqa: PTH105 - atomic: workers read it at any moment

    async def close(self) -> None:
        for worker in list(self.workers):
            await self.lose(worker)
        await self.engine.dispose()


@asynccontextmanager
async def crew(database_url: str, folder: Path, now: datetime, size: int) -> AsyncIterator[Crew]:
    """Nobody works yet; whoever still does at the end is killed."""
    crew = Crew(database_url, folder)
    try:
        await crew.prepare(now, size)
        yield crew
    finally:
        await crew.close()
