""" "No, I meant dollars": the amount that was just said, in another currency."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.currencies import currency_of
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_CURRENCY = pattern(
    r"\W*(?:(?:no|oh|sorry|oops|actually|wait|i|meant?|mean|it['’]?s|its|is|in|that|that['’]?s|thats|was|of\s+course|rather|make|the"
    r"|budget|should|be)\W+){0,8}(?P<said>[$€£₹¥]|[a-z]{2,12}\$?(?:\s+dollars)?)(?:\W+(?:not|instead\s+of)\W+[$€£₹¥\w]{1,12})?"
    r"(?:\W+(?:please|instead|sorry|of\s+course))?[\s.!?]{0,5}",
    re.IGNORECASE,
)
_LONGEST = 60


def in_other_currency(heard: Heard, last: Frame) -> dict[str, Any] | None:
    """The slots of the last answer with its budget in the currency that is all that was said; None otherwise."""
    budget = last.slots.get("budget")
    if not isinstance(budget, dict) or heard.named or heard.values or len(heard.text) > _LONGEST:
        return None
    said = _CURRENCY.fullmatch(heard.text)
    currency = currency_of(said["said"]) if said else None
    return {**last.slots, "budget": {**budget, "currency": currency}} if currency else None
