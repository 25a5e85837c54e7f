"""Any bytes are a list or a sentence saying why not; what was exported is read again; calendars always parse."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import Workbook

from bot.tracking.files.calendar import RenewalEvent, calendar_of
from bot.tracking.files.cells import guarded, one_line, unguarded
from bot.tracking.files.reading import MAX_CELL, MAX_ROWS, Row, UnreadableFileError, read_rows
from bot.tracking.files.writing import ExportRow, csv_of
from tests.properties.examples import examples

_relaxed = examples(200)
_names = st.sampled_from(["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.pdf", "", "a", ".", "\0/..\n"]) | st.text(max_size=20)
_starts = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"%PDF-", b"sep=", b"Name,Issued\n", b'"']
)
_cells = st.text(alphabet="abc ,;|\t\"'\n\r=+-@\u2028\x00ä2024-01/.", max_size=12) | st.text(max_size=30)
_tables = st.lists(st.lists(_cells, max_size=5), max_size=8)
_texts = st.text(max_size=MAX_CELL).map(one_line)
_days = st.dates()
NOW = datetime(2026, 11, 2, tzinfo=UTC)


@cache
def workbook() -> bytes:
    book = Workbook()
    for row in (["Name", "Issued", "Expires"], ["PMP", date(2024, 5, 1), 2027.0], ["CKA", "May 2024", True]):
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def reasonable(error: UnreadableFileError) -> list[Row]:
    assert error.reason.strip()
    assert "\n" not in error.reason
    return []


def rows_or_reason(name: str, content: bytes) -> list[Row]:
    try:
        rows = read_rows(name, content)
    except UnreadableFileError as error:
        return reasonable(error)
    assert 0 < len(rows) <= MAX_ROWS
    assert any(row.credential for row in rows)
    assert [row.line for row in rows] == sorted({row.line for row in rows})
    for row in rows:
        cells = (row.credential, row.awarded, row.expires, row.number, row.link, row.issuer)
        assert all(cell is None or len(cell) <= MAX_CELL for cell in cells)
        assert all(cells[1:]) or None in cells[1:]
    return rows


@_relaxed
@given(name=_names, start=_starts, rest=st.binary(max_size=300))
def test_any_bytes(name: str, start: bytes, rest: bytes) -> None:
    rows_or_reason(name, start + rest)


@_relaxed
@given(table=_tables, delimiter=st.sampled_from(",;\t|"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table(table: list[list[str]], delimiter: str, encoding: str) -> None:
    text = "\n".join(delimiter.join(row) for row in table)
    rows_or_reason("a.csv", text.encode(encoding, errors="replace"))


@_relaxed
@given(
    changes=st.lists(st.tuples(st.integers(0, len(workbook()) - 1), st.integers(0, 255)), max_size=6),
    length=st.integers(1, len(workbook())) | st.just(len(workbook())),
)
def test_any_damage_to_a_workbook(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(workbook())
    for index, value in changes:
        content[index] = value
    rows_or_reason("a.xlsx", bytes(content[:length]))


@_relaxed
@given(
    rows=st.lists(
        st.builds(
            ExportRow,
            credential=_texts.filter(bool),
            issuer=st.none() | _texts,
            awarded=st.none() | _days,
            expires=st.none() | _days,
            number=st.none() | _texts,
            link=st.none() | _texts,
            renewal=_texts,
        ),
        min_size=1,
        max_size=12,
    )
)
def test_an_export_is_read_again(rows: list[ExportRow]) -> None:
    assert read_rows("laurel.csv", csv_of(rows)) == [
        Row(
            line,
            row.credential,
            row.awarded.isoformat() if row.awarded else None,
            row.expires.isoformat() if row.expires else None,
            row.number or None,
            row.link or None,
            row.issuer or None,
        )
        for line, row in enumerate(rows, start=2)
    ]


@given(cell=st.text(max_size=20) | st.text(alphabet="'=+-@a", max_size=6))
def test_the_guard_can_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@_relaxed
@given(
    title=st.text(max_size=120),
    description=st.text(max_size=300),
    day=st.dates(min_value=date(1902, 1, 1)),
    alarms=st.lists(st.integers(0, 400), max_size=5),
)
def test_any_renewal_is_a_calendar(title: str, description: str, day: date, alarms: list[int]) -> None:
    event = RenewalEvent("1@laurel", title, day, description, None, tuple(alarms))
    content = calendar_of([event], NOW)
    (read,) = Calendar.from_ical(content).events
    start = read.decoded("DTSTART")
    assert start == day
    rings = {start + timedelta(days=trigger.days) for trigger in (a.decoded("TRIGGER") for a in read.walk("VALARM"))}
    assert rings == {day - timedelta(days=days) for days in alarms}
    hours = {(NOW + a.decoded("TRIGGER")).time() for a in read.walk("VALARM")}
    assert hours <= {time(9)}
