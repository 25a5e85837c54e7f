"""From a file to its rows."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from bot.tracking.files.columns import Field, columns_of
from bot.tracking.files.reading.complaints import empty, shown, too_big, too_many
from bot.tracking.files.reading.delimited import text_lines
from bot.tracking.files.reading.headers import guessed_columns, header_index
from bot.tracking.files.reading.kinds import is_workbook
from bot.tracking.files.reading.lines import MAX_ROWS, Line
from bot.tracking.files.reading.serials import without_serial
from bot.tracking.files.reading.workbooks import workbook_lines
from bot.translation import _

# Longer cells are cut, a longer link is left out: half a link leads nowhere.
MAX_CELL = 500
# Two thousand rows of five long cells.
MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One credential of the list, cells as typed, days of a workbook as ISO 8601.

    ``line`` counts from 1 and includes the header. ``credential`` is empty where that cell is and others are not.
    """

    line: int
    credential: str
    awarded: str | None
    expires: str | None
    number: str | None
    link: str | None
    issuer: str | None


def read_rows(name: str, content: bytes) -> list[Row]:
    """The rows of the file ``name``, at least one; raises UnreadableFileError for anything else.

    What the file is shows in its content; the name decides only where the content cannot.
    """
    file = shown(name) or _("This file")
    if not content.strip():
        raise empty(file)
    if len(content) > MAX_BYTES:
        raise too_big(file)
    lines = workbook_lines(file, content) if is_workbook(name, file, content) else text_lines(file, content)
    if not lines:
        raise empty(file)
    header = header_index(lines)
    if header is not None:
        columns, body = columns_of(lines[header].cells), lines[header + 1 :]
    else:
        columns, body = guessed_columns(file, lines), lines
    rows = [row for line in body if any(astuple(row := _row(line, columns))[1:])]
    if not any(row.credential for row in rows):
        raise empty(file)
    if len(rows) > MAX_ROWS:
        raise too_many(file, MAX_ROWS)
    return rows


def _row(line: Line, columns: dict[Field, int]) -> Row:
    def cell(field: Field) -> str | None:
        return line.cell(columns.get(field))[:MAX_CELL].strip() or None

    def day(field: Field) -> str | None:
        said = cell(field)
        return said and without_serial(said, line.epoch)

    link = line.cell(columns.get("link"))
    return Row(
        line=line.number,
        credential=cell("credential") or "",
        awarded=day("awarded"),
        expires=day("expires"),
        number=cell("number"),
        link=link if link and len(link) <= MAX_CELL else None,
        issuer=cell("issuer"),
    )
