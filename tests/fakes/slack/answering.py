"""Response URLs: answering what somebody typed or pressed, without a token."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from tests.fakes.slack import limits
from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core, ResponseUrl
from tests.fakes.slack.faults import Trouble
from tests.fakes.slack.messages import Message
from tests.fakes.slack.posting import change, content, remove, show
from tests.fakes.slack.refusals import Malformed
from tests.fakes.slack.striking import cut, met, struck
from tests.fakes.slack.world import Channel, User

Json = dict[str, Any]

METHOD = "response_url"
_KNOWN = {
    "text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "mrkdwn", "unfurl_links",
    "unfurl_media", "metadata",
}  # fmt: skip


class ResponseUrls:
    """``/response/<team>/<number>``: five answers in half an hour."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def handle(self, request: web.Request) -> web.StreamResponse:
        core = self._core
        known = core.response_urls.get(request.match_info["name"])
        call = Call(METHOD, await request.json(), content="json")
        core.calls.append(call)
        fault = struck(core, METHOD, known.channel if known else None)
        try:
            early = await met(core, fault, request)
            if early is not None:
                return early
            response = self._answered(known, call)
            return cut(request) if fault is not None and fault.trouble is Trouble.LOSE else response
        finally:
            core.bell.ring()

    def _answered(self, known: ResponseUrl | None, call: Call) -> web.Response:
        if known is None:
            return web.Response(status=404, text="invalid_url")
        if self._core.expired(known.at, limits.RESPONSE_URL_LIFE):
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        if known.uses >= limits.RESPONSE_URL_USES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        known.uses += 1
        user, channel = self._core.users[known.user], self._core.channels[known.channel]
        try:
            respond(self._core, call, user, channel, known.original)
        except Malformed as refusal:
            self._core.note(f"{METHOD}: {refusal.error} {refusal.fields.get('errors', '')}".rstrip())
            return web.Response(status=400, text=refusal.error)
        return web.Response(text="ok")


def respond(core: Core, call: Call, user: User, channel: Channel, original: Message | None) -> None:
    """Shows an answer, to the person alone unless it says ``in_channel``. Raises Malformed."""
    for name in call.params.keys() - _KNOWN:
        core.note(f"{call.method}: unknown argument {name}")
    if call.truth("delete_original"):
        if original is not None:
            remove(core, original)
        return
    kind = call.get("response_type", "ephemeral")
    if kind not in {"ephemeral", "in_channel"}:
        raise Malformed("invalid_arguments")
    new = content(core, call)
    if call.truth("replace_original") and original is not None:
        change(core, original, new)
        return
    show(
        core,
        Message(
            core.ts(), channel.id, core.workspace_of(channel).bot_user, new.text, new.blocks or [],
            call.text("thread_ts") or None, user.id if kind == "ephemeral" else None, via=call.method, bot=True,
        ),
    )  # fmt: skip
