"""A number with the points and commas of any country: ``1,200.50``, ``1.200,50``, ``3 000``."""

from __future__ import annotations

from decimal import Decimal


def read_amount(text: str) -> Decimal | None:
    """None when there is no number in it."""
    from price_parser import Price  # its currencies take a while to load, and few messages name an amount

    return Price.fromstring(text).amount
