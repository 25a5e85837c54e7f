"""A part of a day that puts another one right."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.understanding.dates.fragments import Parts, with_parts


@pytest.mark.parametrize(
    ("known", "right", "day"),
    [
        (date(2027, 3, 16), {"month": 4}, date(2027, 4, 16)),
        (date(2027, 1, 16), {"month": 12}, date(2026, 12, 16)),
        (date(2027, 3, 31), {"month": 2}, date(2027, 2, 28)),
        (date(2027, 3, 16), {"day": 31, "month": 2}, None),
        (date(9999, 12, 31), {"month": 1}, date(9999, 1, 31)),
        (date(1, 1, 1), {"month": 12}, date(1, 12, 1)),
        (date(9999, 12, 31), {"year": 2028}, date(2028, 12, 31)),
    ],
)
def test_the_nearest_day_with_it(known: date, right: Parts, day: date | None) -> None:
    assert with_parts(known, right, None, None) == day
