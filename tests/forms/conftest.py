from __future__ import annotations

import pytest

from bot.app import Laurel
from bot.messaging.incoming import Sender
from tests.forms.visitor import Visitor


@pytest.fixture
def dana(laurel: Laurel) -> Visitor:
    """In Berlin, on Monday 2 November 2026, at ten."""
    return Visitor(laurel)


@pytest.fixture
def eve(laurel: Laurel, dana: Visitor) -> Visitor:
    """Somebody else on the same platform."""
    other = Visitor(laurel, Sender("slack", "U2", "Eve"))
    other.courier = dana.courier
    laurel.connect("slack", dana.courier)
    return other
