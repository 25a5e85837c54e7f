"""Saying no as Slack does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.fakes.slack.blockkit.checking import Problem


class Refused(Exception):  # noqa: N818
    """An answer with ``ok: false``; ``error`` is Slack's code."""

    def __init__(self, error: str, **fields: Any) -> None:
        super().__init__(error)
        self.error = error
        self.fields = fields

    def as_json(self) -> dict[str, Any]:
        return {"ok": False, "error": self.error, **self.fields}


class Malformed(Refused):
    """The call could never have worked: a fault of the app, and therefore a violation."""


def malformed(problems: Sequence[Problem]) -> Malformed:
    """With the details that Slack gives."""
    messages = [str(problem) for problem in problems]
    metadata = {"messages": [f"[ERROR] {message}" for message in messages]}
    return Malformed(problems[0].error, errors=messages, response_metadata=metadata)
