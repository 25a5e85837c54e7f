"""Reading the parameters of a Bot API call from any of the three kinds of body that Telegram takes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

_NUMBERS = {"chat_id", "message_id", "message_thread_id", "offset", "limit", "timeout", "max_connections", "cache_time"}
_JSON = {
    "allowed_updates", "commands", "disable_content_type_detection", "is_personal", "link_preview_options",
    "reply_markup", "reply_parameters", "results", "scope",
}  # fmt: skip
_NAMES = re.compile(rb'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Call:
    """One request: the method, its parameters as JSON values, and uploaded files as name and content."""

    method: str
    params: dict[str, Any]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)


async def read_call(method: str, request: Request) -> Call:
    kind = request.headers.get("content-type", "")
    body = await request.body()
    params: dict[str, Any] = dict(request.query_params)
    files: dict[str, tuple[str, bytes]] = {}
    if kind.startswith("application/json"):
        params |= json.loads(body or b"{}")
    elif kind.startswith("multipart/form-data"):
        for name, filename, content in _parts(kind, body):
            if filename is None:
                params[name] = content.decode()
            else:
                files[name] = (filename, content)
    else:
        params |= parse_qsl(body.decode(), keep_blank_values=True)
    return Call(method, {name: _value(name, value) for name, value in params.items()}, files)


def _parts(kind: str, body: bytes) -> list[tuple[str, str | None, bytes]]:
    boundary = b"--" + kind.partition("boundary=")[2].strip('"').encode()
    parts = []
    for part in body.split(boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        names = {name.decode(): value.decode() for name, value in _NAMES.findall(head)}
        parts.append((names["name"], names.get("filename"), content.removesuffix(b"\r\n")))
    return parts


def _value(name: str, value: Any) -> Any:
    """In a form everything comes as text."""
    if not isinstance(value, str):
        return value
    if name in _NUMBERS:
        return int(value)
    return json.loads(value) if name in _JSON else value
