"""Texts of one thing over and over: the time for twice as long a text is to be twice as long, and not four times."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from bot.app import build_manager
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import TEXT_LIMIT
from bot.settings import Settings
from bot.tracking.people import Profile
from bot.tracking.scratch import scratch_records
from bot.tracking.teams.circle import Circle, Known
from bot.tracking.teams.membership import Team
from tests.soak.hostile import bombs

_NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
#: Of somebody who leads teams more is looked for.
_LEAD = Circle(
    tuple(Team(i, name) for i, name in enumerate(("Ops", "Infrastructure", "Ward 3"), 1)),
    frozenset({1, 2, 3}),
    tuple(Known(i, name) for i, name in enumerate(("Mara Kovac", "Jon", "Priya"), 1)),
)


@dataclass(frozen=True)
class Timed:
    """Seconds for a text of half the longest length, and for one of the longest."""

    text: str
    half: float
    whole: float


def slowest() -> list[Timed]:
    """All repetitive texts, the slowest first."""
    return sorted(asyncio.run(_all()), key=lambda timed: -timed.whole)


async def _all() -> list[Timed]:
    manager = build_manager(Settings(_env_file=None))
    return [Timed(whole, await _seconds(manager, half), await _seconds(manager, whole)) for half, whole in _pairs()]


def _pairs() -> Iterator[tuple[str, str]]:
    return zip(bombs(TEXT_LIMIT // 2), bombs(TEXT_LIMIT - 10), strict=True)


async def _seconds(manager: DialogManager, text: str) -> float:
    async with scratch_records(_NOW) as records:
        given = TurnInput(text, None, None, Profile(), None, _NOW, records=records, circle=_LEAD)
        began = perf_counter()
        await manager.take(given)
        return perf_counter() - began
