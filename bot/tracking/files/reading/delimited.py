"""The lines of a text file (.csv, .tsv, .txt), whatever its encoding and delimiter."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from bot.tracking.files.cells import one_line
from bot.tracking.files.columns import columns_of
from bot.tracking.files.reading.complaints import broken
from bot.tracking.files.reading.headers import header_index
from bot.tracking.files.reading.lines import HEADER_WITHIN, Line, lines_of, taken

_SNIFFED_LINES = 30
_NO_DELIMITER = "\x1f"


def text_lines(file: str, content: bytes) -> list[Line]:
    text = _decoded(file, content)
    first, _newline, rest = text.partition("\n")
    declared = re.fullmatch(r'"?sep=(.)"?\r?', first)
    if declared is not None:  # Excel's own note about the delimiter
        text = "\n" + rest
    delimiter = declared.group(1) if declared is not None else _delimiter(text)
    if delimiter in '\r"':
        delimiter = ","
    try:
        return taken(file, _records(text, delimiter))
    except csv.Error as error:
        raise broken(file) from error


def _decoded(file: str, content: bytes) -> str:
    try:
        text = content.decode("utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
            raise broken(file) from error
        text = content.decode("cp1252", errors="replace")
    text = text.rstrip("\x00\x1a")
    unprintable = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in text)
    if "\x00" in text or unprintable > len(text) / 100:
        raise broken(file)
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
        lines = list(lines_of(records[:HEADER_WITHIN]))
        header = header_index(lines)
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
