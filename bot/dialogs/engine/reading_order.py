"""Whether this person writes 03/04 with the day or the month first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tracking.preferences import Preferences
from bot.translation import day_comes_first, locale_name

#: Slack and phones call English "en-US" all over the world; only there it tells how a date is written.
_AMERICAN = ("America/", "US/", "Pacific/Honolulu", "Pacific/Guam")


def swapped(options: Sequence[str]) -> bool:
    """Whether these two days, as ISO text, are one in which day and month can swap."""
    if len(options) != len(("day first", "month first")):
        return False
    (year, month, day), (other_year, *other) = (option.split("-") for option in map(str, options))
    return year == other_year and [day, month] == other


def day_first(preferences: Preferences | None, zone: str | None) -> bool | None:
    """What they once meant, else the order of their locale; None when neither is known, so that they are asked."""
    if preferences is not None and preferences.day_first is not None:
        return preferences.day_first
    if locale_name() == "en_US" and zone is not None and not zone.startswith(_AMERICAN):
        return None
    return day_comes_first()
