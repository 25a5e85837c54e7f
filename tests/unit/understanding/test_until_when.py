"""The months that are left until what somebody names as the end of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.understanding.dates import find_dates
from bot.dialogs.understanding.until_when import months_until

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("I want to be done by june", [7]),
        ("by the end of summer, if possible", [9]),
        ("before christmas", [1]),
        ("before summer", [7]),
        ("until march 2028", [16]),
        ("done by december next year", [13]),
        ("by the end of next year", [13]),
        ("by the end of november", [1]),
        ("by june 2024", []),
        ("taught by junior staff", []),
        ("by year after year", []),
    ],
)
def test_months_until(said: str, months: list[int]) -> None:
    assert [value.value for value in months_until(said, find_dates(said, TODAY), TODAY)] == months
