"""Which dates a sentence says, how exactly, and what it says of them. Today is Monday, 2 November 2026."""

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.dialogs.understanding.dates import SaidDate, find_dates, month_number, weekday

TODAY = date(2026, 11, 2)


def said(text: str, day_first: bool | None = None) -> list[tuple[str, list[str], str, str | None]]:
    found = find_dates(text, TODAY, day_first)
    return [(text[d.start : d.end], [str(o) for o in d.options], d.grain, d.cue) for d in found]


def only(text: str, day_first: bool | None = None) -> SaidDate:
    (found,) = find_dates(text, TODAY, day_first)
    return found


@pytest.mark.parametrize(
    ("text", "span", "day", "grain"),
    [
        ("3 May 2025", "3 May 2025", "2025-05-03", "day"),
        ("May 3rd, 2025", "May 3rd, 2025", "2025-05-03", "day"),
        ("the 3rd of may 25", "3rd of may 25", "2025-05-03", "day"),
        ("3th of march 2024", "3th of march 2024", "2024-03-03", "day"),
        ("first of june 2025", "first of june 2025", "2025-06-01", "day"),
        ("twenty-third of june 2025", "twenty-third of june 2025", "2025-06-23", "day"),
        ("the 1st of last month", "the 1st of last month", "2026-10-01", "day"),
        ("in 2028 in june i think the 3rd", "2028 in june i think the 3rd", "2028-06-03", "day"),
        ("got it 2024 may the 14th", "2024 may the 14th", "2024-05-14", "day"),
        ("expires in june 2028 on the 3rd", "june 2028 on the 3rd", "2028-06-03", "day"),
        ("next month on the 20th", "next month on the 20th", "2026-12-20", "day"),
        ("last month, 3rd", "last month, 3rd", "2026-10-03", "day"),
        ("fifteenth of next month", "fifteenth of next month", "2026-12-15", "day"),
        ("monday 3 may 2025", "monday 3 may 2025", "2025-05-03", "day"),
        ("Nov. 5th 2024", "Nov. 5th 2024", "2024-11-05", "day"),
        ("14-Aug-2028", "14-Aug-2028", "2028-08-14", "day"),
        ("03MAY2025", "03MAY2025", "2025-05-03", "day"),
        ("2025 may 3", "2025 may 3", "2025-05-03", "day"),
        ("14 aug 79", "14 aug 79", "2079-08-14", "day"),
        ("14 aug 80", "14 aug 80", "1980-08-14", "day"),
        ("aug 14 '25", "aug 14 '25", "2025-08-14", "day"),
        ("2027-06-01", "2027-06-01", "2027-06-01", "day"),
        ("2027/06/01", "2027/06/01", "2027-06-01", "day"),
        ("2027-06-01T10:00:00Z", "2027-06-01", "2027-06-01", "day"),
        ("01.06.2027", "01.06.2027", "2027-06-01", "day"),
        ("3.4.2027", "3.4.2027", "2027-04-03", "day"),
        ("3.4.27", "3.4.27", "2027-04-03", "day"),
        ("25/12/2026", "25/12/2026", "2026-12-25", "day"),
        ("12/25/2026", "12/25/2026", "2026-12-25", "day"),
        ("03/03/2027", "03/03/2027", "2027-03-03", "day"),
        ("Q2 2027", "Q2 2027", "2027-04-01", "quarter"),
        ("2027 q3", "2027 q3", "2027-07-01", "quarter"),
        ("q1 '27", "q1 '27", "2027-01-01", "quarter"),
        ("in the fourth quarter of 2027", "the fourth quarter of 2027", "2027-10-01", "quarter"),
        ("by q2", "q2", "2027-04-01", "quarter"),
        ("by Q4", "Q4", "2026-10-01", "quarter"),
        ("before the end of the second quarter", "the end of the second quarter", "2027-06-30", "day"),
        ("by early Q2", "early Q2", "2027-04-01", "month"),
        ("by the end of next quarter", "the end of next quarter", "2027-03-31", "day"),
        ("until easter", "easter", "2027-03-28", "day"),
        ("easter monday 2028", "easter monday 2028", "2028-04-17", "day"),
        ("last good friday", "last good friday", "2026-04-03", "day"),
        ("march 2024", "march 2024", "2024-03-01", "month"),
        ("mar '24", "mar '24", "2024-03-01", "month"),
        ("march of 2024", "march of 2024", "2024-03-01", "month"),
        ("march last year", "march last year", "2025-03-01", "month"),
        ("03/2024", "03/2024", "2024-03-01", "month"),
        ("2024-03", "2024-03", "2024-03-01", "month"),
        ("in 2023", "2023", "2023-01-01", "year"),
        ("since 2019", "2019", "2019-01-01", "year"),
        ("last year", "last year", "2025-01-01", "year"),
        ("next year", "next year", "2027-01-01", "year"),
        ("last month", "last month", "2026-10-01", "month"),
        ("next month", "next month", "2026-12-01", "month"),
        ("last week", "last week", "2026-10-26", "day"),
        ("next week", "next week", "2026-11-09", "day"),
        ("yesterday", "yesterday", "2026-11-01", "day"),
        ("today", "today", "2026-11-02", "day"),
        ("tomorrow", "tomorrow", "2026-11-03", "day"),
        ("tommorow", "tommorow", "2026-11-03", "day"),
        ("the day before yesterday", "the day before yesterday", "2026-10-31", "day"),
        ("the day after tomorrow", "the day after tomorrow", "2026-11-04", "day"),
        ("two weeks ago", "two weeks ago", "2026-10-19", "day"),
        ("3 days ago", "3 days ago", "2026-10-30", "day"),
        ("a year ago", "a year ago", "2025-11-02", "month"),
        ("a year and a half ago", "a year and a half ago", "2025-05-02", "month"),
        ("2yrs ago", "2yrs ago", "2024-11-02", "month"),
        ("18 months back", "18 months back", "2025-05-02", "month"),
        ("half a year ago", "half a year ago", "2026-05-02", "month"),
        ("an hour ago", "an hour ago", "2026-11-02", "day"),
        ("in 3 months", "in 3 months", "2027-02-02", "day"),
        ("in a couple of weeks", "in a couple of weeks", "2026-11-16", "day"),
        ("within a month", "within a month", "2026-12-02", "day"),
        ("six months from now", "six months from now", "2027-05-02", "day"),
        ("90 days from today", "90 days from today", "2027-01-31", "day"),
        ("last friday", "last friday", "2026-10-30", "day"),
        ("next tuesday", "next tuesday", "2026-11-03", "day"),
        ("this friday", "this friday", "2026-11-06", "day"),
        ("last wendsday", "last wendsday", "2026-10-28", "day"),
        ("friday last week", "friday last week", "2026-10-30", "day"),
        ("next week on friday", "next week on friday", "2026-11-13", "day"),
        ("this weekend", "this weekend", "2026-11-07", "day"),
        ("last march", "last march", "2026-03-01", "month"),
        ("next march", "next march", "2027-03-01", "month"),
        ("next may", "next may", "2027-05-01", "month"),
        ("end of march 2027", "end of march 2027", "2027-03-31", "day"),
        ("end of feb 2028", "end of feb 2028", "2028-02-29", "day"),
        ("beginning of april 2025", "beginning of april 2025", "2025-04-01", "month"),
        ("mid june", "mid june", "2026-06-15", "day"),
        ("end of the year", "end of the year", "2026-12-31", "day"),
        ("the end of next year", "the end of next year", "2027-12-31", "day"),
        ("end of next month", "end of next month", "2026-12-31", "day"),
        ("end of the week", "end of the week", "2026-11-08", "day"),
        ("mid-2027", "mid-2027", "2027-07-01", "month"),
        ("late 2025", "late 2025", "2025-11-01", "month"),
        ("eoy", "eoy", "2026-12-31", "day"),
        ("last christmas", "last christmas", "2025-12-25", "day"),
        ("christmas 2027", "christmas 2027", "2027-12-25", "day"),
        ("easter", "easter", "2026-04-05", "day"),
        ("good friday 2027", "good friday 2027", "2027-03-26", "day"),
        ("easter monday 2025", "easter monday 2025", "2025-04-21", "day"),
        ("thanksgiving 2026", "thanksgiving 2026", "2026-11-26", "day"),
        ("after christmas", "after christmas", "2025-12-27", "day"),
        ("two weeks before easter 2027", "two weeks before easter 2027", "2027-03-14", "day"),
        ("the day after new year 2027", "the day after new year 2027", "2027-01-02", "day"),
        ("next quarter", "next quarter", "2027-01-01", "quarter"),
        ("end of next quarter", "end of next quarter", "2027-03-31", "day"),
        ("end of the quarter", "end of the quarter", "2026-12-31", "day"),
        ("q2 2027", "q2 2027", "2027-04-01", "quarter"),
        ("end of Q1 2028", "end of Q1 2028", "2028-03-31", "day"),
        ("end of summer 2027", "end of summer 2027", "2027-08-31", "day"),
        ("over the weekend", "the weekend", "2026-10-31", "day"),
        ("summer 2027", "summer 2027", "2027-06-01", "month"),
        ("december", "december", "2025-12-01", "month"),
        ("june", "june", "2026-06-01", "month"),
        ("feburary 2025", "feburary 2025", "2025-02-01", "month"),
        ("passed in feburary", "feburary", "2026-02-01", "month"),
        ("septmber 2025", "septmber 2025", "2025-09-01", "month"),
        ("mrch 2024", "mrch 2024", "2024-03-01", "month"),
        ("12 and 30 may", "30 may", "2026-05-30", "day"),
        ("3. März 2025", "3. März 2025", "2025-03-03", "day"),
        ("1er mars 2025", "1er mars 2025", "2025-03-01", "day"),
        ("3 de mayo de 2025", "3 de mayo de 2025", "2025-05-03", "day"),
        ("15 juin 2026", "15 juin 2026", "2026-06-15", "day"),
    ],
)
def test_one_date(text: str, span: str, day: str, grain: str) -> None:
    assert [entry[:3] for entry in said(text)] == [(span, [day], grain)]


@pytest.mark.parametrize("text", ["03/04/2027", "03-04-2027", "3/4/27", "03 04 2027"])
def test_day_and_month_that_can_swap(text: str) -> None:
    assert only(text).options == (date(2027, 4, 3), date(2027, 3, 4))
    assert only(text, day_first=True).options == (date(2027, 4, 3),)
    assert only(text, day_first=False).options == (date(2027, 3, 4),)


def test_the_only_possible_order_wins_over_the_usual_one() -> None:
    assert only("05/25/2026", day_first=True).options == (date(2026, 5, 25),)
    assert only("25/05/2026", day_first=False).options == (date(2026, 5, 25),)
    assert only("3.4.2027", day_first=False).options == (date(2027, 4, 3),)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("expires 31 feb 2025", "31 feb 2025"),
        ("2025-13-01", "2025-13-01"),
        ("31/02/2025", "31/02/2025"),
        ("february 30", "february 30"),
        ("30 feb", "30 feb"),
        ("31 april 2025", "31 april 2025"),
        ("29.02.2025", "29.02.2025"),
    ],
)
def test_a_day_that_does_not_exist_is_reported_without_options(text: str, span: str) -> None:
    assert [(entry[0], entry[1]) for entry in said(text)] == [(span, [])]


@pytest.mark.parametrize(
    "text",
    """
    AZ-104|SAA-C03 N10-009 220-1101 1z0-071 CS0-003|$300|5 hours a week|ISO 27001|ISO 27001:2022 lead auditor
    300-410|v1.2.3|kubernetes 1.30.12|10.0.0.12|24/7|3/4 done|20/50 modules|chapter 3 of 10|Windows Server 2019|2026
    CVE-2024-1234|phone 555-01-2024|school year 2024/25|may I ask|I may 3 times try|option 3 may be better|maybe 3
    marketing|mark 3 exams|match 2025 cases|the august company alone|thanks april|my wife june|may|I'm on 3/4
    I sat the exam|3 exams 2025|in 2030 hours|5 hours in a week|every 3 years|valid for 3 years|passed it in 3 months
    in spring boot|happy new year|the 3rd one|the 2nd|march 5 questions|from 8 to 18|between 8 and 18|20270601
    only on mondays|no messages on sunday|every monday|don't write on saturday and sunday|only monday to friday
    a quarter done|the last quarter of the course|a quarter of an hour|good luck|eastern time
    black friday deals|second 2025|1/2/3|what next? may I ask|I passed CKA|
    """.replace("\n", "|").split("|"),
)
def test_no_date(text: str) -> None:
    assert said(text.strip()) == []


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("I passed CKA on 3 May 2025", {"2025-05-03": "awarded"}),
        ("I got my PMP in 2023", {"2023-01-01": "awarded"}),
        ("i have cka since june 2023", {"2023-06-01": "awarded"}),
        ("renewed 2024-02-01", {"2024-02-01": "awarded"}),
        ("I passed the exam on 3 may", {"2026-05-03": "awarded"}),
        ("exam was on 3 may", {"2026-05-03": "awarded"}),
        ("Completion date: August 14, 2025", {"2025-08-14": "awarded"}),
        ("it expires 2027-06-01", {"2027-06-01": "expires"}),
        ("expires on 3 May", {"2027-05-03": "expires"}),
        ("exp. 3 may 2027", {"2027-05-03": "expires"}),
        ("expires:3 may 2027", {"2027-05-03": "expires"}),
        ("Expires\nMay 2027", {"2027-05-01": "expires"}),
        ("valid until 3 may 2027", {"2027-05-03": "expires"}),
        ("my certificate is good until oct 2028", {"2028-10-01": "expires"}),
        ("good through december", {"2026-12-01": "expires"}),
        ("Its validity ends on 5 of june 2027", {"2027-06-05": "expires"}),
        ("2027-06-01 expiry", {"2027-06-01": "expires"}),
        ("3 may (expires)", {"2027-05-03": "expires"}),
        ("my cka expired last month", {"2026-10-01": "expires"}),
        ("it expired 3 may", {"2026-05-03": "expires"}),
        ("expires in 3 months", {"2027-02-02": "expires"}),
        ("want to pass cka by june", {"2027-06-01": "target"}),
        ("by end of march", {"2027-03-31": "target"}),
        ("before christmas", {"2026-12-25": "target"}),
        ("by easter", {"2027-03-28": "target"}),
        ("pause until after christmas", {"2026-12-27": "until"}),
        ("the exam is after christmas", {"2026-12-27": "target"}),
        ("by the end of next quarter", {"2027-03-31": "target"}),
        ("by the weekend", {"2026-11-07": "target"}),
        ("exam on 12 may 10 am", {"2027-05-12": "target"}),
        ("I've got an exam in 3 weeks", {"2026-11-23": "target"}),
        ("must be completed by 3 march", {"2027-03-03": "target"}),
        ("want to get certified in june", {"2027-06-01": "target"}),
        ("june 5 is the deadline", {"2027-06-05": "target"}),
        ("by thursay", {"2026-11-05": "target"}),
        ("starting june", {"2027-06-01": "from"}),
        ("from tomorrow", {"2026-11-03": "from"}),
        ("as of 1 june 2027", {"2027-06-01": "from"}),
        ("snooze until friday", {"2026-11-06": "until"}),
        ("do not write to me till 5 january", {"2027-01-05": "until"}),
        ("on monday", {"2026-10-26": "awarded"}),
        ("remind me on monday", {"2026-11-09": None}),
        ("on 3 may 2030", {"2030-05-03": None}),
        ("haven't passed yet, on 3 june maybe", {"2027-06-03": None}),
        ("I passed it. 3 may 2024", {"2024-05-03": None}),
        ("expires 20270601", {"2027-06-01": "expires"}),
        ("by 12/25", {"2026-12-25": "target"}),
        ("on the 15th", {"2026-10-15": "awarded"}),
        ("by the 31st", {"2026-12-31": "target"}),
        ("passed on 29 feb", {"2024-02-29": "awarded"}),
        ("expires on 29 feb", {"2028-02-29": "expires"}),
        ("passed cka 2024-06-01 expires 2027-06-01", {"2024-06-01": "awarded", "2027-06-01": "expires"}),
        ("2024-06-01 passed, 2027-06-01 expiry", {"2024-06-01": "awarded", "2027-06-01": "expires"}),
        ("Issued May 2024 · Expires May 2027", {"2024-05-01": "awarded", "2027-05-01": "expires"}),
        ("Issued\nMay 2024\nExpires\nMay 2027", {"2024-05-01": "awarded", "2027-05-01": "expires"}),
        ("valid from 3 may 2024 to 3 may 2027", {"2024-05-03": "awarded", "2027-05-03": "expires"}),
        ("i got my cissp 12/2022 valid till 12/2025", {"2022-12-01": "awarded", "2025-12-01": "expires"}),
        ("from 20 december to 5 january I'm away", {"2026-12-20": "from", "2027-01-05": "until"}),
        ("valid from jan 2024 until jan 2027", {"2024-01-01": "awarded", "2027-01-01": "expires"}),
        ("snooze it for 2 weeks", {"2026-11-16": "until"}),
        ("for a month", {"2026-12-02": "until"}),
        ("plan to do it til summer", {"2027-06-01": "until"}),
        ("passed it this morning", {"2026-11-02": "awarded"}),
        ("passed in 2021 and 2024", {"2021-01-01": "awarded", "2024-01-01": "awarded"}),
        (
            "passed cka 3 may 2024, ckad 4 june 2024 and cks 5 july 2025",
            {"2024-05-03": "awarded", "2024-06-04": "awarded", "2025-07-05": "awarded"},
        ),
    ],
)
def test_what_is_said_of_a_date(text: str, cues: dict[str, str | None]) -> None:
    assert {entry[1][0]: entry[3] for entry in said(text)} == cues


def test_a_fraction_needs_a_cue_to_be_a_date() -> None:
    assert only("passed on 3/4").options == (date(2026, 4, 3), date(2026, 3, 4))
    assert only("passed on 3/4", day_first=False).options == (date(2026, 3, 4),)


def test_a_day_that_was_asked_for_needs_no_cue() -> None:
    assert find_dates("30.9.", TODAY) == []
    (found,) = find_dates("30.9.", TODAY, asked="any")
    assert found.options == (date(2026, 9, 30),)
    (none,) = find_dates("31.9.", TODAY, asked="any")
    assert none.options == ()


def test_the_day_before_is_before_a_day_that_is_said() -> None:
    assert [str(d.options[0]) for d in find_dates("CKA yesterday and CKAD the day before", TODAY)] == [
        "2026-11-01", "2026-10-31",
    ]  # fmt: skip
    assert only("I passed CKA the day before").options == ()
    assert find_dates("remind me the day before", TODAY) == []


def test_a_month_that_is_not_over_still_lies_ahead() -> None:
    assert only("expires in november").options == (date(2026, 11, 1),)
    assert only("passed in november").options == (date(2026, 11, 1),)


def test_letters_that_only_look_like_those_of_a_word() -> None:
    assert only("passed on 3 May laſt year").options == (date(2025, 5, 3),)
    assert only("by chrıſtmas").options == (date(2026, 12, 25),)


def test_a_message_without_a_date_costs_next_to_nothing() -> None:
    text = "AZ-104 or SAA-C03? I have 5 hours a week and $300 and I am in devops"
    find_dates(text, TODAY)
    start = time.perf_counter()
    for _ in range(200):
        find_dates(text, TODAY)
    assert (time.perf_counter() - start) / 200 < 0.001  # really 0.03 ms; the rest is for a busy machine


def test_a_very_long_message_is_read_in_time() -> None:
    start = time.perf_counter()
    find_dates("may 3 and on 1 2 " * 3_000, TODAY)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Monday", 0),
        ("tuesdays", 1),
        ("wed", 2),
        ("wendsday", 2),
        ("thurday", 3),
        ("fri.", 4),
        ("saterday", 5),
        ("sun", 6),
    ],
)
def test_weekday(word: str, number: int) -> None:
    assert weekday(word) == number


@pytest.mark.parametrize("word", ["someday", "midday", "subway", "may", "moon", "essay", ""])
def test_not_a_weekday(word: str) -> None:
    assert weekday(word) is None


@pytest.mark.parametrize(
    ("word", "number"), [("janury", 1), ("Sept", 9), ("dezember", 12), ("oktober", 10), ("июня", 6)]
)
def test_month_number(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize("word", ["mark", "match", "exams", "maybe", "jane", "novel", "decide"])
def test_not_a_month(word: str) -> None:
    assert month_number(word) is None
