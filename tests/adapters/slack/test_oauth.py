"""A workspace installs the bot: from the first page to Slack and back, and everything that goes wrong on the way."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from bot.adapters.slack.installing.distribution import distributed
from bot.adapters.slack.installing.encryption import Cipher, new_key
from bot.adapters.slack.installing.installations import Installed
from bot.adapters.slack.installing.oauth import OAuthApp
from bot.adapters.slack.installing.stored_installations import StoredInstallations
from bot.adapters.slack.installing.tables import slack_bots
from bot.adapters.slack.manifest import SCOPES
from bot.clock import SimulatedClock
from tests.adapters.slack.web_api import CLIENT_ID, CLIENT_SECRET, WebApi, out_of_order

COOKIE = "slack-app-oauth-state"
KEY = new_key()
#: What is kept, and how, on each kind of database: test_installations.py.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Browser:
    """An administrator's. It keeps a cookie as browsers do, and follows no redirect by itself."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.cookie: str | None = None

    async def begin(self) -> dict[str, str]:
        """Open the first page; gives what it asks Slack for."""
        answer = await self._get("/slack/install")
        assert answer.status_code == httpx.codes.FOUND
        address = urlsplit(answer.headers["Location"])
        assert f"{address.scheme}://{address.netloc}{address.path}" == "https://slack.com/oauth/v2/authorize"
        return {name: values[0] for name, values in parse_qs(address.query).items()}

    async def come_back(self, **query: str) -> httpx.Response:
        return await self._get("/slack/oauth_redirect", **query)

    async def _get(self, path: str, **query: str) -> httpx.Response:
        headers = {} if self.cookie is None else {"Cookie": f"other=1; {COOKIE}={self.cookie}"}
        answer = await self._client.get(path, params=query, headers=headers)
        for name, morsel in SimpleCookie(answer.headers.get("Set-Cookie", "")).items():
            assert name == COOKIE
            assert morsel["secure"]
            assert morsel["httponly"]
            self.cookie = None if morsel["expires"] else morsel.value
        return answer


@pytest.fixture
def app(installing_api: WebApi) -> OAuthApp:
    return OAuthApp(CLIENT_ID, CLIENT_SECRET)


async def nobody_waits(accounts: Sequence[str]) -> None:
    """Nobody wrote from there before."""


@pytest.fixture
async def laurel_app(
    app: OAuthApp, engine: AsyncEngine, clock: SimulatedClock, installing_api: WebApi
) -> AsyncIterator[tuple[StoredInstallations, httpx.AsyncClient]]:
    installations, routes = distributed(app, [KEY], engine, clock, nobody_waits, installing_api.url)
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="https://laurel.example.org") as client:
        yield installations, client


@pytest.fixture
def installations(laurel_app: tuple[StoredInstallations, httpx.AsyncClient]) -> StoredInstallations:
    return laurel_app[0]


@pytest.fixture
def browser(laurel_app: tuple[StoredInstallations, httpx.AsyncClient]) -> Browser:
    return Browser(laurel_app[1])


@pytest.fixture
def stranger(laurel_app: tuple[StoredInstallations, httpx.AsyncClient]) -> Browser:
    """Another browser."""
    return Browser(laurel_app[1])


async def test_a_workspace_installs(
    installing_api: WebApi, browser: Browser, installations: StoredInstallations
) -> None:
    asked = await browser.begin()
    assert asked["client_id"] == CLIENT_ID
    assert asked["scope"].split(",") == list(SCOPES)
    assert "user_scope" not in asked
    installing_api.allow("code-1", "xoxb-1")
    page = await browser.come_back(code="code-1", state=asked["state"])
    assert page.status_code == httpx.codes.OK
    assert "Laurel is installed" in page.text
    assert "Bakers &lt;&amp; Co&gt;" in page.text
    assert "https://slack.com/app_redirect?app=A1&amp;team=T1" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert browser.cookie is None
    assert await installations.find("T1") == Installed("xoxb-1", "UBOT", "B1", "T1")


async def test_installing_again_is_seen_at_once(
    installing_api: WebApi, browser: Browser, installations: StoredInstallations, clock: SimulatedClock
) -> None:
    for number in (1, 2):
        asked = await browser.begin()
        installing_api.allow(f"code-{number}", f"xoxb-{number}")
        assert (await browser.come_back(code=f"code-{number}", state=asked["state"])).status_code == httpx.codes.OK
        found = await installations.find("T1")
        assert found is not None
        assert found.bot_token == f"xoxb-{number}"


async def test_a_whole_enterprise_installs(
    installing_api: WebApi, browser: Browser, installations: StoredInstallations
) -> None:
    asked = await browser.begin()
    installing_api.allow(
        "code-1", "xoxb-1", team=None, enterprise={"id": "E1", "name": "Mills"}, is_enterprise_install=True
    )
    page = await browser.come_back(code="code-1", state=asked["state"])
    assert "Mills" in page.text
    assert "https://bakers.example.org/manage/organization/apps/profile/A1/workspaces/add" in page.text
    assert await installations.find("T9", "E1") == Installed("xoxb-1", "UBOT", "B1", None, "E1")


async def nothing_kept(engine: AsyncEngine) -> bool:
    async with engine.connect() as connection:
        return not await connection.scalar(sa.select(sa.func.count()).select_from(slack_bots))


async def test_a_cancelled_installation_is_a_page(browser: Browser, engine: AsyncEngine) -> None:
    asked = await browser.begin()
    page = await browser.come_back(error="access_denied", state=asked["state"])
    assert page.status_code == httpx.codes.OK
    assert "did not allow it" in page.text
    assert 'href="/slack/install"' in page.text
    assert await nothing_kept(engine)


async def test_what_the_address_says_is_not_taken_for_a_page(browser: Browser) -> None:
    page = await browser.come_back(error="<script>alert(1)</script>")
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


async def test_another_browser_cannot_finish(
    installing_api: WebApi, browser: Browser, stranger: Browser, engine: AsyncEngine
) -> None:
    asked = await browser.begin()
    await stranger.begin()
    installing_api.allow("code-1", "xoxb-1")
    page = await stranger.come_back(code="code-1", state=asked["state"])
    assert page.status_code == httpx.codes.BAD_REQUEST
    assert "did not begin" in page.text
    assert installing_api.calls == []
    assert await nothing_kept(engine)


async def test_it_must_not_take_too_long(
    installing_api: WebApi, browser: Browser, clock: SimulatedClock, engine: AsyncEngine
) -> None:
    asked = await browser.begin()
    clock.advance(timedelta(minutes=10))
    installing_api.allow("code-1", "xoxb-1")
    page = await browser.come_back(code="code-1", state=asked["state"])
    assert page.status_code == httpx.codes.UNAUTHORIZED
    assert "longer than ten minutes" in page.text
    assert await nothing_kept(engine)


@pytest.mark.parametrize("forged", ["marzipan", "%C3%A9", Cipher([new_key()]).encrypt("installing until 9999999999")])
async def test_a_state_cannot_be_made_up(browser: Browser, installing_api: WebApi, forged: str) -> None:
    browser.cookie = forged
    page = await browser.come_back(code="code-1", state=forged)
    assert page.status_code in (httpx.codes.BAD_REQUEST, httpx.codes.UNAUTHORIZED)
    assert installing_api.calls == []


async def test_an_encrypted_token_is_no_state(browser: Browser, installing_api: WebApi) -> None:
    browser.cookie = Cipher([KEY]).encrypt("xoxb-1").rstrip("=")
    page = await browser.come_back(code="code-1", state=browser.cookie)
    assert page.status_code == httpx.codes.UNAUTHORIZED
    assert installing_api.calls == []


async def test_without_a_code_there_is_nothing_to_finish(browser: Browser) -> None:
    asked = await browser.begin()
    page = await browser.come_back(state=asked["state"])
    assert page.status_code == httpx.codes.UNAUTHORIZED
    assert "did not send" in page.text


async def test_a_refused_code_is_a_page_and_not_in_the_log(
    browser: Browser, engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await browser.begin()
    with caplog.at_level(logging.DEBUG):
        page = await browser.come_back(code="code-marzipan", state=asked["state"])
    assert page.status_code == httpx.codes.UNAUTHORIZED
    assert "Slack did not accept" in page.text
    logged = "".join(record.getMessage() for record in caplog.records if record.name != "httpx")  # that is the browser
    assert "marzipan" not in logged
    assert CLIENT_SECRET not in logged
    assert await nothing_kept(engine)


async def test_a_code_is_good_once(
    installing_api: WebApi, browser: Browser, installations: StoredInstallations
) -> None:
    asked = await browser.begin()
    kept = browser.cookie
    installing_api.allow("code-1", "xoxb-1")
    assert (await browser.come_back(code="code-1", state=asked["state"])).status_code == httpx.codes.OK
    browser.cookie = kept
    assert (await browser.come_back(code="code-1", state=asked["state"])).status_code == httpx.codes.UNAUTHORIZED
    assert await installations.find("T1") is not None


async def test_slack_out_of_order_is_a_page(browser: Browser, installing_api: WebApi, engine: AsyncEngine) -> None:
    asked = await browser.begin()
    installing_api.broken = out_of_order()
    page = await browser.come_back(code="code-1", state=asked["state"])
    assert page.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "Laurel is not installed" in page.text
    assert await nothing_kept(engine)


async def test_a_database_out_of_order_is_a_page(browser: Browser, installing_api: WebApi, engine: AsyncEngine) -> None:
    asked = await browser.begin()
    installing_api.allow("code-1", "xoxb-1")
    async with engine.begin() as connection:
        await connection.run_sync(slack_bots.drop)
    page = await browser.come_back(code="code-1", state=asked["state"])
    assert page.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "Wait a moment" in page.text
