"""Hundreds of people over months, while the process is stopped and dies again and again."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import Incoming
from bot.messaging.outbox import LEASE
from bot.settings import Settings
from tests.soak.carrier import Carrier, Moment
from tests.soak.invariants import broken
from tests.soak.population import Somebody, next_words, somebody

_START = datetime(2026, 11, 2, 9, tzinfo=UTC)
_PLATFORMS = ("slack", "telegram")
#: Shares of the turns after which the process is stopped in order, and in which it dies.
_STOPPED, _DIES = 0.01, 0.03
_PRESSES, _BLOCKS = 0.05, 0.01
#: A process that dies at any moment dies after so many steps of the event loop at most.
_STEPS = 400
_HOUSEKEEPING = 200
_MOMENTS: tuple[Moment | None, ...] = ("before", "after", None)


@dataclass(frozen=True)
class Lived:
    """What a long run comes to. ``broken``: every way in which what is stored is not as it must be."""

    turns: int
    deaths: int
    messages: int
    broken: list[str]


async def live(
    folder: Path, manager: DialogManager, turns: int, people: int, seed: int, length: timedelta = timedelta(days=300)
) -> Lived:
    """``turns`` of ``people`` within ``length``, all decided by ``seed``."""
    run = _LongRun(folder, manager, turns, people, random.Random(seed), length)  # noqa: S311
    await run.go()
    return Lived(turns, run.deaths, len(run.carrier.arrived), run.broken)


class _LongRun:
    def __init__(
        self, folder: Path, manager: DialogManager, turns: int, people: int, rng: random.Random, length: timedelta
    ) -> None:
        self._settings = Settings(database_url=f"sqlite:///{folder / 'life.db'}", _env_file=None)
        self._manager, self._turns, self._rng = manager, turns, rng
        self._pause = length / turns
        self._people = [somebody(number, rng) for number in range(people)]
        self.clock = SimulatedClock(_START)
        self.carrier = Carrier(self.clock)
        self.deaths = 0
        self.doubled = 0  # that nobody can know of: the process died just after the platform took the message
        self.broken: list[str] = []

    async def go(self) -> None:
        await self._begin()
        for turn in range(self._turns):
            await self._turn(turn, self._rng.choice(self._people))
            await self._pass_time()
            if self._rng.random() < _STOPPED:
                await self._laurel.close()
                self.clock.advance(timedelta(hours=self._rng.choice((0, 1, 30))))
                await self._begin()
            if turn % _HOUSEKEEPING == _HOUSEKEEPING - 1:
                await self._laurel.keep_house()
        self.carrier.blocked.clear()
        await self._laurel.tick()
        self.broken = await broken(self._laurel.engine, self._people, self.carrier.arrived, self._turns, self.doubled)
        await self._laurel.close()

    async def _begin(self) -> None:
        self._laurel = Laurel(self._settings, self.clock, manager=self._manager)
        for platform in _PLATFORMS:
            self._laurel.connect(platform, self.carrier)
        await self._laurel.start()

    async def _turn(self, number: int, who: Somebody) -> None:
        account = who.sender.account
        self.carrier.blocked.discard(account)
        incoming = replace(Incoming(f"life:{number}", who.sender), **self._does(who))
        if self._rng.random() < _DIES:
            await self._dies_in(incoming)
        else:
            await self._laurel.receive(incoming)
        if self._rng.random() < 0.02:
            await self._laurel.receive(incoming)  # the platform delivers it once more
        if self._rng.random() < _BLOCKS:
            self.carrier.blocked.add(account)

    def _does(self, who: Somebody) -> dict[str, Any]:
        if self._rng.random() < _PRESSES:
            mine = [a for a in self.carrier.arrived[-200:] if a.account == who.sender.account]
            harmless = [key for a in mine for label, key in a.buttons if label.startswith(("About", "Show", "Snooze"))]
            if harmless:
                return {"button": self._rng.choice(harmless)}
        return {"text": next_words(who, self._rng, self.clock.now())}

    async def _dies_in(self, incoming: Incoming) -> None:
        """Before the answer is out, just after it is, or at any moment at all; then the platform delivers again."""
        self.deaths += 1
        how: Moment | None = self._rng.choice(_MOMENTS)
        self.carrier.dies = how
        work = asyncio.create_task(self._laurel.receive(incoming))
        if how is not None:
            hung = asyncio.create_task(self.carrier.stuck.wait())
            await asyncio.wait({work, hung}, return_when=asyncio.FIRST_COMPLETED)
            hung.cancel()
            self.doubled += how == "after"
        else:
            for _ in range(self._rng.randrange(_STEPS)):
                await asyncio.sleep(0)
            self.doubled += 1  # it may have been in the air
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work
        await self._laurel.drain(within=0)
        await self._laurel.engine.dispose()
        self.carrier.revive()
        self.clock.advance(LEASE + timedelta(seconds=1))
        await self._begin()
        await self._laurel.receive(incoming)

    async def _pass_time(self) -> None:
        """The scheduler runs at every instant at which something is due."""
        target = self.clock.now() + self._pause * self._rng.uniform(0, 2)
        last = None
        while (due := await self._laurel.next_due()) is not None and due <= target and due != last:
            last = due
            self.clock.move_to(max(due, self.clock.now()))
            await self._laurel.tick()
        self.clock.move_to(max(target, self.clock.now()))
