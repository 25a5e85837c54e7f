"""A list of credentials out of a CSV file or an Excel workbook, whoever made it.

What the cells mean, which credential, which day, is for others to find out: here they stay as they were typed.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import PurePath
from typing import Any, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bot.tracking.files.cells import one_line, unguarded
from bot.tracking.files.columns import MAX_COLUMNS, Field, columns_of, is_date_like
from bot.translation import _, listed, number

FILE_TYPES = (".csv", ".tsv", ".txt", ".xlsx")

# Nobody holds as many credentials; a department's list fits.
MAX_ROWS = 2_000
# Longer cells are cut, a longer link is left out: half a link leads nowhere.
MAX_CELL = 500
# Two thousand rows of five long cells; a workbook is that much after unpacking, whatever it claims to be before.
MAX_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 10_000_000
MAX_PARTS = 1_000
# Blank rows included; what a sheet has further down is no part of a list.
MAX_SHEET_ROWS = 100_000
# Exports put titles and remarks above the header.
_HEADER_WITHIN = 10
_SNIFFED_LINES = 30
_MAX_NAMED_COLUMNS = 12
_NO_DELIMITER = "\x1f"


class UnreadableFileError(Exception):
    """The file cannot be taken in; ``reason`` tells the person what is wrong with it and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        return self.cells[index] if index is not None and index < len(self.cells) else ""


def read_rows(name: str, content: bytes) -> list[Row]:
    """The rows of the file ``name``, at least one; raises UnreadableFileError for anything else.

    What the file is shows in its content; the name decides only where the content cannot.
    """
    file = _shown(name) or _("This file")
    if not content.strip():
        raise UnreadableFileError(_empty(file))
    if len(content) > MAX_BYTES:
        raise UnreadableFileError(_too_big(file))
    lines = _workbook_lines(file, content) if _is_workbook(name, file, content) else _text_lines(file, content)
    if not lines:
        raise UnreadableFileError(_empty(file))
    header = _header_index(lines[:_HEADER_WITHIN])
    if header is not None:
        columns, body = columns_of(lines[header].cells), lines[header + 1 :]
    else:
        columns, body = _guessed_columns(file, lines), lines
    rows = [row for line in body if any(astuple(row := _row(line, columns))[1:])]
    if not any(row.credential for row in rows):
        raise UnreadableFileError(_empty(file))
    if len(rows) > MAX_ROWS:
        raise UnreadableFileError(_too_many(file))
    return rows


def _row(line: _Line, columns: dict[Field, int]) -> Row:
    def cell(field: Field) -> str | None:
        return line.cell(columns.get(field))[:MAX_CELL].strip() or None

    link = line.cell(columns.get("link"))
    return Row(
        line=line.number,
        credential=cell("credential") or "",
        awarded=cell("awarded"),
        expires=cell("expires"),
        number=cell("number"),
        link=link if link and len(link) <= MAX_CELL else None,
        issuer=cell("issuer"),
    )


# Columns


def _header_index(lines: Sequence[_Line]) -> int | None:
    """The line that names most columns, one of them the credential's. Below the first line it must name two."""
    best, most = None, 0
    for index, line in enumerate(lines):
        columns = {} if any(map(is_date_like, line.cells)) else columns_of(line.cells)
        if "credential" in columns and len(columns) > most and (index == 0 or len(columns) > 1):
            best, most = index, len(columns)
    return best


def _guessed_columns(file: str, lines: Sequence[_Line]) -> dict[Field, int]:
    """Without a header: the first column of text is the credential's, those of days are awarded and expires."""
    for line in lines[:_HEADER_WITHIN]:
        if len(columns_of(line.cells)) > 1 and not any(map(is_date_like, line.cells)):
            raise UnreadableFileError(_no_credential_column(file, line))
    width = max(len(line.cells) for line in lines)
    dates = [index for index in range(width) if _mostly(is_date_like, lines, index)]
    links = [index for index in range(width) if _mostly(_is_link, lines, index)]
    others = (index for index in range(width) if index not in dates and index not in links)
    text = next((index for index in others if _mostly(_is_text, lines, index)), None)
    if text is None or _is_unknown_header(lines[0], dates, links):
        raise UnreadableFileError(_no_credential_column(file, lines[0]))
    columns: dict[Field, int] = {"credential": text}
    order: tuple[Field, ...] = ("awarded", "expires")
    columns.update(zip(order, dates, strict=False))
    if links:
        columns["link"] = links[0]
    return columns


def _is_unknown_header(first: _Line, dates: Sequence[int], links: Sequence[int]) -> bool:
    """Whether the first line has words over every column of days and links."""
    words = [
        bool(cell := first.cell(index)) and not is_date_like(cell) and not _is_link(cell) for index in (*dates, *links)
    ]
    return bool(words) and all(words)


def _mostly(test: Callable[[str], bool], lines: Sequence[_Line], index: int) -> bool:
    """Whether half of the cells that say anything pass: others are "n/a" or a header nobody knows."""
    cells = [cell for line in lines if (cell := line.cell(index))]
    return bool(cells) and 2 * sum(map(test, cells)) >= len(cells)


def _is_text(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not is_date_like(cell) and not _is_link(cell) and "@" not in cell


def _is_link(cell: str) -> bool:
    return re.match(r"https?://|www\.", cell, re.IGNORECASE) is not None


# Text


def _text_lines(file: str, content: bytes) -> list[_Line]:
    text = _decoded(file, content)
    first, _newline, rest = text.partition("\n")
    declared = re.fullmatch(r'"?sep=(.)"?\r?', first)
    if declared is not None:  # Excel's own note about the delimiter
        text = "\n" + rest
    delimiter = declared.group(1) if declared is not None else _delimiter(text)
    if delimiter in '\r"':
        delimiter = ","
    try:
        return _taken(file, _records(text, delimiter))
    except csv.Error as error:
        raise UnreadableFileError(_broken(file)) from error


def _decoded(file: str, content: bytes) -> str:
    try:
        if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
            raise UnreadableFileError(_broken(file)) from error
        text = content.decode("cp1252", errors="replace")
    text = text.rstrip("\x00\x1a")
    unprintable = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in text)
    if "\x00" in text or unprintable > len(text) / 100:
        raise UnreadableFileError(_broken(file))
    return text


def _delimiter(text: str) -> str:
    """The delimiter that makes most sense of the first lines; none, when they are a plain list."""
    head = "".join(islice(io.StringIO(text.lstrip("\r\n"), newline=""), _SNIFFED_LINES))
    best, most = _NO_DELIMITER, (1, 0.0, 0)
    for delimiter in "\t;|,":  # the comma last: it is also in names and dates
        try:
            records = [record for record in _records(head, delimiter) if any(map(one_line, record[1]))]
        except csv.Error:
            continue
        if not records:
            return delimiter
        width, count = Counter(len(cells) for _line, cells in records).most_common(1)[0]
        lines = list(_lines(records[:_HEADER_WITHIN]))
        header = _header_index(lines)
        if header is not None and len(records[header][1]) == 1:
            continue
        named = len(columns_of(lines[header].cells)) if header is not None else 1
        score = (named, count / len(records), width) if width > 1 else (named, 0.0, 0)
        if score > most:
            best, most = delimiter, score
    return best


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the number of the line they begin on."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if _has_open_quote(text, delimiter) else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    begins = 1
    for record in reader:
        yield begins, record
        begins = reader.line_num + 1


def _has_open_quote(text: str, delimiter: str) -> bool:
    """Whether a quotation mark is never closed, so that its cell would swallow the rest of the file."""
    last: list[str] = []
    try:
        for last in csv.reader(io.StringIO(text + "\n", newline=""), delimiter=delimiter):  # noqa: B007
            pass
    except csv.Error:
        return True
    return bool(last) and last[-1].endswith("\n")


# Workbooks


def _is_workbook(name: str, file: str, content: bytes) -> bool:
    suffix = PurePath(name.strip()).suffix.lower()
    if content.startswith(b"PK\x03\x04"):
        return True
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):  # the container of .xls, and of encrypted .xlsx
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFileError(_protected(file))
        raise UnreadableFileError(_wrong_type(file, _kinds().get(suffix) or _kinds()[".xls"]))
    start = content[:200].lstrip(BOM_UTF8 + b" \t\r\n").lower()
    for magic, kind in _magics():
        if start.startswith(magic):
            raise UnreadableFileError(_wrong_type(file, kind))
    if suffix == ".xlsx":
        raise UnreadableFileError(_broken(file))
    if suffix and suffix not in FILE_TYPES:
        kind = _kinds().get(suffix) or _("a {suffix} file").format(suffix=one_line(suffix)[:12])
        raise UnreadableFileError(_wrong_type(file, kind))
    return False


def _workbook_lines(file: str, content: bytes) -> list[_Line]:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check_parts(file, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what a copy of the workbook would lack; we make none
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            for sheet in sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
                if lines := _taken(file, _sheet_records(sheet)):
                    return lines
    except UnreadableFileError:
        raise
    except Exception as error:  # neither library has one error for a broken file: it is whatever they trip over
        raise UnreadableFileError(_broken(file)) from error
    return []


def _check_parts(file: str, archive: ZipFile) -> None:
    """Refuses what is no workbook, is encrypted, or would unpack to more than a list can be, before unpacking."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableFileError(_protected(file))
    if "xl/workbook.bin" in names:
        raise UnreadableFileError(_wrong_type(file, _kinds()[".xlsb"]))
    if not any(name.startswith("xl/") for name in names):
        raise UnreadableFileError(_wrong_type(file, _archive_kind(names)))
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise UnreadableFileError(_too_big(file))
    # Others unpack without a limit per read, and no spreadsheet uses them.
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise UnreadableFileError(_broken(file))


def _archive_kind(names: set[str]) -> str:
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return _kinds()[".numbers"]
    if "content.xml" in names and "mimetype" in names:
        return _kinds()[".ods"]
    if any(name.startswith("word/") for name in names):
        return _kinds()[".docx"]
    return _kinds()[".zip"]


def _sheet_records(sheet: Any) -> Iterator[tuple[int, list[str]]]:
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


# Lines


def _taken(file: str, records: Iterable[tuple[int, list[str]]]) -> list[_Line]:
    """The lines with something in them, as many as a list may have and a header's worth more."""
    lines = list(islice(_lines(records), MAX_ROWS + _HEADER_WITHIN + 1))
    if len(lines) > MAX_ROWS + _HEADER_WITHIN:
        raise UnreadableFileError(_too_many(file))
    return lines


def _lines(records: Iterable[tuple[int, list[str]]]) -> Iterator[_Line]:
    for line, record in records:
        cells = [unguarded(one_line(cell)) for cell in record[:MAX_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield _Line(line, tuple(cells))


# What to tell the person


def _shown(name: str) -> str:
    name = one_line(name)
    return name if len(name) <= 60 else f"{name[:40]}…{name[-12:]}"


def _magics() -> tuple[tuple[bytes, str], ...]:
    return (
        (b"%pdf-", _("a PDF")),
        (b"{\\rtf", _("a text document (.rtf)")),
        (b"\x89png", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"gif8", _("a picture")),
        (b"<!doctype html", _("a web page")),
        (b"<html", _("a web page")),
        (b"<table", _("a web page")),
        (b"<?xml", _("an XML file")),
        (b"pk\x05\x06", _("an empty ZIP archive")),
    )


def _kinds() -> dict[str, str]:
    return {
        ".pdf": _("a PDF"),
        ".xls": _("an old Excel workbook (.xls)"),
        ".xlsb": _("a binary Excel workbook (.xlsb)"),
        ".numbers": _("a Numbers, Pages or Keynote document"),
        ".ods": _("an OpenDocument file (.ods)"),
        ".doc": _("a Word document"),
        ".docx": _("a Word document"),
        ".jpg": _("a picture"),
        ".jpeg": _("a picture"),
        ".png": _("a picture"),
        ".heic": _("a picture"),
        ".zip": _("a ZIP archive"),
        ".htm": _("a web page"),
        ".html": _("a web page"),
    }


def _wrong_type(file: str, kind: str) -> str:
    return _(
        "{file} is {kind}, and I cannot read a list out of it. Save or export the list as CSV or as an Excel workbook "
        "(.xlsx) and send me that."
    ).format(file=file, kind=kind)


def _empty(file: str) -> str:
    return _("There are no credentials in {file}. Put one in each row and send it again.").format(file=file)


def _protected(file: str) -> str:
    return _("{file} is protected with a password. Save a copy without one, or as CSV, and send me that.").format(
        file=file
    )


def _broken(file: str) -> str:
    return _(
        "{file} is damaged or not what its name says. Open it, save it again as CSV or as an Excel workbook (.xlsx), "
        "and send me that."
    ).format(file=file)


def _too_big(file: str) -> str:
    return _("{file} is too big. Keep only the list of credentials, save it as CSV, and send me that.").format(
        file=file
    )


def _too_many(file: str) -> str:
    return _("{file} has more than {limit} rows. Split it and send me the parts.").format(
        file=file, limit=number(MAX_ROWS)
    )


def _no_credential_column(file: str, header: _Line) -> str:
    names = [f"“{_shown(cell)}”" for cell in header.cells if cell]
    if len(names) > _MAX_NAMED_COLUMNS:
        names = [*names[:_MAX_NAMED_COLUMNS], "…"]
    return _(
        "I see no column with the names of the credentials in {file}. Its columns are {columns}. Call the right one "
        "“Certification” and send it again."
    ).format(file=file, columns=listed(names))
