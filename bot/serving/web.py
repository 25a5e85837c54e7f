"""The one web application: webhooks of the platforms, and what an operator's tools ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.app import Laurel
from bot.serving.health import look_over
from bot.serving.metrics import Metrics

log = structlog.get_logger(__name__)


class Platform(Protocol):
    """What is asked of an adapter here."""

    @property
    def platform(self) -> str: ...

    @property
    def trouble(self) -> str | None: ...

    def routes(self) -> Sequence[BaseRoute]: ...


def web_application(laurel: Laurel, metrics: Metrics, platforms: Sequence[Platform]) -> Starlette:
    """``/healthz``: the process lives. ``/metrics``: numbers.

    ``/readyz``: the database and every platform can be reached, and nothing is late; else 503 and what is wrong.
    """

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        try:
            health = await look_over(laurel.engine, list(laurel.dispatcher.couriers), laurel.clock.now())
        except Exception:
            log.exception("the database does not answer")
            return JSONResponse({"ready": False, "why": "the database does not answer"}, 503)
        troubles = {p.platform: p.trouble for p in platforms}
        ready = not (health.late or laurel.closing or any(troubles.values()))
        said = {name: trouble or "connected" for name, trouble in troubles.items()}
        return JSONResponse({"ready": ready, "platforms": said, **health.as_json()}, 200 if ready else 503)

    async def page(_request: Request) -> Response:
        health = await look_over(laurel.engine, list(laurel.dispatcher.couriers), laurel.clock.now())
        up = {p.platform: p.trouble is None for p in platforms}
        body = metrics.page(health, laurel.dispatcher.counts, laurel.planner.planned, up)
        return Response(body, media_type=CONTENT_TYPE_LATEST)

    own = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", page)]
    return Starlette(routes=[*own, *(route for p in platforms for route in p.routes())])
