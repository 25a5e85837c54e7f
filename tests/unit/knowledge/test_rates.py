"""Money in other money: roughly, and never of what no rate is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.knowledge.advisor import price_in
from bot.knowledge.model.renewal import Price
from bot.knowledge.rates import is_known, roughly, unit_and_worth
from bot.knowledge.wording import price_words, rate_words


def test_the_same_money_is_exact_and_other_money_in_whole_units() -> None:
    assert roughly(Decimal("264.50"), "USD", "USD") == Decimal("264.50")
    assert roughly(Decimal(100), "GBP", "USD") == Decimal(133)
    assert roughly(Decimal(133), "USD", "GBP") == Decimal(100)


def test_no_rate_no_amount_but_nothing_is_nothing_anywhere() -> None:
    assert not is_known("NGN")
    assert roughly(Decimal(100), "NGN", "USD") is None
    assert roughly(Decimal(100), "USD", "NGN") is None
    assert roughly(Decimal(0), "USD", "NGN") == 0


def test_there_and_back_is_about_the_same() -> None:
    for code in ("EUR", "INR", "JPY", "KWD"):
        there = roughly(Decimal(100_000), "USD", code)
        assert there is not None
        back = roughly(there, code, "USD")
        assert back is not None
        assert abs(back - 100_000) < 10


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [("GBP", "USD", "£1 as $1.33"), ("USD", "GBP", "£1 as $1.33"), ("USD", "INR", "$1 as ₹86.20"),
     ("GBP", "IDR", "£1 as IDR22,200")],
)  # fmt: skip
def test_a_rate_is_said_of_the_dearer_unit(one: str, other: str, words: str) -> None:
    assert rate_words(one, other) == words
    assert unit_and_worth(one, other) == unit_and_worth(other, one)


def test_a_price_counts_in_other_money_and_a_subscription_in_none() -> None:
    assert price_in(Price(amount=Decimal(230), currency="GBP"), "USD") == Decimal(306)
    assert price_in(Price(amount=Decimal(49), currency="USD", every="month"), "USD") is None


def test_the_least_price_is_said_as_one() -> None:
    assert price_words(Price(amount=Decimal(152), currency="GBP", least=True)) == "from £152"
    assert price_words(Price(amount=Decimal(0), currency="GBP", least=True)) == "free"
