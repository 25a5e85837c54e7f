"""Faults meet requests."""

from __future__ import annotations

import asyncio

from aiohttp import web

from tests.fakes.slack.core import Core
from tests.fakes.slack.faults import Fault, Trouble


def struck(core: Core, method: str, channel: str | None) -> Fault | None:
    """The fault that hits this call; somebody's user id stands for the DM with them."""
    if channel in core.users:
        channel = core.dm(core.users[channel]).id
    return next((fault for fault in core.faults if fault.strikes(method, channel)), None)


async def met(core: Core, fault: Fault | None, request: web.Request) -> web.Response | None:
    """What becomes of a call that a fault hits: an answer, or None when it is carried out."""
    if fault is None or fault.trouble is Trouble.LOSE:
        return None
    core.bell.ring()
    match fault.trouble:
        case Trouble.SLOW:
            await asyncio.sleep(fault.seconds)
            return None
        case Trouble.HANG:
            await core.closing.wait()
            return cut(request)
        case Trouble.DROP:
            return cut(request)
        case _:
            return _said(fault)


def cut(request: web.Request) -> web.Response:
    """The connection is gone; nobody sees the response."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _said(fault: Fault) -> web.Response:
    if isinstance(fault.body, dict):
        return web.json_response(fault.body, status=fault.status, headers=fault.headers)
    return web.Response(text=fault.body, status=fault.status, headers=fault.headers, content_type="text/html")
