"""Saying no as Telegram does, and doing so on demand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


class ApiError(Exception):
    """An answer with ``ok: false``."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        said = {"ok": False, "error_code": self.status, "description": self.description}
        return said | ({"parameters": self.parameters} if self.parameters else {})


@dataclass
class Fault:
    """What goes wrong in the next ``times`` calls of ``methods`` (any, when empty) to ``chat`` (any, when None).

    ``refusal`` is the answer; None never answers. ``after``: the call is carried out first, and the answer is lost.
    """

    refusal: ApiError | None
    methods: Collection[str] = ()
    chat: int | None = None
    times: int = 1
    after: bool = False

    def strikes(self, method: str, chat: int | None) -> bool:
        """Whether this call fails; counts down."""
        if self.times < 1 or (self.methods and method not in self.methods):
            return False
        if self.chat is not None and self.chat != chat:
            return False
        self.times -= 1
        return True
