"""The zones by their IANA names: said as such, shown to people, and which of them differ."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.patterns import pattern

_AREA = (
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico"
    r"|Pacific|US)"
)
_IANA = pattern(rf"(?<![\w/]){_AREA}/[A-Za-z_+\-0-9]+(?:/[A-Za-z_]+)?(?:\s[A-Za-z]+){{0,3}}", re.IGNORECASE)


def said_name(text: str) -> tuple[str, ...]:
    """``Europe/Berlin``, also as ``america/new york``."""
    match = _IANA.search(text)
    if match is None:
        return ()
    words = match[0].split()
    names = _iana_names()
    for length in range(len(words), 0, -1):
        name = names.get("_".join(words[:length]).lower())
        if name is not None:
            return (name,)
    return ()


def zone_label(name: str, now: datetime) -> str:
    """``Berlin, UTC+1``: the city of a zone and its offset at ``now``, an aware time. ``UTC+2`` for a mere offset.

    ``UTC`` for a zone that this machine does not know: that is what it reckons with instead.
    """
    if not is_loadable(name):
        return "UTC"
    offset = now.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    said = "UTC" + (f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")
    if "/" not in name or name.startswith("Etc/"):
        return said
    return f"{name.rsplit('/', 1)[1].replace('_', ' ')}, {said}"


@lru_cache(maxsize=300)
def distinct(zones: tuple[str, ...], year: int) -> tuple[str, ...]:
    """One zone for each way the clocks run through the year."""
    if len(zones) == 1:
        return zones
    kept: dict[tuple[timedelta | None, ...], str] = {}
    for zone in filter(is_loadable, zones):
        noons = (datetime(year, month, 15, 12, tzinfo=ZoneInfo(zone)) for month in range(1, 13))
        kept.setdefault(tuple(noon.utcoffset() for noon in noons), zone)
    return tuple(kept.values())


@cache
def is_loadable(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@cache
def _iana_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}
