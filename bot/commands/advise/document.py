"""Advice as a JSON document. Its keys and their order are kept stable for programs that read it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.commands.advise.wanted import Wanted
from bot.knowledge.advisor import Advice, Advised, Wish
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.renewal import Price


def advice_document(
    catalogue: Catalogue, wanted: Wanted, wish: Wish, advice: Advice, steps: Iterable[Advised], limit: int
) -> dict[str, Any]:
    """The whole advice; ``ranked`` holds the first ``limit`` of ``total``. Unknown facts are null."""
    return {
        "role": wanted.role,
        "wish": _wish(wish),
        "total": len(advice.ranked),
        "ranked": [_entry(catalogue, advised) for advised in advice.ranked[:limit]],
        "path": [_entry(catalogue, advised) for advised in steps],
        "missing": list(advice.missing),
        "covered": list(advice.covered),
        "left_out": dict(sorted(advice.left_out.items())),
        "unpriced": advice.unpriced,
    }


def _wish(wish: Wish) -> dict[str, Any]:
    return {
        "skills": dict(wish.skills),
        "level": wish.level,
        "budget": None if wish.budget is None else _amount(wish.budget),
        "currency": wish.currency,
        "country": wish.country,
        "hours": wish.hours,
        "delivery": wish.delivery,
        "no_exam": wish.no_exam,
        "holds": list(wish.holds),
        "knows": list(wish.knows),
    }


def _entry(catalogue: Catalogue, advised: Advised) -> dict[str, Any]:
    credential = advised.credential
    return {
        "id": credential.id,
        "name": credential.name,
        "issuer": catalogue.issuer_of[credential.id],
        "score": advised.score,
        "points": advised.points,
        "proves": list(advised.proves),
        "coverage": round(advised.coverage, 4),
        "unmet": list(advised.unmet),
        "price": _price(credential.cost),
        "hours": credential.hours,
        "countries": list(credential.countries),
        "level": credential.level,
        "url": str(credential.url),
    }


def _price(price: Price | None) -> dict[str, Any] | None:
    if price is None:
        return None
    return {"amount": _amount(price.amount), "currency": price.currency, **({"least": True} if price.least else {})}


def _amount(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
