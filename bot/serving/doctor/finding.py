"""What a look at one thing finds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from enum import Enum, auto

from bot.clock import Clock
from bot.settings import Settings


class Verdict(Enum):
    """``BROKEN`` keeps Laurel from serving; ``DOUBTFUL`` asks its operator to look."""

    WELL = auto()
    DOUBTFUL = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """``said``: what is, and when that is not well, what to do about it."""

    verdict: Verdict
    said: str


#: Looks at one thing, for as long as it likes: whoever asks has only so much patience.
Check = Callable[[Settings, Clock], AsyncIterator[Finding]]


def well(said: str) -> Finding:
    return Finding(Verdict.WELL, said)


def doubtful(said: str) -> Finding:
    return Finding(Verdict.DOUBTFUL, said)


def broken(said: str) -> Finding:
    return Finding(Verdict.BROKEN, said)
