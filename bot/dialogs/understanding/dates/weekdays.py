"""The names of the days of the week."""

from __future__ import annotations

from bot.dialogs.understanding.dates.misspelling import misspelt

#: A day of the week in full, as a part of a pattern.
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thu": 3,
    "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip


def weekday(word: str) -> int | None:
    """Monday 0 … Sunday 6 for ``monday``, ``Mondays``, ``tue``, ``wendsday``; None for any other word."""
    word = word.lower().rstrip(".")
    single = word.removesuffix("s")
    known = WEEKDAYS.get(word, WEEKDAYS.get(single))
    if known is None and len(word) >= 6 and single.endswith("ay"):
        return misspelt(single, WEEKDAYS, shortest=6)
    return known
