from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.dialogs.understanding.currencies import meant_in
from bot.dialogs.understanding.values import Money, count, currency_asked_for, find_values

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("max 400 zloty", "400 PLN"),
        ("I have one thousand five hundred reais", "1500 BRL"),
        ("a hundred and fifty quid", "150 GBP"),
        ("a couple of hundred dollars", "200 USD"),
        ("two grand, dollars", "2000 USD"),
        ("it doesn't cost a cent", "0 USD"),
        ("i dont want to spend money", "0 USD"),
        ("cant spend more than 15000 yen", "15000 JPY"),
        ("I can't spend that much", None),
        ("between level 2, $5 and nothing", "5 USD"),
        ("$500 a year for courses", "500 USD"),
        ("a forklift job at £19.40/h", None),
        ("electrician jobs pay £45k per annum", None),
        ("I earn £24k", None),
    ],
)
def test_money(said: str, amount: str | None) -> None:
    money = [v.value for v in find_values(said) if isinstance(v.value, Money) and v.kind == "money"]
    assert [f"{m.amount:f} {m.currency}" for m in money] == ([amount] if amount else [])


@pytest.mark.parametrize(
    ("said", "monthly"),
    [
        ("40 quid a month is what i have", True),
        ("50€/month", True),
        ("monthly budget of 2000 rupees", True),
        ("what i have per month is 40 quid", True),
        ("i can put away 40 a month", True),
        ("£30-£40 a month", True),
        ("all i have is £40 max each month", True),
        ("cant spend more than 40 a month", True),
        ("i have £500, in a month i need it", False),
        ("i need it in a month. i have £40", False),
        ("i have £500 a month from now", False),
        ("£500 a year", False),
        ("remind me every month, i have £500", False),
        ("it costs $49 a month", None),
        ("is it $49 a month?", None),
        ("the google one is $49 a month", None),
        ("i pay $49 a month for it", None),
        ("$49 monthly fee", None),
        ("i make 3000 dollars a month", None),
    ],
)
def test_money_of_every_month(said: str, monthly: bool | None) -> None:
    money = [v.value for v in find_values(said) if isinstance(v.value, Money) and v.kind == "money"]
    assert [m.monthly for m in money[:1]] == ([] if monthly is None else [monthly])


def test_money_is_kept_as_it_was_told() -> None:
    for told in (Money(Decimal(40), "GBP"), Money(Decimal(40), "GBP", monthly=True)):
        assert Money.of(told.as_json()) == told
    assert Money(Decimal(40), "GBP").as_json() == {"amount": "40", "currency": "GBP"}


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("an hour each weekday", "hours_a_week", 5),
        ("two hours a day", "hours_a_week", 14),
        ("within a year and a half", "months", 18),
        ("within a year", "months", 12),
    ],
)
def test_time(said: str, kind: str, value: int) -> None:
    assert [(v.kind, v.value) for v in find_values(said)] == [(kind, value)]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("one thousand five hundred", 1500),
        ("two hundred and fifty", 250),
        ("fifteen hundred", 1500),
        ("a few", 3),
        ("thirteen", 13),
        ("seventeen", 17),
        ("nineteen", 19),
        ("no number", None),
    ],
)
def test_count(said: str, number: int | None) -> None:
    assert count(said) == number


@pytest.mark.parametrize(
    "text", ["2 php certificates", "cpr aed 2 years ago", "how much is a course in php", "CPR/AED 2026"]
)
def test_a_language_and_a_defibrillator_are_no_money(text: str) -> None:
    assert [v for v in find_values(text) if v.kind == "money"] == []
    assert currency_asked_for(text) is None


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("i can pay 500 aed", 500, "AED"),
        ("my budget is R800", 800, "ZAR"),
        ("budget Rs. 2,50,000", 250_000, "INR"),
        ("budget is 1.5 lakh", 150_000, "INR"),
        ("20 k naira", 20_000, "NGN"),
        ("$500 canadian", 500, "CAD"),
        ("5 thousand rupees", 5000, "INR"),
        ("got 2 grand total", 2000, "USD"),
    ],
)
def test_money_as_people_write_it(text: str, amount: int, currency: str) -> None:
    (value,) = [v for v in find_values(text) if v.kind == "money"]
    assert value.value == Money(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["php 8", "got my AED 2025", "server 2012 R2", "2 aed courses", "CIS R2025"])
def test_a_number_beside_what_is_also_a_word_is_no_money(text: str) -> None:
    assert not [v for v in find_values(text) if v.kind == "money"]


def test_whose_pesos_are_meant() -> None:
    assert meant_in("3000 pesos", "MX") == "MXN"
    assert meant_in("2 lakh", "PK") == "PKR"
    assert meant_in("3000 pesos", "DE") is None
    assert meant_in("300 euros", "MX") is None
