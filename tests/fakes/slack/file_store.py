"""The bytes of files: sent by the app to the upload URL, and fetched by it with its token."""

from __future__ import annotations

from aiohttp import web

from tests.fakes.slack.core import Core
from tests.fakes.slack.faults import Trouble
from tests.fakes.slack.striking import cut, met, struck

#: What Slack shows to whoever has no token: a page, with status 200.
_LOGIN = "<!DOCTYPE html><html><head><title>Slack | Login</title></head><body></body></html>"


class FileStore:
    """``/upload/v1/<file>`` and ``/files-pri/<team>-<file>/<name>``."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """The bytes as they are, or as a form's file."""
        core = self._core
        fault = struck(core, "upload", None)
        early = await met(core, fault, request)
        if early is not None:
            return early
        file = core.files.get(request.match_info["file"])
        if file is None or file.content is not None:
            return web.Response(status=404)
        body = await _bytes(request)
        if len(body) != file.length:
            core.note(f"upload: {len(body)} bytes of {file.length} that were announced")
            return web.Response(status=400, text="length mismatch")
        file.content = body
        if fault is not None and fault.trouble is Trouble.LOSE:
            return cut(request)
        return web.Response(text=f"OK - {len(body)}")

    async def give(self, request: web.Request) -> web.StreamResponse:
        core = self._core
        early = await met(core, struck(core, "download", None), request)
        if early is not None:
            return early
        team, _, key = request.match_info["key"].partition("-")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        workspace, file = core.workspaces.get(team), core.files.get(key)
        good = workspace is not None and token == workspace.bot_token and not workspace.revoked
        if not good or workspace is None or "files:read" not in workspace.scopes:
            return web.Response(text=_LOGIN, content_type="text/html")
        if file is None or file.content is None or file.team != team:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type=file.media_type)


async def _bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    fields = [part for part in (await request.post()).values() if isinstance(part, web.FileField)]
    return fields[0].file.read() if fields else b""
