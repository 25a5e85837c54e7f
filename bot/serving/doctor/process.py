"""A process that serves where this one would, and how it says that it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx

from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.translation import _

#: Addresses that mean all of this machine's, where one is to be asked.
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - not bound to, but recognised


async def check(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    if settings.http_port == 0:
        return
    host = _EVERYWHERE.get(settings.http_host, settings.http_host)
    address = str(httpx.URL(scheme="http", host=host, port=settings.http_port))
    try:
        async with httpx.AsyncClient(trust_env=False) as web:
            answer = await web.get(f"{address}/readyz")
    except httpx.TransportError:
        yield well(_("None runs here: nothing answers at {address}.").format(address=address))
        return
    yield _told(address, _read(answer))


def _read(answer: httpx.Response) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _told(address: str, said: dict[str, Any]) -> Finding:
    if "ready" not in said:
        taken = _("Something else than Laurel answers at {address}. Set LAUREL_HTTP_PORT to a free port.")
        return broken(taken.format(address=address))
    if said["ready"]:
        return well(_("One runs, and is ready: {address}.").format(address=address))
    why = said.get("why") or (_("it is late") if said.get("late") else _("it stops"))
    return doubtful(
        _("One runs at {address}, but is not ready: {why}. Its log says more.").format(address=address, why=why)
    )
