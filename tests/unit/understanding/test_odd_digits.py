"""Digits that are no number to reckon with: raised ones, and more of them than Python reads."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.dates.fragments import fragment_in
from bot.dialogs.understanding.dates.reckoning import day_said
from bot.dialogs.understanding.times.leads import find_leads
from bot.dialogs.understanding.values import find_values

#: Python refuses to read more than 4,300 digits.
_MANY = "20" * 3_000


@pytest.mark.parametrize("digits", ["²", "123", _MANY])
def test_they_are_no_day(digits: str) -> None:
    assert day_said(digits) == 0


@pytest.mark.parametrize("digits", ["²", _MANY])
@pytest.mark.parametrize("text", ["no, the {}", "{} may", "{} days before", "max {}", "between {} and 3", "Q{}"])
def test_nothing_fails_on_them(text: str, digits: str) -> None:
    said = text.format(digits)
    assert find_leads(said) is None
    assert find_values(said) == []
    assert fragment_in(said) is None
