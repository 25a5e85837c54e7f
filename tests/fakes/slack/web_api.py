"""The Web API over HTTP: faults, tokens, headers."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

from aiohttp import web

from tests.fakes.slack.calls import Call, basic_credentials, read_call
from tests.fakes.slack.core import Core, Json
from tests.fakes.slack.delivering.socket_mode import SocketMode
from tests.fakes.slack.faults import Trouble
from tests.fakes.slack.methods import answer, method_named
from tests.fakes.slack.methods.installing import exchange
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.striking import cut, met, struck


class WebApi:
    """``/api/<method>``."""

    def __init__(self, core: Core, sockets: SocketMode) -> None:
        self._core, self._sockets = core, sockets

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            call = await read_call(name, request)
        except Malformed as refusal:
            self._core.note(f"{name}: {refusal.error}")
            return web.json_response(refusal.as_json())
        self._core.calls.append(call)
        fault = struck(self._core, name, call.get("channel") or call.get("channel_id"))
        try:
            early = await met(self._core, fault, request)
            if early is not None:
                return early
            response = self._answered(request, call)
            return cut(request) if fault is not None and fault.trouble is Trouble.LOSE else response
        finally:
            self._core.bell.ring()

    def _answered(self, request: web.Request, call: Call) -> web.Response:
        try:
            call.answer = {"ok": True} | self._result(request, call)
        except Refused as refusal:
            call.answer = refusal.as_json()
            if isinstance(refusal, Malformed):
                self._core.note(f"{call.method}: {refusal.error} {refusal.fields.get('errors', '')}".rstrip())
            if refusal.error == "ratelimited":
                return web.json_response(call.answer, status=429, headers={"Retry-After": "1"})
        return web.json_response(call.answer, headers=self._headers(call))

    def _result(self, request: web.Request, call: Call) -> Json:
        if call.method == "oauth.v2.access":
            call.params |= basic_credentials(request)
            return exchange(self._core, call)
        if call.method == "api.test":  # the one method that needs no token
            return {"args": call.params}
        if call.method == "apps.connections.open":
            if call.token != self._core.app.app_token:
                raise Refused("invalid_auth" if call.token else "not_authed")
            return {"url": self._sockets.ticket()}
        return answer(self._core, call)

    def _headers(self, call: Call) -> dict[str, str]:
        """What time it is, which scopes the token has, and which the method needs."""
        workspace = next((w for w in self._core.workspaces.values() if w.bot_token == call.token), None)
        method = method_named(call.method)
        headers = {"Date": format_datetime(datetime.now(UTC) + self._core.skew, usegmt=True)}
        headers |= {"X-OAuth-Scopes": ",".join(sorted(workspace.scopes))} if workspace else {}
        return headers | ({"X-Accepted-OAuth-Scopes": ",".join(method.scopes)} if method else {})
