"""Who has what: a row for each person, a column for each credential or skill, a coloured sign where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messaging.reply import File
from bot.pictures.alt import alt_text, named
from bot.pictures.lettering import legible, width_of, wrap
from bot.pictures.marks import Box, Sign, Text
from bot.pictures.sheet import BODY, GAP, INNER, LINE, MARGIN, SMALL, Sheet
from bot.pictures.states import LOOKS, State, called
from bot.translation import _, listed, ngettext

MOST_COLUMNS = 8
MOST_ROWS = 20
ROW = 68
BETWEEN = 6  # pixels from one cell to the next
NAMES = 330  # pixels for the names of the people, at most
WIDEST = 150  # pixels, a column
HEAD = 330  # pixels for upright names of columns, at most


@dataclass(frozen=True)
class Row:
    """A person and the state in each column, in the order of the columns."""

    person: str
    states: tuple[State, ...]


def matrix(title: str, columns: Sequence[str], rows: Sequence[Row]) -> File:
    """Rows and columns in the order that they are given in; those that find no room are counted."""
    shown, heads = rows[:MOST_ROWS], columns[:MOST_COLUMNS]
    notes = _notes(len(rows) - len(shown), len(columns) - len(heads), not (rows and columns))

    sheet = Sheet(title)
    if shown and heads:
        names = min(NAMES, max(width_of(legible(row.person), BODY) for row in shown) + GAP)
        left = MARGIN + names
        width = min((INNER - names) / len(heads), WIDEST)
        _heads(sheet, heads, left, width)
        for row in shown:
            _row(sheet, row, names, width, len(heads))
        sheet.y += 2 * GAP
        sheet.legend([state for state in State if any(state in row.states[: len(heads)] for row in shown)])
    sheet.notes(notes)
    return sheet.file("matrix.png", alt_text(title, [_fact(row, heads) for row in shown if heads], *notes))


def _heads(sheet: Sheet, heads: Sequence[str], left: float, width: float) -> None:
    """Level where each has room in its column, upright in up to two lines where one has not."""
    if all(width_of(legible(head), SMALL) <= width - GAP for head in heads):
        for position, head in enumerate(heads):
            (words,) = wrap(head, width, SMALL, lines=1)
            sheet.text(left + (position + 0.5) * width - width_of(words, SMALL) / 2, words, SMALL)
        sheet.y += SMALL * LINE + GAP
        return
    wrapped = [wrap(head, HEAD, SMALL, lines=2 if width >= 2 * SMALL * LINE else 1) for head in heads]
    bottom = sheet.y + max(width_of(line, SMALL) for lines in wrapped for line in lines)
    for position, lines in enumerate(wrapped):
        middle = left + (position + 0.5) * width
        for number, line in enumerate(lines):
            stands_on = middle + SMALL * (0.35 + LINE * (number - (len(lines) - 1) / 2))
            sheet.marks.append(Text(stands_on, bottom, line, SMALL, upwards=True))
    sheet.y = bottom + GAP


def _row(sheet: Sheet, row: Row, names: float, width: float, count: int) -> None:
    top = sheet.y
    sheet.y += (ROW - BODY * LINE) / 2
    sheet.text(MARGIN, row.person, BODY, width=names - GAP)
    sheet.y = top + ROW
    for position, state in enumerate(row.states[:count]):
        look = LOOKS[state]
        x = MARGIN + names + position * width
        size = (width - BETWEEN, ROW - BETWEEN)
        sheet.marks.append(Box(x + BETWEEN / 2, top + BETWEEN / 2, *size, look.fill, look.edge))
        sheet.marks.append(Sign(x + width / 2, top + ROW / 2, look.sign, 40, look.ink))


def _fact(row: Row, heads: Sequence[str]) -> str:
    """``Dana – valid: CKA and CKS; missing: SAA-C03.``"""
    told = []
    for state in State:
        columns = [named(head) for head, its in zip(heads, row.states, strict=False) if its is state]
        if columns:
            told.append(f"{called(state)}: {listed(columns)}")
    return f"{named(row.person)} – {'; '.join(told)}."


def _notes(people: int, columns: int, empty: bool) -> list[str]:
    if empty:
        return [_("There is nothing to show yet.")]
    notes = []
    if people:
        notes.append(ngettext("And {count} more person.", "And {count} more people.", people).format(count=people))
    if columns:
        notes.append(ngettext("And {count} more column.", "And {count} more columns.", columns).format(count=columns))
    return notes
