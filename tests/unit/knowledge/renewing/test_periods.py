"""Month arithmetic, and the day on which a period ends."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.model.renewal import Validity
from bot.knowledge.renewing import add_months, months_until, period_end
from tests.unit.knowledge.renewing.rules import day


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2000-02-29", 1200, "2100-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-02", 36, "2029-11-02"),
        ("2026-11-02", 0, "2026-11-02"),
        ("2026-01-31", -2, "2025-11-30"),
        ("2026-03-31", -1, "2026-02-28"),
        ("9999-01-01", 12, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_adding_months_keeps_the_day_or_the_months_end(anchor: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(anchor), months) == day(expected)


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        ("2026-11-02", "2026-11-02", 1),
        ("2026-11-02", "2026-12-02", 1),
        ("2026-11-02", "2026-12-31", 1),
        ("2026-11-02", "2027-01-01", 2),
        ("2026-11-02", "2027-01-31", 2),
        ("2026-11-02", "2027-02-02", 3),
        ("2026-11-30", "2027-02-28", 3),
        ("2024-10-01", "2027-09-30", 36),
        ("2026-11-03", "2026-11-02", 0),
    ],
)
def test_whole_months_that_are_left(today: str, until: str, expected: int) -> None:
    assert months_until(date.fromisoformat(today), date.fromisoformat(until)) == expected


@pytest.mark.parametrize(
    ("validity", "awarded", "birth_month", "expected"),
    [
        (Validity(), "2026-03-15", None, None),
        (Validity(months=36), "2026-03-15", None, "2029-03-15"),
        (Validity(months=36), "2024-02-29", None, "2027-02-28"),
        (Validity(months=24, ends="month-end"), "2026-03-15", None, "2028-03-31"),
        (Validity(months=24, ends="month-end"), "2026-02-01", None, "2028-02-29"),
        (Validity(months=24, ends="month-end"), "2026-03-31", None, "2028-03-31"),
        (Validity(months=36, ends="birth-month-end"), "2016-05-10", 7, "2019-07-31"),
        (Validity(months=36, ends="birth-month-end"), "2023-01-20", 10, "2026-10-31"),
        (Validity(months=36, ends="birth-month-end"), "2023-08-10", 3, "2026-03-31"),
        (Validity(months=36, ends="birth-month-end"), "2025-05-10", 2, "2028-02-29"),
        (Validity(months=36, ends="birth-month-end"), "2023-08-10", None, "2026-08-10"),
        (Validity(months=3, ends="birth-month-end"), "2026-06-10", 4, "2027-04-30"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-02-10", None, "2028-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-06-30", None, "2028-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-07-01", None, "2029-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="09-30"), "2026-03-01", None, "2028-09-30"),
        (Validity(months=24, ends="fixed-day", fixed_day="09-30"), "2026-09-30", None, "2029-09-30"),
        (Validity(months=12, ends="fixed-day", fixed_day="12-31"), "2026-11-20", None, "2027-12-31"),
        (Validity(months=36, ends="fixed-day", fixed_day="12-31"), "2026-01-02", None, "2029-12-31"),
        (Validity(months=12, ends="fixed-day", fixed_day="02-29"), "2026-01-02", None, "2027-02-28"),
        (Validity(months=1, ends="fixed-day", fixed_day="03-31"), "2026-05-01", None, "2027-03-31"),
    ],
)  # fmt: skip
def test_a_period_ends_on_the_day_its_shape_says(
    validity: Validity, awarded: str, birth_month: int | None, expected: str | None
) -> None:
    assert period_end(validity, date.fromisoformat(awarded), birth_month) == day(expected)
