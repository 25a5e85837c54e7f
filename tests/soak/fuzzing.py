"""Running the fuzz on a fresh database, and saying what it found."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings
from tests.soak.fuzz import Finding, Fuzz
from tests.soak.memory import resident

_START = datetime(2026, 11, 2, 9, tzinfo=UTC)
_A_STEP = timedelta(seconds=40)
#: What is long done is dropped so often, as a process does once an hour.
_HOUSEKEEPING = 500
#: After so many steps all caches are full, those that hold 20,000 words each last, and memory is not to grow any more.
_WARM = 20_000


@dataclass(frozen=True)
class Fuzzed:
    """``grown``: megabytes between the end of the warm-up and the end; None for a run that is not longer than that."""

    steps: int
    findings: list[Finding]
    slowest: list[tuple[float, str]]
    grown: float | None


async def fuzz(folder: Path, manager: DialogManager, messages: int, seed: int, most_findings: int = 20) -> Fuzzed:
    """``messages`` events with ``seed``; it stops early at ``most_findings``."""
    clock = SimulatedClock(_START)
    settings = Settings(database_url=f"sqlite:///{folder / 'fuzz.db'}", teams="anyone", _env_file=None)
    laurel = Laurel(settings, clock, manager=manager)
    await laurel.start()
    run = Fuzz(laurel, random.Random(seed))  # noqa: S311
    warm: float | None = None
    done = 0
    try:
        for done in range(1, messages + 1):
            await run.step()
            clock.advance(_A_STEP)
            if done % _HOUSEKEEPING == 0:
                await laurel.keep_house()
                run.courier.taken()
            if done == _WARM:
                warm = resident()
            if len(run.findings) >= most_findings:
                break
    finally:
        await laurel.close()
    return Fuzzed(done, run.findings, run.slowest, None if warm is None else resident() - warm)
