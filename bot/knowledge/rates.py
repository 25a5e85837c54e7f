"""Rough exchange rates: enough to hold a budget against a price in other money, not to pay by.

Recalled, as they were in 2025, to two or three digits. Money that loses a fifth of its worth in a year is left out:
a rate that is wrong by then says less than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

#: What one unit is worth in US dollars.
_WORTH: Mapping[str, Decimal] = {
    code: Decimal(worth)
    for code, worth in {
        "USD": "1", "EUR": "1.15", "GBP": "1.33", "CHF": "1.2", "CAD": "0.72", "AUD": "0.65", "NZD": "0.59",
        "JPY": "0.0067", "CNY": "0.14", "HKD": "0.13", "SGD": "0.77", "KRW": "0.00072", "TWD": "0.032",
        "INR": "0.0116", "PKR": "0.0035", "BDT": "0.0082", "LKR": "0.0033", "NPR": "0.0073", "PHP": "0.0175",
        "IDR": "0.00006", "MYR": "0.235", "THB": "0.03", "VND": "0.000038", "SEK": "0.105", "NOK": "0.098",
        "DKK": "0.154", "PLN": "0.27", "CZK": "0.047", "HUF": "0.0029", "RON": "0.23", "BGN": "0.59", "ISK": "0.008",
        "ZAR": "0.056", "KES": "0.0077", "MAD": "0.11", "BRL": "0.18", "MXN": "0.053", "CLP": "0.00105",
        "COP": "0.00025", "PEN": "0.28", "AED": "0.27", "SAR": "0.27", "QAR": "0.27", "KWD": "3.26", "ILS": "0.29",
    }.items()
}  # fmt: skip


#: Money that is spent in several countries, so that nothing of where somebody works is in it.
_OF_MANY = frozenset({"USD", "EUR"})


def country_of(currency: str) -> str | None:
    """Where its money is spent, by ISO 3166: the first two letters of ISO 4217; None of that of several countries."""
    return currency[:2] if currency in _WORTH and currency not in _OF_MANY else None


def is_known(currency: str) -> bool:
    return currency in _WORTH


def roughly(amount: Decimal, currency: str, wanted: str) -> Decimal | None:
    """The amount in the ``wanted`` currency, in whole units when it is another one; None without a rate."""
    if currency == wanted or not amount:
        return amount
    if not (is_known(currency) and is_known(wanted)):
        return None
    return (amount * _WORTH[currency] / _WORTH[wanted]).quantize(Decimal(1), ROUND_HALF_UP)


def unit_and_worth(one: str, other: str) -> tuple[str, Decimal, str]:
    """``("GBP", 1.33, "USD")``: a unit of the dearer one in the other, as people say it, to three digits.

    Raises KeyError where a rate is not known.
    """
    dear, cheap = sorted((one, other), key=lambda code: -_WORTH[code])
    worth = _WORTH[dear] / _WORTH[cheap]
    return dear, Decimal(f"{worth:.3g}").quantize(Decimal("0.01") if worth < 100 else Decimal(1)).normalize(), cheap
