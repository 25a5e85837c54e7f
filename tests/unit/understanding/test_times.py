"""Hours, days of the week, days ahead and shares, as people type them."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogs.understanding.times import find_hours, find_leads, find_percent, find_share, find_weekdays


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("between 8 and 18", "08:00-18:00"),
        ("btw 8 and 18", "08:00-18:00"),
        ("9am to 5pm", "09:00-17:00"),
        ("8AM-10PM", "08:00-22:00"),
        ("from 8:30 to 20h", "08:30-20:00"),
        ("8.30 - 17.15", "08:30-17:15"),
        ("08:00–20:00", "08:00-20:00"),
        ("9 to 5", "09:00-17:00"),
        ("8-18", "08:00-18:00"),
        ("10 to 6pm", "10:00-18:00"),
        ("2 to 6pm", "14:00-18:00"),
        ("between nine and five", "09:00-17:00"),
        ("noon to midnight", "12:00-23:59"),
        ("between 8 and 8", "08:00-20:00"),
        ("between 9 in the morning and 6 in the evening", "09:00-18:00"),
        ("22 to 6", "22:00-06:00"),
        ("only after 10", "10:00-20:00"),
        ("from 10 onwards", "10:00-20:00"),
        ("after 5", "17:00-22:00"),
        ("not before 10am", "10:00-20:00"),
        ("dont message me before 9", "09:00-20:00"),
        ("not before 6", "06:00-20:00"),
        ("not after 6pm", "09:00-18:00"),
        ("nothing after 20h", "09:00-20:00"),
        ("before 18:00", "09:00-18:00"),
        ("until 6pm", "09:00-18:00"),
        ("only after 10 and before 18", "10:00-18:00"),
        ("not before 9 and not after 18", "09:00-18:00"),
        ("no messages after 8pm and before 9am", "09:00-20:00"),
        ("earliest 9 latest 17", "09:00-17:00"),
        ("in the mornings", "08:00-12:00"),
        ("evenings", "17:00-21:00"),
        ("mornings and afternoons", "08:00-17:00"),
        ("not in the evening", "09:00-17:00"),
        ("no messages at night", "08:00-22:00"),
        ("only during working hours", "09:00-17:00"),
        ("quiet hours 22-7", "07:00-22:00"),
        ("quiet hours from 10 to 7", "07:00-22:00"),
        ("not between 10pm and 8am", "08:00-22:00"),
        ("don't write between 10 and 8", "08:00-22:00"),
        ("do not disturb 22:00 to 07:00", "07:00-22:00"),
        ("i sleep between 11pm and 7am", "07:00-23:00"),
        ("mute 23:00-06:30", "06:30-23:00"),
        ("no messages between 9 and 5", "17:00-09:00"),
        ("any time", "00:00-23:59"),
        ("24/7", "00:00-23:59"),
    ],
)
def test_hours(text: str, window: str) -> None:
    first, _, last = window.partition("-")
    assert find_hours(text) == (time.fromisoformat(first), time.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    """
    remind me at 9|remind me 3 days before|before 3 may|5 to 10 hours a week|between 5 and 10 hours a week|2026-11-02
    from 3 may to 5 june|AZ-104|between 300 and 500 dollars|between 25 and 30|8pm to 8pm|good morning|chapters 3 to 5
    3 to 5 weeks|i passed it after 3 attempts|mornings and evenings|I passed CKA||10:99 to 12
    """.replace("\n", "|").split("|"),
)
def test_no_hours(text: str) -> None:
    assert find_hours(text.strip()) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("not on weekends", "01234"),
        ("only on weekdays", "01234"),
        ("i dont work on weekends", "01234"),
        ("weekends off", "01234"),
        ("no messages on sunday", "012345"),
        ("do not write me on saturday or sunday", "01234"),
        ("never on fridays and saturdays", "01236"),
        ("skip fridays", "012356"),
        ("only mondays", "0"),
        ("only on tuesday and thurday please", "13"),
        ("not on wendsday", "013456"),
        ("only sat and sun", "56"),
        ("mondays and wednesdays", "02"),
        ("monday, wednesday and friday", "024"),
        ("mon-fri", "01234"),
        ("monday to friday", "01234"),
        ("fri-mon", "4560"),
        ("mon to thu but not wed", "013"),
        ("weekdays but not friday", "0123"),
        ("every day except sunday", "012345"),
        ("any day but sunday", "012345"),
        ("any day", "0123456"),
        ("every day", "0123456"),
        ("daily", "0123456"),
        ("never on sundays, saturdays are fine", "012345"),
        ("weekly summary on fridays", "4"),
        ("message me every monday", "0"),
    ],
)
def test_weekdays(text: str, days: str) -> None:
    assert find_weekdays(text) == frozenset(int(day) for day in days)


@pytest.mark.parametrize(
    "text",
    """
    I passed on monday|remind me on monday|not every day|I sat the exam|never|their daily lives|three everyday tools
    what should I learn in the weekend|what does a nurse do all day|I passed CKA|
    """.replace("\n", "|").split("|"),
)
def test_no_weekdays(text: str) -> None:
    assert find_weekdays(text.strip()) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("remind me 45 and 10 days before", (45, 10)),
        ("2 weeks and 3 days before", (14, 3)),
        ("3 days and 2 weeks before", (14, 3)),
        ("a month before", (30,)),
        ("a month and a week before it expires", (30, 7)),
        ("1, 7 and 30 days ahead", (30, 7, 1)),
        ("30 7 1 days before", (30, 7, 1)),
        ("60/30/7 days before", (60, 30, 7)),
        ("three months before", (90,)),
        ("half a year before", (180,)),
        ("a year before", (365,)),
        ("2w and 3d before", (14, 3)),
        ("a couple of weeks before", (14,)),
        ("7 days prior to expiry", (7,)),
        ("2 weeks in advance", (14,)),
        ("the day before", (1,)),
        ("the week before", (7,)),
        ("on the day", (0,)),
        ("one day before and on the day itself", (1, 0)),
        ("30, 7 and on the day", (30, 7, 0)),
        ("90 days, 30 days, 1 day", (90, 30, 1)),
        ("45, 10", (45, 10)),
        ("before 10 days", (10,)),
        ("7 and 7 days before", (7,)),
        ("730 and 731 days before", (730,)),
        ("14 13 12 11 10 9 8 7 6 5 4 3 2 1 days before", (12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)),
    ],
)
def test_leads(text: str, days: tuple[int, ...]) -> None:
    assert find_leads(text) == days


@pytest.mark.parametrize(
    "text",
    """
    remind me in 3 days|remind me on the 3rd|5|two weeks ago|1000 days before|i passed it before|AZ-104 before
    in 3 months|on the day i passed|it depends on the day|5 hours a week before june|I passed CKA|
    """.replace("\n", "|").split("|"),
)
def test_no_leads(text: str) -> None:
    assert find_leads(text.strip()) is None


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("60%", 60),
        ("i am 75 % done", 75),
        ("60 percent", 60),
        ("sixty percent", 60),
        ("twenty five percent", 25),
        ("100%", 100),
        ("0%", 0),
        ("i'm at 33.5%", 33),
        ("half way", 50),
        ("halfway through", 50),
        ("half done", 50),
        ("about half", 50),
        ("two thirds", 67),
        ("one third done", 33),
        ("a quarter of the way", 25),
        ("three quarters done", 75),
    ],
)
def test_percent(text: str, percent: int) -> None:
    assert find_percent(text) == percent


@pytest.mark.parametrize(
    "text", ["done", "almost done", "150%", "half a year", "the third one", "this quarter", "", "60"]
)
def test_no_percent(text: str) -> None:
    assert find_percent(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("7 of 12 modules", (7, 12)),
        ("7 out of 12", (7, 12)),
        ("seven of twelve modules", (7, 12)),
        ("3 modules of 10", (3, 10)),
        ("chapter 3 of 10", (3, 10)),
        ("module 7/12", (7, 12)),
        ("7/12", (7, 12)),
        ("3/4 done", (3, 4)),
        ("done 3/4", (3, 4)),
        ("20/50 modules", (20, 50)),
        ("i did 5 of the 8 labs", (5, 8)),
        ("page 120 of 400", (120, 400)),
        ("0 of 10", (0, 10)),
    ],
)
def test_share(text: str, share: tuple[int, int]) -> None:
    assert find_share(text) == share


@pytest.mark.parametrize(
    "text", ["24/7", "3/4/2025", "one of the best", "3 of may", "12 of 7", "3 of 2025", "AZ-104", ""]
)
def test_no_share(text: str) -> None:
    assert find_share(text) is None


_FINDERS: list[Callable[[str], object]] = [find_hours, find_weekdays, find_leads, find_percent, find_share]
_COMMON = """
    between 8 and 18 not before after 10 am pm only on monday weekends fri - to 3 days weeks 99 , a half the of / 24 7
    quiet hours from until 22:00 every day % percent noon midnight 0 . even ahead
"""
_words = st.sampled_from(_COMMON.split())
_texts = st.one_of(st.text(max_size=200), st.lists(_words, max_size=14).map(" ".join), st.lists(_words).map("".join))


@settings(max_examples=400, deadline=None)
@given(text=_texts)
def test_any_text_gives_sensible_values(text: str) -> None:
    hours, days, leads = find_hours(text), find_weekdays(text), find_leads(text)
    percent, share = find_percent(text), find_share(text)
    assert hours is None or hours[0] != hours[1]
    assert days is None or (days and days <= frozenset(range(7)))
    assert leads is None or (0 < len(leads) <= 12 and list(leads) == sorted(set(leads), reverse=True))
    assert leads is None or all(0 <= lead <= 730 for lead in leads)
    assert percent is None or 0 <= percent <= 100
    assert share is None or 0 <= share[0] <= share[1]


def test_letters_that_only_look_like_those_of_a_word() -> None:
    assert find_hours("only at nıghts") == find_hours("only at nights") is not None


@pytest.mark.parametrize("find", _FINDERS)
@pytest.mark.parametrize("piece", ["please ", "1 ", "and 1 ", "mon ", "not ", "between 8 ", "a ", "half ", "1, "])
def test_a_very_long_message_is_read_in_time(find: Callable[[str], object], piece: str) -> None:
    start = clock.perf_counter()
    find(piece * 30_000)
    assert clock.perf_counter() - start < 2


@given(first=st.integers(0, 23), last=st.integers(0, 23))
def test_every_window_on_the_clock_is_read(first: int, last: int) -> None:
    found = find_hours(f"from {first:02}:00 to {last:02}:30")
    assert found == (time(first), time(last, 30))
    quiet = find_hours(f"not between {first:02}:00 and {last:02}:30")
    assert quiet == (time(last, 30), time(first))


@given(days=st.lists(st.integers(0, 730), min_size=1, max_size=12, unique=True))
def test_every_list_of_days_is_read(days: list[int]) -> None:
    assert find_leads(f"remind me {', '.join(map(str, days))} days before") == tuple(sorted(days, reverse=True))
