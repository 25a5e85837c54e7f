"""The lines of an Excel workbook (.xlsx): those of its first sheet that has any."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bot.tracking.files.columns import MAX_COLUMNS
from bot.tracking.files.reading.complaints import UnreadableFileError, broken, protected, too_big, wrong_type
from bot.tracking.files.reading.kinds import kind_of_archive
from bot.tracking.files.reading.lines import Line, taken

# A workbook is as much as a list can be after unpacking, whatever it claims to be before.
MAX_UNPACKED_BYTES = 10_000_000
MAX_PARTS = 1_000
# Blank rows included; what a sheet has further down is no part of a list.
MAX_SHEET_ROWS = 100_000


def workbook_lines(file: str, content: bytes) -> list[Line]:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check_parts(file, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what a copy of the workbook would lack; we make none
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            for sheet in sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
                if lines := taken(file, _records(sheet), book.epoch.date()):
                    return lines
    except UnreadableFileError:
        raise
    except Exception as error:  # neither library has one error for a broken file: it is whatever they trip over
        raise broken(file) from error
    return []


def _check_parts(file: str, archive: ZipFile) -> None:
    """Refuses what is no workbook, is encrypted, or would unpack to more than a list can be, before unpacking."""
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise protected(file)
    if kind := kind_of_archive({part.filename for part in parts}):
        raise wrong_type(file, kind)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise too_big(file)
    # Others unpack without a limit per read, and no spreadsheet uses them.
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise broken(file)


def _records(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # some programs write wrong ones
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(max_row=MAX_SHEET_ROWS, max_col=MAX_COLUMNS, values_only=True)
    blank: tuple[Any, ...] | None = None
    for line, values in enumerate(rows, start=1):
        if values is blank:  # openpyxl has one for all rows that the file leaves out, which may be many
            continue
        if all(value is None for value in values):
            blank = values
        else:
            yield line, [_typed(value) for value in values]


def _typed(value: object) -> str:
    """The cell as someone would type it."""
    from openpyxl.cell.cell import ERROR_CODES

    if value is None or value in ERROR_CODES:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
