"""One app in several workspaces: each with its own token, and its own coming and going."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.adapters.slack.app import Slack
from bot.adapters.slack.installing.distribution import distributed
from bot.adapters.slack.installing.encryption import new_key
from bot.adapters.slack.installing.oauth import OAuthApp
from bot.adapters.slack.manifest import INSTALL_PATH
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.living import live_until, ticking
from tests.adapters.slack.service import running, settings
from tests.fakes.slack import SlackServer, User, Workspace


@pytest.fixture
def clock() -> SimulatedClock:
    """Noon. Installations are dated by the machine's clock, and what comes of them by Slack's: it is later."""
    return SimulatedClock(datetime.now(UTC).replace(hour=12, minute=0) + timedelta(days=1))


@pytest.fixture
def idle(manager: DialogManager, tmp_path: Path, clock: SimulatedClock) -> Laurel:
    return Laurel(settings(tmp_path), clock, manager=manager)


@pytest.fixture
async def many(slack: SlackServer, idle: Laurel) -> AsyncIterator[Slack]:
    """An app that workspaces install."""
    app = OAuthApp(slack.app.client_id, slack.app.client_secret)
    installed = partial(idle.reach_again, "slack")
    installations, pages = distributed(app, [new_key()], idle.engine, idle.clock, installed, slack.api_url)
    one = Slack(
        installations, idle, idle.desk, app_token=slack.app.app_token, api_url=slack.api_url, pages=pages
    )  # fmt: skip
    async with running(one, idle):
        yield one


async def install(one: Slack, slack: SlackServer, admin: User) -> None:
    """An administrator opens the page, and consents."""
    transport = httpx.ASGITransport(Starlette(routes=one.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="https://laurel.example") as browser:
        page = await browser.get(INSTALL_PATH)
        cookies = SimpleCookie(page.headers["Set-Cookie"])
        back = slack.approve(admin, page.headers["Location"])
        kept = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
        assert (await browser.get(back, headers={"Cookie": kept})).status_code == httpx.codes.OK


def tokens(slack: SlackServer) -> list[tuple[str, str | None]]:
    """With whose token the bot wrote where."""
    return [(str(call.answer["channel"]), call.token) for call in slack.called("chat.postMessage")]


async def test_each_workspace_is_answered_with_its_own_token(slack: SlackServer, many: Slack) -> None:
    homes: list[Workspace] = [slack.home_workspace, slack.workspace("Bakers")]
    people = [slack.user(f"Admin of {home.name}", workspace=home) for home in homes]
    for person in people:
        await install(many, slack, person)
    for person in people:
        slack.say(person, "How much is the CKA?")
    await slack.sent(2)
    assert sorted(tokens(slack)) == sorted(
        (slack.dm(p).id, h.bot_token) for p, h in zip(people, homes, strict=True)
    )  # fmt: skip


async def test_where_it_is_not_installed_nothing_is_answered(slack: SlackServer, many: Slack) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia", workspace=slack.workspace("Bakers"))
    await install(many, slack, ravi)
    assert (await slack.say(mia, "How much is the CKA?").deliveries[0]).acked
    slack.say(ravi, "How much is the CKA?")
    [answer] = await slack.sent(1)
    assert answer.channel == slack.dm(ravi).id


async def holds(slack: SlackServer, user: User, clock: SimulatedClock) -> datetime:
    """They hold something; when they are reminded of it, at the latest."""
    expires = clock.now() + timedelta(days=20)
    count = len(slack.messages)
    slack.say(user, f"my ceh expires {expires:%Y-%m-%d}")
    await slack.sent(count + 1)
    return expires - timedelta(days=12)


@pytest.mark.parametrize("how", ["uninstalled", "token revoked"])
async def test_what_fell_due_while_it_was_uninstalled_is_said_when_it_is_back(
    slack: SlackServer, idle: Laurel, many: Slack, clock: SimulatedClock, how: str
) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia", workspace=slack.workspace("Bakers"))
    for admin in (ravi, mia):
        await install(many, slack, admin)
        due = await holds(slack, admin, clock)
    gone = slack.uninstall() if how == "uninstalled" else [slack.revoke()]
    for delivery in gone:
        assert (await delivery).acked
    await live_until(idle, clock, due)
    *_, reminder = await ticking(idle, slack, 3)
    assert reminder.channel == slack.dm(mia).id  # the others are reminded as ever
    await install(many, slack, ravi)
    *_, late = await ticking(idle, slack, 4)
    assert late.channel == slack.dm(ravi).id
    assert "CEH" in late.plain
    slack.say(ravi, "what do I hold?")
    *_, answer = await slack.sent(5)
    assert "CEH" in answer.plain  # nothing of people's records was deleted


async def test_installing_again_goes_on_with_the_new_token(slack: SlackServer, many: Slack) -> None:
    ravi = slack.user("Ravi")
    await install(many, slack, ravi)
    slack.say(ravi, "How much is the CKA?")
    await slack.sent(1)
    await install(many, slack, ravi)  # the earlier token is dead now
    slack.say(ravi, "and how long is it valid?")
    _, answer = await slack.sent(2)
    assert "2 years" in answer.plain
