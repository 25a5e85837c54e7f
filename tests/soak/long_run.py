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
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.outbox import LEASE
from bot.settings import Settings
from tests.soak.carrier import Carrier, Moment
from tests.soak.invariants import broken
from tests.soak.population import Somebody, next_words, somebody
from tests.soak.stories import World

_START = datetime(2026, 11, 2, 9, tzinfo=UTC)
_PLATFORMS = ("slack", "telegram")
#: Shares of the turns after which the process is stopped in order, or cleans up, and in which it dies.
_STOPPED, _DIES = 0.01, 0.03
#: The share of the time in which the process is stopped, and the hours of a stop at most.
_STANDS_STILL, _LONGEST_STOP = 1 / 3, 30.0
_PRESSES, _BLOCKS = 0.05, 0.01
#: A process that dies at any moment dies after so many steps of the event loop at most.
_STEPS = 400
_HOUSEKEEPING = 0.005
_STORIES = 0.08
_MOMENTS: tuple[Moment | None, ...] = ("before", "after", None)


@dataclass(frozen=True)
class Lived:
    """What a long run comes to. ``joined``: how often two accounts became one, or one two, and the other one was told.
    ``broken``: every way in which what is stored, or was shown, is not as it must be.
    """

    turns: int
    deaths: int
    messages: int
    teams: int
    joined: int
    broken: list[str]


async def live(
    folder: Path, manager: DialogManager, turns: int, people: int, seed: int, length: timedelta = timedelta(days=240)
) -> Lived:
    """``turns`` of ``people`` within ``length``, all decided by ``seed``.

    It is to end before the first notices are so old that their messages are dropped (``NOTICES_KEPT``).
    """
    run = _LongRun(folder, manager, turns, people, random.Random(seed), length)  # noqa: S311
    await run.go()
    world = run.world
    return Lived(run.turns, run.deaths, len(run.carrier.arrived), len(world.teams), world.elsewhere, run.broken)


class _LongRun:
    def __init__(
        self, folder: Path, manager: DialogManager, turns: int, people: int, rng: random.Random, length: timedelta
    ) -> None:
        self._settings = Settings(database_url=f"sqlite:///{folder / 'life.db'}", teams="anyone", _env_file=None)
        self._manager, self._most, self._rng = manager, turns, rng
        self._pause = length * (1 - _STANDS_STILL) / turns
        hours = length * _STANDS_STILL / (turns * _STOPPED) / timedelta(hours=1)  # of a stop, in the middle
        self._stops = (0.0, 1.0, min(3 * hours, _LONGEST_STOP))
        self.clock = SimulatedClock(_START)
        self.carrier = Carrier(self.clock)
        self.world = World([somebody(number, rng) for number in range(people)], rng, self.carrier.blocked)
        for who in self.world.people:
            self.world.whereabouts.tell(who.accounts[0], _START, who.zone)
        self.turns = 0
        self.deaths = 0
        self.doubled = 0  # that nobody can know of: the process died just after the platform took the message
        self.broken: list[str] = []

    async def go(self) -> None:
        await self._begin()
        while self.turns < self._most:
            await self._something()
            await self._pass_time()
            if self._rng.random() < _STOPPED:
                await self._laurel.close()
                self.clock.advance(timedelta(hours=self._rng.choice(self._stops)))
                await self._begin()
            if self._rng.random() < _HOUSEKEEPING:
                await self._laurel.keep_house()
        self.carrier.blocked.clear()
        await self._laurel.tick()
        self.broken = await broken(self._laurel.engine, self.world, self.carrier.arrived, self.turns, self.doubled)
        await self._laurel.close()

    async def _something(self) -> None:
        if self._rng.random() < _STORIES:
            await self.world.happens(self._say, self.clock.now())
            return
        who = self._rng.choice(self.world.people)
        sender = self._rng.choice(who.senders)
        await self._take(sender, **self._does(who, sender))

    async def _begin(self) -> None:
        self._laurel = Laurel(self._settings, self.clock, manager=self._manager)
        for platform in _PLATFORMS:
            self._laurel.connect(platform, self.carrier)
        await self._laurel.start()

    async def _say(self, sender: Sender, text: str) -> str:
        """What the account is answered."""
        self.carrier.texts.clear()
        await self._take(sender, text=text)
        return "\n".join(said for account, said in self.carrier.texts if account == sender.account)

    async def _take(self, sender: Sender, **does: Any) -> None:
        self.turns += 1
        self.carrier.blocked.discard(sender.account)
        incoming = replace(Incoming(f"life:{self.turns}", sender), **does)
        if self._rng.random() < _DIES:
            await self._dies_in(incoming)
        else:
            await self._laurel.receive(incoming)
        if self._rng.random() < 0.02:
            await self._laurel.receive(incoming)  # the platform delivers it once more
        if self._rng.random() < _BLOCKS:
            self.carrier.blocked.add(sender.account)

    def _does(self, who: Somebody, sender: Sender) -> dict[str, Any]:
        if self._rng.random() < _PRESSES:
            mine = [a for a in self.carrier.arrived[-200:] if a.account == sender.account]
            harmless = [key for a in mine for label, key in a.buttons if label.startswith(("About", "Show", "Snooze"))]
            if harmless:
                return {"button": self._rng.choice(harmless)}
        return {"text": next_words(who, self._rng, self.clock.now(), self.world.whereabouts)}

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
