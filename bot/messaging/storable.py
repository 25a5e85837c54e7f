"""Text that every database can keep: what JSON lets through is more than that."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

_NUL = "\x00"


def storable(value: Any) -> Any:
    """JSON without halves of surrogate pairs, which no encoding has, and without NUL, which PostgreSQL refuses."""
    match value:
        case str():
            return value if value.isascii() and _NUL not in value else _whole(value)
        case dict():
            return {storable(name): storable(held) for name, held in value.items()}
        case list():
            return [storable(held) for held in value]
    return value


def clean_fields(event: Any) -> None:
    """Make all that a frozen dataclass holds storable, as it is made."""
    for each in fields(event):
        held = getattr(event, each.name)
        clean = storable(held)
        if clean is not held:
            object.__setattr__(event, each.name, clean)


def _whole(text: str) -> str:
    return text.replace(_NUL, "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
