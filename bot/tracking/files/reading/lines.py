"""The lines of a table that say something, wherever the table comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.tracking.files.cells import one_line, unguarded
from bot.tracking.files.columns import MAX_COLUMNS
from bot.tracking.files.reading.complaints import too_many
from bot.tracking.files.reading.serials import EPOCH

# Nobody holds as many credentials; a department's list fits.
MAX_ROWS = 2_000
# Exports put titles and remarks above the header.
HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` counts from 1; ``epoch`` is the day from which numbers that are days are counted."""

    number: int
    cells: tuple[str, ...]
    epoch: date = EPOCH

    def cell(self, index: int | None) -> str:
        return self.cells[index] if index is not None and index < len(self.cells) else ""


def lines_of(records: Iterable[tuple[int, list[str]]], epoch: date = EPOCH) -> Iterator[Line]:
    for number, record in records:
        cells = [unguarded(one_line(cell)) for cell in record[:MAX_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Line(number, tuple(cells), epoch)


def taken(file: str, records: Iterable[tuple[int, list[str]]], epoch: date = EPOCH) -> list[Line]:
    """As many lines as a list may have and a header's worth more; an error when there are others."""
    lines = list(islice(lines_of(records, epoch), MAX_ROWS + HEADER_WITHIN + 1))
    if len(lines) > MAX_ROWS + HEADER_WITHIN:
        raise too_many(file, MAX_ROWS)
    return lines
