"""Which day is meant when only a part of it was said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.dialogs.understanding.dates.patterns import ORDINALS

#: "last year", "this week", "next month"
STEPS = {"last": -1, "this": 0, "next": 1}


def day_of(year: int, month: int, day: int) -> tuple[date, ...]:
    """That day, or none when there is no such day."""
    return (date(year, month, day),) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else ()


def day_said(said: str) -> int:
    """The day of a month that is said as a number or in words; 0 for none."""
    word = said.lower().replace(" ", "-")
    return int(word) if word.isdecimal() and len(word) <= 2 else ORDINALS.get(word, 0)


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_near(today: date, step: int) -> date:
    """The first day of last month, this month or the next."""
    return months_on(today.replace(day=1), step)


def century(two_digits: str) -> int:
    """00 to 79 are this century, 80 to 99 the last one."""
    return int(two_digits) + (2000 if int(two_digits) < 80 else 1900)


def year_of(match: re.Match[str], today: date) -> int | None:
    """The year that ``patterns.SAID_YEAR`` found."""
    said = match.groupdict()
    if said.get("y"):
        return int(said["y"])
    short = said.get("short") or said.get("two")
    if short:
        return century(short)
    which = said.get("which")
    return today.year + STEPS[which.lower()] if which else None


def nearest(month: int, day: int, today: date, *, ahead: bool) -> tuple[date, ...]:
    """The day of this name that is closest to today on one side; none for 31 February."""
    for distance in range(9):  # 29 February comes after eight years at the latest
        year = today.year + (distance if ahead else -distance)
        for found in day_of(year, month, day) if date.min.year <= year <= date.max.year else ():
            if found == today or (found > today) is ahead:
                return (found,)
    return ()


def nearest_month(month: int, today: date) -> date:
    """The month of this name that is not over yet."""
    return date(today.year + (month < today.month), month, 1)


def weekday_near(day: int, today: date, *, ahead: bool) -> tuple[date, ...]:
    """The closest such weekday, never today itself."""
    days = (day - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - day - 1) % 7 + 1)
    return (today + timedelta(days=days),)
