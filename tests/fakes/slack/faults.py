"""What goes wrong on demand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Trouble(Enum):
    """How a call goes wrong."""

    ANSWER = auto()
    """Answered with ``status``, ``headers`` and ``body``."""
    HANG = auto()
    """Never answered."""
    DROP = auto()
    """The connection is closed, and nothing was done."""
    LOSE = auto()
    """Carried out, and then the connection is closed."""
    SLOW = auto()
    """Carried out and answered after ``seconds``."""


@dataclass
class Fault:
    """What happens to the next ``times`` calls of ``methods`` (any, when empty) to ``channel`` (any, when None)."""

    trouble: Trouble
    methods: Collection[str] = ()
    channel: str | None = None
    times: int | None = 1
    status: int = 200
    body: dict[str, Any] | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0

    def strikes(self, method: str, channel: str | None) -> bool:
        """Whether this call is hit; counts down."""
        if self.times == 0 or (self.methods and method not in self.methods):
            return False
        if self.channel is not None and self.channel != channel:
            return False
        if self.times is not None:
            self.times -= 1
        return True
