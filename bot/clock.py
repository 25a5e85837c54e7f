"""The only source of "now"."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Says what time it is, always in UTC with the zone attached."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SimulatedClock:
    """A clock that stands still until it is moved, and never goes back."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("the start of a simulated clock needs an offset, such as 2026-11-01T09:00:00+01:00")
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def move_to(self, instant: datetime) -> None:
        """Raises ValueError when ``instant`` is naive or in the past."""
        if instant.tzinfo is None:
            raise ValueError(f"the instant {instant.isoformat()} needs an offset")
        if instant < self._now:
            raise ValueError(
                f"the clock stands at {self._now.isoformat()} and never goes back to {instant.isoformat()}"
            )
        self._now = instant.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self.move_to(self._now + by)


def today(clock: Clock) -> date:
    return clock.now().date()
