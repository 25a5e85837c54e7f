"""Exports: readable by Excel, by people, by Laurel; run by none of them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.tracking.files.cells import guarded, one_line, unguarded
from bot.tracking.files.reading import Row, read_rows
from bot.tracking.files.writing import HEADER, ExportRow, csv_of


def export(credential: str = "PMP", number: str | None = None, renewal: str = "") -> ExportRow:
    return ExportRow(credential, None, None, None, number, None, renewal)


def test_the_table() -> None:
    row = ExportRow("PMP", "PMI, Inc.", date(2024, 5, 1), date(2027, 5, 1), "12", "https://a.example", "60 PDUs")
    assert csv_of([row, export()]).decode("utf-8-sig") == (
        "Credential,Issuer,Awarded,Expires,Number,Link,Renewal\r\n"
        'PMP,"PMI, Inc.",2024-05-01,2027-05-01,12,https://a.example,60 PDUs\r\n'
        "PMP,,,,,,\r\n"
    )


def test_a_byte_order_mark_for_excel() -> None:
    assert csv_of([]).startswith(b"\xef\xbb\xbfCredential,")


def test_it_is_read_again() -> None:
    row = ExportRow("Prüfer", "TÜV", date(2024, 5, 1), date(2027, 5, 1), "=12", "https://a.example", "Renew by May")
    assert read_rows("laurel.csv", csv_of([row])) == [
        Row(2, "Prüfer", "2024-05-01", "2027-05-01", "=12", "https://a.example", "TÜV")
    ]
    assert len(HEADER) == 7


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "'=", " =", "\0="])
def test_no_cell_is_a_formula(start: str) -> None:
    line = csv_of([export(f'{start}HYPERLINK("http://x.example")', number=f"{start}1", renewal=f"{start}2")])
    cells = line.decode("utf-8-sig").splitlines()[1].replace('"', "").split(",")
    assert all(not cell or cell[0] not in "=+-@\t\r＝＋－＠" for cell in cells)
    assert cells[0].startswith("'")


@pytest.mark.parametrize("cell", ["", "PMP", "=1", "'=1", "''=1", "'quoted'", "'", "-", "'-"])
def test_the_guard_can_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_one_line() -> None:
    assert one_line(" a\r\n b\tc\u00a0d\0\x07\ud800 ") == "a b c d"
