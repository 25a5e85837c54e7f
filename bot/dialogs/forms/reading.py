"""What was entered into a form as values; what cannot be read counts as not entered."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from bot.dialogs.understanding.amounts import TOO_MUCH
from bot.messaging.form import Entered


def text(entered: Entered, name: str) -> str | None:
    """One line without white space around it."""
    said = entered.get(name)
    return " ".join(said.split()) or None if isinstance(said, str) else None


def several(entered: Entered, name: str) -> list[str]:
    said = entered.get(name, [])
    return [said] if isinstance(said, str) else said


def day(entered: Entered, name: str) -> date | None:
    try:
        return date.fromisoformat(text(entered, name) or "")
    except ValueError:
        return None


def time_of_day(entered: Entered, name: str) -> time | None:
    try:
        return time.fromisoformat(text(entered, name) or "").replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def amount(entered: Entered, name: str) -> Decimal | None:
    """A number that can be meant; a comma may stand for the point."""
    try:
        found = Decimal((text(entered, name) or "").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < TOO_MUCH else None


def is_web_address(said: str) -> bool:
    try:
        parts = urlsplit(said)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in said
