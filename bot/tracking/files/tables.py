"""Any table as CSV or as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from bot.tracking.files.cells import guarded, one_line

Cell = str | int | date | None
#: Excel's own: 31 characters, and none of these.
_SHEET_NAME, _NOT_IN_SHEET_NAME = 31, str.maketrans("[]:*?/\\", "       ")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for a Windows code page; days are ISO 8601."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def as_workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """Sheets of name, header and rows; days are real dates, the header stays in view."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    del book[book.sheetnames[0]]
    for name, header, rows in sheets:
        sheet = book.create_sheet(name.translate(_NOT_IN_SHEET_NAME)[:_SHEET_NAME] or "Sheet")
        widths = [len(title) for title in header]
        sheet.append(list(header))
        for row in rows:
            cells = [_safe(cell) for cell in row]
            sheet.append(cells)
            widths = [max(w, min(40, len(str(c or "")))) for w, c in zip(widths, cells, strict=True)]
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width + 2
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _plain(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int) else guarded(one_line(cell or ""))


def _safe(cell: Cell) -> Cell:
    return guarded(one_line(cell)) if isinstance(cell, str) else cell
