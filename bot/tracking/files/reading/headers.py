"""Which line is the header, and what the columns hold where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.tracking.files.columns import Field, columns_of, is_date_like
from bot.tracking.files.reading.complaints import no_credential_column
from bot.tracking.files.reading.lines import HEADER_WITHIN, Line


def header_index(lines: Sequence[Line]) -> int | None:
    """The line that names most columns, one of them the credential's. Below the first line it must name two."""
    best, most = None, 0
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        columns = {} if any(map(is_date_like, line.cells)) else columns_of(line.cells)
        if "credential" in columns and len(columns) > most and (index == 0 or len(columns) > 1):
            best, most = index, len(columns)
    return best


def guessed_columns(file: str, lines: Sequence[Line]) -> dict[Field, int]:
    """Without a header: the first column of text is the credential's, those of days are awarded and expires."""
    for line in lines[:HEADER_WITHIN]:
        if len(columns_of(line.cells)) > 1 and not any(map(is_date_like, line.cells)):
            raise no_credential_column(file, line.cells)
    width = max(len(line.cells) for line in lines)
    dates = [index for index in range(width) if _mostly(is_date_like, lines, index)]
    links = [index for index in range(width) if _mostly(_is_link, lines, index)]
    others = (index for index in range(width) if index not in dates and index not in links)
    text = next((index for index in others if _mostly(_is_text, lines, index)), None)
    if text is None or _is_unknown_header(lines[0], (*dates, *links)):
        raise no_credential_column(file, lines[0].cells)
    columns: dict[Field, int] = {"credential": text}
    order: tuple[Field, ...] = ("awarded", "expires")
    columns.update(zip(order, dates, strict=False))
    if links:
        columns["link"] = links[0]
    return columns


def _is_unknown_header(first: Line, indexes: Sequence[int]) -> bool:
    """Whether the first line has words over every column of days and links."""
    cells = [first.cell(index) for index in indexes]
    return bool(cells) and not any(not cell or is_date_like(cell) or _is_link(cell) for cell in cells)


def _mostly(test: Callable[[str], bool], lines: Sequence[Line], index: int) -> bool:
    """Whether half of the cells that say anything pass: others are "n/a" or a header nobody knows."""
    cells = [cell for line in lines if (cell := line.cell(index))]
    return bool(cells) and 2 * sum(map(test, cells)) >= len(cells)


def _is_text(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not is_date_like(cell) and not _is_link(cell) and "@" not in cell


def _is_link(cell: str) -> bool:
    return re.match(r"https?://|www\.", cell, re.IGNORECASE) is not None
