"""A person's credentials as a table for a spreadsheet, which Laurel can also read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.tracking.files.cells import guarded, one_line

# Not translated: the table must be readable again whatever language it was exported in.
HEADER = ("Credential", "Issuer", "Awarded", "Expires", "Number", "Link", "Renewal")


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One credential held. ``renewal`` is what is to do next, in words."""

    credential: str
    issuer: str | None
    awarded: date | None
    expires: date | None
    number: str | None
    link: str | None
    renewal: str


def csv_of(rows: Iterable[ExportRow]) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, without which Excel takes it for a Windows code page.

    Days are ISO 8601; each cell is one line, and one that a spreadsheet would run as a formula begins with ``'``.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow(
            [
                _cell(row.credential),
                _cell(row.issuer),
                _day(row.awarded),
                _day(row.expires),
                _cell(row.number),
                _cell(row.link),
                _cell(row.renewal),
            ]
        )
    return table.getvalue().encode("utf-8-sig")


def _cell(text: str | None) -> str:
    return guarded(one_line(text or ""))


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
