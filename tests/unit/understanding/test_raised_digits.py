"""A raised digit looks like a number to Python, and is none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.understanding.dates.fragments import fragment_in
from bot.dialogs.understanding.dates.reckoning import day_said
from bot.dialogs.understanding.times.leads import find_leads
from bot.dialogs.understanding.values import find_values


def test_it_is_no_day() -> None:
    assert day_said("²") == 0


@pytest.mark.parametrize("text", ["no, the ²", "² may", "² days before", "max ²", "between ² and ³", "Q²"])
def test_nothing_fails_on_it(text: str) -> None:
    assert find_leads(text) is None
    assert find_values(text, date(2026, 11, 2)) == []
    fragment_in(text)
