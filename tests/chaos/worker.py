"""A process that plans and sends until it is killed: ``python -m tests.chaos.worker DATABASE_URL FOLDER [STUCK]``.

The folder holds ``catalogue``, ``shift`` (seconds between the machine's clock and the one that it goes by) and
``sent``, the platform: a line a message. ``STUCK`` is ``before`` or ``after``: its 50th message stays in the air for
ever, just before or just after it reached the platform, and it says so.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.clock import SystemClock
from bot.knowledge.base import KnowledgeBase, Language
from bot.messaging.courier import Courier
from bot.messaging.dispatch import Dispatcher
from bot.messaging.incoming import Outgoing
from bot.messaging.pacing import Pacer
from bot.scheduling.planner import NoticeAftermath, Planner
from bot.storage.engine import create_engine

STUCK_AT = 50
_IN_THE_AIR = 0.002
_IDLE = 0.02


class ShiftedClock:
    """The machine's clock, as far ahead as a file says: a test moves it for all processes at once."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        return SystemClock().now() + timedelta(seconds=float(self._file.read_text()))


class AppendingCourier(Courier):
    """A platform that is a file. A message reaches it at one instant, somewhere in the middle of ``send``."""

    def __init__(self, file: Path, stuck: str | None) -> None:
        self._file = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._stuck = stuck
        self._count = 0

    async def send(self, message: Outgoing) -> str:
        self._count += 1
        await self._wait("before")
        os.write(self._file, f"{message.account} {message.id}\n".encode())
        await self._wait("after")
        return message.id

    async def _wait(self, when: str) -> None:
        if self._count == STUCK_AT and when == self._stuck:
            say("stuck")
            await asyncio.Event().wait()
        await asyncio.sleep(_IN_THE_AIR)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def work(database_url: str, folder: Path, stuck: str | None) -> None:
    """Rounds without end; of each one is said when it began and how many people and messages it found."""
    engine = create_engine(database_url)
    clock = ShiftedClock(folder / "shift")
    courier = AppendingCourier(folder / "sent", stuck)
    dispatcher = Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), {"telegram": courier})
    planner = Planner(engine, clock, KnowledgeBase(Language({}), folder / "catalogue"), lambda: ["telegram"])
    while True:
        began = time.monotonic_ns()
        try:
            looked = await planner.tick()
            tried = await dispatcher.dispatch()
        except DBAPIError:  # a tick of a service fails and the next one comes, too
            continue
        say(f"round {began} {looked} {tried}")
        if not looked and not tried:
            await asyncio.sleep(_IDLE)


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))
