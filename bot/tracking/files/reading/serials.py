"""Days that a spreadsheet kept as numbers, for nobody told it that they are days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.patterns import pattern

#: What the days are counted from: chosen so that 1 March 1900 and later ones are right, since the calendar of Excel has
#: a 29 February 1900 (ECMA-376 part 1, 18.17.4.1). Workbooks of old Macs count from another day.
EPOCH = date(1899, 12, 30)
_SERIAL = pattern(r"(\d{5})(?:\.\d+)?", re.ASCII)  # behind the point is the time of day
_YEARS = range(1970, 2100)


def without_serial(cell: str, epoch: date) -> str:
    """A cell of a column of days: in ISO 8601 where it is such a number, else as it is."""
    number = _SERIAL.fullmatch(cell)
    if number is None:
        return cell
    day = epoch + timedelta(days=int(number[1]))
    return day.isoformat() if day.year in _YEARS else cell
