"""Instants and durations as a script writes them: ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter, ValidationError

from bot.patterns import pattern

_CALENDAR = pattern(r"P(?=[\dT])(?:(\d{1,4})Y)?(?:(\d{1,5})M)?((?:[\d.]+W)?(?:[\d.]+D)?(?:T.+)?)", re.ASCII)
_EXACT = TypeAdapter(timedelta)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Duration:
    """Calendar months (``P1M``, ``P1Y``), then exact time (``P30D``, ``PT1H``)."""

    months: int
    exact: timedelta

    def after(self, start: datetime) -> datetime:
        """In the zone of ``start``; the 31st becomes a shorter month's last day. Raises OverflowError."""
        return _months_after(start, self.months) + self.exact


def _months_after(start: datetime, months: int) -> datetime:
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + months, _MONTHS_A_YEAR)
    if year > MAXYEAR:
        raise OverflowError(f"there is no year {year}")
    month += 1
    return start.replace(year=year, month=month, day=min(start.day, monthrange(year, month)[1]))


def read_duration(text: object) -> Duration:
    """``P30D``, ``PT1H30M``, ``P1Y6M``. Raises ValueError with a sentence."""
    wrong = ValueError(f"{text!r} is not an ISO 8601 duration such as P30D, P1M or PT1H")
    if isinstance(text, Duration):
        return text
    found = _CALENDAR.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise wrong
    years, months, rest = found.groups()
    try:
        exact = _EXACT.validate_python(f"P{rest}") if rest else timedelta()
    except ValidationError:
        raise wrong from None
    return Duration(int(years or 0) * _MONTHS_A_YEAR + int(months or 0), exact)


def read_instant(text: object) -> datetime:
    """``2027-03-01T09:00:00+01:00`` or ``…Z``, in UTC. Raises ValueError with a sentence."""
    wrong = ValueError(f"{text!r} is not an instant with an offset such as 2027-03-01T09:00:00+01:00")
    try:
        instant = text if isinstance(text, datetime) else datetime.fromisoformat(str(text))
        if instant.tzinfo is None:
            raise wrong
        return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise wrong from None


def written(instant: datetime) -> str:
    """An instant in UTC, as ``2027-03-01T08:00:00Z``."""
    return instant.isoformat().replace("+00:00", "Z")


Instant = Annotated[datetime, BeforeValidator(read_instant)]
Span = Annotated[Duration, BeforeValidator(read_duration)]
