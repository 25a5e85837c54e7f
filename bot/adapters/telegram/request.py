"""HTTP for the library's Bot, kept from writing into the log what people wrote, or the token."""

from __future__ import annotations

import json
import logging
import os
from functools import lru_cache
from ssl import SSLContext
from typing import Any

import httpx
import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.adapters.telegram.limits import ANSWER_TIMEOUT, CONNECT_TIMEOUT, CONNECTIONS, UPLOAD_TIMEOUT

log = structlog.get_logger(__name__)

# Without it every 429 is a deprecation warning; the library offers no other way to opt in.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_Timeout = Any  # the library's own type for "a number, None, or the default" is private


def hush_libraries() -> None:
    """These log addresses, which hold the token, at INFO, and whole messages at DEBUG."""
    for name in ("httpx", "httpcore", "telegram"):
        library = logging.getLogger(name)
        library.setLevel(max(library.level, logging.WARNING))


@lru_cache(maxsize=1)
def _certificates() -> SSLContext:
    """Reading the authorities takes 40 ms each time, and every bot has two pools."""
    return httpx.create_ssl_context()


class Request(HTTPXRequest):
    """One pool of connections to Telegram."""

    def __init__(self, connections: int = CONNECTIONS) -> None:
        super().__init__(
            connection_pool_size=connections,
            connect_timeout=CONNECT_TIMEOUT,
            read_timeout=ANSWER_TIMEOUT,
            write_timeout=ANSWER_TIMEOUT,
            pool_timeout=ANSWER_TIMEOUT,
            media_write_timeout=UPLOAD_TIMEOUT,
            httpx_kwargs={"verify": _certificates()},
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As the library does, but the payload is not logged when it is no JSON. Raises TelegramError."""
        try:
            data = json.loads(payload)
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise TelegramError("Invalid server response")
        return data


class UpdatesRequest(Request):
    """For ``getUpdates``. The library drops, and logs in full, a whole batch when one update in it is unreadable.

    Such an update is passed on as an empty one, so that it is acknowledged and those behind it are handled.
    """

    def __init__(self) -> None:
        super().__init__(connections=2)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        code, payload = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        return code, _readable(payload) if code == 200 else payload


def readable(data: dict[str, Any]) -> bool:
    """Whether the library can make an Update of it; one that it cannot is logged by its number."""
    try:
        Update.de_json(data, None)
    except Exception as error:  # whatever is missing or of another type in it
        log.error("update unreadable", update=data.get("update_id"), error=type(error).__name__)
        return False
    return True


def _readable(payload: bytes) -> bytes:
    received = [update for update in Request.parse_json_payload(payload).get("result", ()) if "update_id" in update]
    updates = [update if readable(update) else {"update_id": update["update_id"]} for update in received]
    return json.dumps({"ok": True, "result": updates}).encode()
