"""Whether the time-zone data are there, and know what has changed of late."""

from __future__ import annotations

import zoneinfo
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tzdata

from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.translation import _

#: Paraguay has stayed at UTC-3 since the spring of 2024, which is known since release 2025a:
#: https://data.iana.org/time-zones/tzdb/NEWS
_RECENT_ZONE, _RECENT_RELEASE = "America/Asuncion", "2025a"
_WINTER, _OFFSET = datetime(2025, 7, 1, tzinfo=UTC), timedelta(hours=-3)


async def check(_settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    try:
        known = _WINTER.astimezone(zoneinfo.ZoneInfo(_RECENT_ZONE)).utcoffset() == _OFFSET
    except zoneinfo.ZoneInfoNotFoundError:
        yield broken(_("There are no time-zone data. Run: pip install --upgrade tzdata"))
        return
    source, version = _source()
    if known:
        yield well(_("Release {version}, from {source}.").format(version=version, source=source))
    else:
        said = _(
            "The time-zone data in {source} are older than release {release}: in some countries reminders come an hour "
            "off. Update the system's tzdata, or take the package's with PYTHONTZPATH= (empty)."
        )
        yield doubtful(said.format(source=source, release=_RECENT_RELEASE))


def _source() -> tuple[str, str]:
    """Which data are used, and their release."""
    for path in zoneinfo.TZPATH:
        if Path(path, _RECENT_ZONE).exists():
            return path, _version(Path(path))
    return _("the package tzdata"), tzdata.IANA_VERSION


def _version(folder: Path) -> str:
    """As systems write it: in the first line of one file, or as the whole of another."""
    for name in ("tzdata.zi", "+VERSION"):
        file = folder / name
        if file.exists():
            with file.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    return _("unknown")
