"""Any text is read without failing, and every real date is found again in every clear way to write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogs.understanding.dates import find_dates
from tests.properties.examples import examples

TODAY = date(2026, 11, 2)
MONTHS = [date(2026, month, 1).strftime("%B") for month in range(1, 13)]

_COMMON = """
    3 May may 2025 2027-06-01 03/04/2027 3.4.2027 31 feb AZ-104 passed expires by until on since from in last next this
    week month year monday friday end of mid christmas two weeks ago tomorrow , . - / \n the 3rd 29 30 99 999 0 ( )
    ' march valid exam and to 24/7 3/4 summer new eoy half a an couple '24 expired
"""
_texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_COMMON.split(" ")), max_size=16).map(" ".join),
    st.lists(st.sampled_from(_COMMON.split()), max_size=16).map("".join),
)
_todays = st.dates(date(1970, 1, 1), date(2099, 12, 31))
_dates = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@examples(400)
@given(text=_texts, today=_todays, day_first=st.sampled_from([None, True, False]))
def test_spans_lie_inside_the_text_and_apart(text: str, today: date, day_first: bool | None) -> None:
    end = 0
    for found in find_dates(text, today, day_first):
        assert end <= found.start < found.end <= len(text)
        assert len(found.options) <= 2
        assert len(set(found.options)) == len(found.options)
        end = found.end


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _written(day: date) -> list[str]:
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3].lower()
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {_ordinal(day.day)} {day.year}",
        f"{_ordinal(day.day)} of {month.lower()} {day.year}",
        f"{day.day} {short}. {day.year}",
        f"{day.day:02}-{short}-{day.year}",
        f"{day.day} {short} {day.year % 100:02}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]


@settings(deadline=None)
@given(
    day=_dates, today=_todays, frame=st.sampled_from(["{}", "I passed CKA on {}.", "it expires {}, I think", "({})"])
)
def test_every_clear_way_to_write_a_date_is_read(day: date, today: date, frame: str) -> None:
    for written in _written(day):
        text = frame.format(written)
        (found,) = find_dates(text, today)
        assert (found.options, text[found.start : found.end], found.grain) == ((day,), written, "day"), text


@settings(deadline=None)
@given(day=_dates, separator=st.sampled_from("/-"))
def test_the_order_a_person_writes_in_is_kept(day: date, separator: str) -> None:
    by_day = separator.join((f"{day.day:02}", f"{day.month:02}", str(day.year)))
    by_month = separator.join((f"{day.month:02}", f"{day.day:02}", str(day.year)))
    assert find_dates(by_day, TODAY, day_first=True)[0].options == (day,)
    assert find_dates(by_month, TODAY, day_first=False)[0].options == (day,)
    assert day in find_dates(by_day, TODAY)[0].options
    assert day in find_dates(by_month, TODAY)[0].options


@settings(deadline=None)
@given(day=_dates, today=_todays)
def test_a_day_without_its_year_lies_on_the_side_its_cue_says(day: date, today: date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]}"
    (behind,) = find_dates(f"I passed it on {written}", today)[0].options
    (ahead,) = find_dates(f"it expires on {written}", today)[0].options
    assert behind <= today <= ahead
    assert {(behind.month, behind.day), (ahead.month, ahead.day)} == {(day.month, day.day)}


@settings(deadline=None)
@given(year=st.integers(1980, 2079), month=st.integers(1, 12))
def test_every_month_of_a_year_is_read(year: int, month: int) -> None:
    for written in (f"{MONTHS[month - 1]} {year}", f"{month:02}/{year}", f"{year}-{month:02}"):
        (found,) = find_dates(f"earned in {written}", TODAY)
        assert (found.options, found.grain, found.cue) == ((date(year, month, 1),), "month", "awarded")


@pytest.mark.parametrize(
    "text", ["in 999 years", "999 years ago", "31.12.2099", "999 days from now", "next year", "last year"]
)
@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31), TODAY])
def test_the_ends_of_the_calendar_do_no_harm(text: str, today: date) -> None:
    for found in find_dates(text, today):
        assert len(found.options) <= 1
