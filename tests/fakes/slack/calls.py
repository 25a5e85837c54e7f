"""Reading the arguments of a Web API call from any of the kinds of body that Slack takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Call:
    """One request: the method, its arguments as JSON values, the token, and the answer once it is given."""

    method: str
    params: dict[str, Any]
    token: str | None = None
    answer: dict[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)
