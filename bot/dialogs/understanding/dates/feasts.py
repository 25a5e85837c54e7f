"""Holidays by name: their day in a year, and the day on which they are over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Day = Callable[[int], date]


def _on(month: int, day: int) -> Day:
    return lambda year: date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November, as in the United States."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def _from_easter(days: int) -> Day:
    return lambda year: easter(year) + timedelta(days=days)


#: Name → its day, and how many days later it is over. Longer names stand before those they begin with.
FEASTS: dict[str, tuple[Day, int]] = {
    "christmas eve": (_on(12, 24), 3), "xmas eve": (_on(12, 24), 3), "christmas day": (_on(12, 25), 2),
    "christmas": (_on(12, 25), 2), "xmas": (_on(12, 25), 2), "boxing day": (_on(12, 26), 1),
    "new year's eve": (_on(12, 31), 2), "new years eve": (_on(12, 31), 2), "new year's day": (_on(1, 1), 1),
    "new years day": (_on(1, 1), 1), "new year's": (_on(1, 1), 1), "new years": (_on(1, 1), 1),
    "new year": (_on(1, 1), 1), "halloween": (_on(10, 31), 1), "good friday": (_from_easter(-2), 1),
    "easter sunday": (easter, 2), "easter monday": (_from_easter(1), 1), "easter": (easter, 2),
    "valentine's day": (_on(2, 14), 1), "valentines day": (_on(2, 14), 1), "valentine's": (_on(2, 14), 1),
    "valentines": (_on(2, 14), 1),
    "thanksgiving": (_thanksgiving, 1), "the holidays": (_on(12, 24), 9),
}  # fmt: skip
