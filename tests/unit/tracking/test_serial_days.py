"""Days that a spreadsheet kept as numbers: 45658 is 1 January 2025 for Excel, 44196 on an old Mac."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from bot.tracking.files.reading import read_rows


def workbook(rows: Iterable[list[object]], epoch: datetime = WINDOWS_EPOCH) -> bytes:
    book = Workbook()
    book.epoch = epoch
    for row in rows:
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_days_that_nobody_formatted_as_such() -> None:
    head: list[object] = ["Certificate", "Issued", "Expires", "Number"]
    content = workbook([head, ["CKA", 45658, 46388.75, 45658], ["PMP", "2024", 99, 1]])
    first, second = read_rows("list.xlsx", content)
    assert (first.awarded, first.expires, first.number) == ("2025-01-01", "2027-01-01", "45658")
    assert (second.awarded, second.expires) == ("2024", "99")


def test_a_workbook_of_an_old_mac() -> None:
    content = workbook([["Certificate", "Issued"], ["CKA", 44196]], MAC_EPOCH)
    assert read_rows("mac.xlsx", content)[0].awarded == "2025-01-01"


def test_a_csv_of_a_spreadsheet() -> None:
    assert read_rows("list.csv", b"Certificate,Issued\nCKA,45658\n")[0].awarded == "2025-01-01"
