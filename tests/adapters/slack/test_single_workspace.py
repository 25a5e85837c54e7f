"""One workspace with a plain token: asked of Slack once, and again while it does not answer."""

from __future__ import annotations

import asyncio

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.adapters.slack.installing.installations import Installed, SlackTokenError, SlackUnreachableError
from bot.adapters.slack.installing.single_workspace import SingleWorkspace
from tests.adapters.slack.web_api import WebApi, out_of_order
from tests.conftest import NOW

BOT = "xoxb-1"


@pytest.fixture
def workspace(installing_api: WebApi) -> SingleWorkspace:
    installing_api.know(BOT)
    return SingleWorkspace(AsyncWebClient(token=BOT, base_url=installing_api.url))


async def test_slack_is_asked_once(installing_api: WebApi, workspace: SingleWorkspace) -> None:
    found = await asyncio.gather(*(workspace.find(team) for team in ("T1", "T1", "T2")))
    assert found == [Installed(BOT, "UBOT", "B1", "T1")] * 3
    assert installing_api.calls == ["auth.test"]


@pytest.mark.parametrize(
    "answer",
    [
        out_of_order(),
        PlainTextResponse("ok"),
        JSONResponse({"ok": False, "error": "internal_error"}),
        JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429),
        Response("<html>", media_type="application/json"),
    ],
)
async def test_it_is_asked_again_while_it_is_out_of_order(
    installing_api: WebApi, workspace: SingleWorkspace, answer: Response
) -> None:
    installing_api.broken = answer
    with pytest.raises(SlackUnreachableError):
        await workspace.find()
    installing_api.broken = None
    assert (await workspace.find()).bot_user_id == "UBOT"


async def test_nobody_listening_is_unreachable() -> None:
    with pytest.raises(SlackUnreachableError):
        await SingleWorkspace(AsyncWebClient(token=BOT, base_url="http://127.0.0.1:1/api/")).find()


async def test_a_refused_token_names_the_variable(installing_api: WebApi, workspace: SingleWorkspace) -> None:
    installing_api.tokens.clear()
    with pytest.raises(SlackTokenError, match=r"\(invalid_auth\).*LAUREL_SLACK_BOT_TOKEN") as caught:
        await workspace.find("T1")
    assert BOT not in str(caught.value)


async def test_after_an_uninstall_the_token_is_tried_again(installing_api: WebApi, workspace: SingleWorkspace) -> None:
    await workspace.find("T1")
    del installing_api.tokens[BOT]
    await workspace.forget("T1", before=NOW)
    with pytest.raises(SlackTokenError):
        await workspace.find("T1")
    installing_api.know(BOT)
    assert await workspace.find("T1") is not None
