"""A number with the points and commas of any country: ``1,200.50``, ``1.200,50``, ``3 000``."""

from __future__ import annotations

from decimal import Decimal

#: Nothing that anybody pays, spends or logs is as much; a longer number is no amount.
TOO_MUCH = Decimal(10) ** 12


def read_amount(text: str) -> Decimal | None:
    """None when there is no number in it, or none that can be meant."""
    from price_parser import Price  # its currencies take a while to load, and few messages name an amount

    amount = Price.fromstring(text).amount
    return amount if amount is not None and amount < TOO_MUCH else None
