"""Local hours and days as instants, whatever the time zone does: pure arithmetic, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
#: With at least one day of the week allowed, an allowed day is never further away.
_LOOK_AHEAD = 16
#: A day is looked for around another one, and the last that there is has no other behind it.
_LAST_DAY = date.max - timedelta(days=60)
_FIRST_DAY = date.min + timedelta(days=60)
EVERY_DAY = frozenset(range(7))


def later(day: date, span: timedelta) -> date:
    """``day + span``; the last or the first day there is where that lies beyond the calendar."""
    if span > date.max - day:
        return date.max
    return date.min if -span > day - date.min else day + span


@lru_cache(maxsize=600)
def zone_of(name: str | None) -> ZoneInfo:
    """The zone of an IANA name; UTC for none, and for one that this machine does not know."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=20_000)
def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local wall time as a UTC instant.

    A time that the clocks skip is the first instant after the gap; one that comes twice is its first coming.
    Remembered, for most people of a zone ask for the same hours.
    """
    local = datetime.combine(day, at, zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return _end_of_gap(local.replace(fold=1).astimezone(UTC), instant, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0) if after.second % 60 == 0 else _whole_minute(after)


def _whole_minute(instant: datetime) -> datetime:
    """Zones change on whole seconds at the finest, and since 1972 on whole minutes."""
    return instant.replace(second=0, microsecond=0) + (_MINUTE if instant.second >= 30 else timedelta())


@dataclass(frozen=True)
class Allowed:
    """When a person wants to hear from the bot: hours of the day from ``start`` to before ``end`` (past midnight
    when ``end`` is not later), days of the week (Monday is 0, at least one), and not before ``paused_until``,
    or only before ``paused_from``.
    """

    zone: ZoneInfo
    start: time = time(9)
    end: time = time(20)
    days: frozenset[int] = EVERY_DAY
    paused_until: date | None = None
    paused_from: date | None = None

    def local_day(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def next(self, instant: datetime) -> datetime:
        """``instant`` itself when it is allowed, else the next instant that is."""
        return max(instant, self._window(instant)[0])

    def ends(self, instant: datetime) -> datetime:
        """When the allowed hours end in which ``next(instant)`` lies."""
        return self._window(instant)[1]

    def allows(self, instant: datetime) -> bool:
        return self.next(instant) == instant

    def on(self, day: date, *, early: bool) -> datetime:
        """The first allowed instant of ``day``. When that day is not allowed: of the last one before it if
        ``early``, so that a deadline is not missed, else of the next one. A pause is always waited for.
        """
        chosen = self._day_near(max(min(day, _LAST_DAY), _FIRST_DAY), -1 if early else 1)
        if (over := self._pause_over(chosen)) != chosen:
            chosen = self._day_near(min(over, _LAST_DAY), 1)
        return self._of(chosen)[0]

    def _day_near(self, day: date, step: int) -> date:
        while day.weekday() not in self.days or not _is_window(self._of(day)):
            day += step * _DAY
        return day

    def _window(self, instant: datetime) -> tuple[datetime, datetime]:
        for day in self._days_from(self.local_day(instant) - _DAY):
            window = self._of(day)
            if instant < window[1] and _is_window(window):
                return window
        raise ValueError("no hour of any day is allowed")

    def _days_from(self, day: date) -> Iterator[date]:
        day = min(self._pause_over(day), _LAST_DAY)
        for _ in range(_LOOK_AHEAD):
            if day.weekday() in self.days:
                yield day
            day = self._pause_over(min(day + _DAY, date.max - _DAY))

    def _pause_over(self, day: date) -> date:
        """The day itself, or the day on which the pause ends that it lies in."""
        until = min(self.paused_until or date.min, _LAST_DAY)
        if day >= until or (self.paused_from is not None and day < self.paused_from):
            return day
        return until

    def _of(self, day: date) -> tuple[datetime, datetime]:
        until = day if self.end > self.start else day + _DAY
        return instant_of(day, self.start, self.zone), instant_of(until, self.end, self.zone)


def _is_window(window: tuple[datetime, datetime]) -> bool:
    """Clocks that skip the whole of the allowed hours leave none on that day."""
    return window[0] < window[1]
