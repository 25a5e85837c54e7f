"""Anybody who asks a server of the tests something over HTTP."""

from __future__ import annotations

from functools import cache
from ssl import SSLContext

import httpx


@cache
def _certificates() -> SSLContext:
    """Read once a process: that takes longer than a hundred requests to a server on the same machine."""
    return httpx.create_ssl_context(trust_env=False)


def browser(base_url: str = "", timeout: float = 5) -> httpx.AsyncClient:
    """``timeout`` in seconds. No proxy of the machine is asked."""
    return httpx.AsyncClient(base_url=base_url, timeout=timeout, trust_env=False, verify=_certificates())
