"""Reading the arguments of a Web API call from any of the kinds of body that Slack takes."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.slack.refusals import Malformed


@dataclass
class Call:
    """One request: the method, its arguments, the token, how the body was written, and the answer once given."""

    method: str
    params: dict[str, Any]
    token: str | None = None
    content: str = "form"
    answer: dict[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    def text(self, name: str) -> str:
        """An argument that must be a string. Raises Malformed."""
        value = self.params.get(name, "")
        if isinstance(value, int) and self.content == "form":
            value = str(value)
        if not isinstance(value, str):
            raise Malformed("invalid_arguments", response_metadata={"messages": [f"[ERROR] {name} must be a string"]})
        return value

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """A structured argument, which forms have as JSON and JSON bodies either way. Raises Malformed."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Malformed(error) from None

    def truth(self, name: str) -> bool:
        return self.params.get(name) in {True, "1", "true", "True"}


async def read_call(method: str, request: web.Request) -> Call:
    """Raises Malformed for a body that cannot be read."""
    params: dict[str, Any] = dict(request.query)
    content = "query" if request.method == "GET" else "form"
    if request.content_type == "application/json":
        content = "json"
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise Malformed("invalid_json") from None
        if not isinstance(body, dict):
            raise Malformed("json_not_object")
        params |= body
    elif request.method == "POST":
        params |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return Call(method, params, _token(request, params, content), content)


def basic_credentials(request: web.Request) -> dict[str, str]:
    """``client_id`` and ``client_secret`` from HTTP Basic authentication."""
    scheme, _, coded = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Basic":
        return {}
    name, _, secret = base64.b64decode(coded).decode().partition(":")
    return {"client_id": name, "client_secret": secret}


def _token(request: web.Request, params: dict[str, Any], content: str) -> str | None:
    """From the header, or from a form; Slack takes it from nowhere else."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer":
        return token
    return params.pop("token", None) if content == "form" and "token" not in request.query else None
