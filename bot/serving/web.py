"""The one web application: webhooks of the platforms, and what an operator's tools ask for."""

from __future__ import annotations

from collections.abc import Iterable

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


def web_application(laurel: Laurel, metrics: Metrics, routes: Iterable[BaseRoute]) -> Starlette:
    """``/healthz``: the process lives. ``/readyz``: the database answers and nothing is late. ``/metrics``."""

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        try:
            health = await look_over(laurel.engine, list(laurel.dispatcher.couriers), laurel.clock.now())
        except Exception:
            log.exception("the database does not answer")
            return JSONResponse({"ready": False, "why": "the database does not answer"}, 503)
        ready = not (health.late or laurel.closing)
        return JSONResponse({"ready": ready, **health.as_json()}, 200 if ready else 503)

    async def page(_request: Request) -> Response:
        health = await look_over(laurel.engine, list(laurel.dispatcher.couriers), laurel.clock.now())
        body = metrics.page(health, laurel.dispatcher.counts, laurel.planner.planned)
        return Response(body, media_type=CONTENT_TYPE_LATEST)

    own = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", page)]
    return Starlette(routes=[*own, *routes])
