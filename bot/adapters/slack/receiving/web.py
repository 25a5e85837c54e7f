"""HTTP mode: Slack's requests at a public address, signed by it."""

from __future__ import annotations

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.request_body import read_body
from bot.adapters.slack.manifest import EVENTS_PATH

#: Bytes; a view, the largest thing that Slack sends, has at most 250 kB, and comes as a form.
BODY_BYTES = 2_000_000


def routes(app: AsyncApp) -> list[Route]:
    """Events, commands, presses, forms and type-ahead. 401 without a valid signature, 413 for what is too long."""

    async def events(request: Request) -> Response:
        body = await read_body(request, BODY_BYTES)
        if body is None:
            return Response(status_code=413)
        try:
            asked = to_async_bolt_request(request, body)
        except (ValueError, AttributeError):  # the latter when it is no object
            return Response(status_code=400)
        return to_starlette_response(await app.async_dispatch(asked))

    return [Route(EVENTS_PATH, events, methods=["POST"])]
