"""One and the same person: asks in Slack, is reminded on Telegram, and is seen by their lead as far as they agreed.

Both platforms' real adapters run in one serving bot, on loopback servers.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from bot.adapters.slack import home_tab
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.serving.platforms import adapters_of
from bot.serving.process import Service
from bot.settings import Settings
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import BotApi
from tests.scenarios.conftest import Town
from tests.scenarios.test_on_slack import Office


@dataclass
class Both:
    """A bot that serves Slack and Telegram at once."""

    office: Office
    town: Town
    laurel: Laurel
    clock: SimulatedClock

    async def until(self, instant: str) -> None:
        """Time passes on both; what falls due is said."""
        await self.town.until(instant)


@pytest.fixture
async def both(
    api: BotApi, manager: DialogManager, clock: SimulatedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Both]:
    monkeypatch.setattr(home_tab, "SETTLES_AFTER", 0.01)
    manager.anyone_may_lead = True
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with SlackServer(clock) as slack:
        settings = Settings(
            _env_file=None, database_url=f"sqlite:///{tmp_path / 'laurel.db'}", http_port=port,
            slack_bot_token=SecretStr(slack.home_workspace.bot_token), slack_api_url=slack.api_url,
            slack_app_token=SecretStr(slack.app.app_token),
            telegram_token=SecretStr(api.token), telegram_api_url=api.url,
        )  # fmt: skip
        laurel = Laurel(settings, clock, manager=manager)
        service = Service(laurel, adapters_of(settings, laurel), settings.http_host, settings.http_port)
        serving = asyncio.create_task(service.serve())
        await slack.until(lambda: slack.sockets.connections)
        await api.until(lambda: api.called("getUpdates"))
        yield Both(Office(slack, laurel, clock), Town(api, laurel, clock, by_webhook=False), laurel, clock)
        service.stop()
        await serving
        manager.anyone_may_lead = False
        assert slack.violations == []


async def test_asked_in_slack_reminded_on_telegram_seen_by_the_lead(both: Both) -> None:
    slack, api = both.office.slack, both.town.api
    lena, mara = slack.user("Lena", tz="Europe/Berlin"), slack.user("Mara", tz="Europe/Berlin")
    phone = api.user("Mara")
    careers = slack.channel("careers", members=[lena, mara])

    # Which credential fits this role?
    fitting = await both.office.say(mara, f"{slack.mention} which cert fits a platform engineer?", careers)
    assert fitting.channel == careers.id
    assert "Kubernetes" in fitting.plain
    await both.office.say(mara, "I passed CKA on 3 May 2025")
    await both.office.say(mara, "I started studying CKS, exam on 1 March 2027")

    # Tell me before it expires – on Telegram
    code = await both.office.say(mara, "link my telegram")
    address = next(button.url for button in code.buttons if button.url)
    payload = parse_qs(urlsplit(address).query)["start"][0]
    linked = await both.town.say(phone, f"/start {payload}")
    assert "Mara" in linked.text
    assert "Certified Kubernetes Administrator" in (await both.town.say(phone, "my certs")).text
    assert "Telegram" in (await both.town.say(phone, "remind me here on Telegram")).text

    # How is my team doing?
    await both.office.say(lena, "create a team called Platform")
    before = len(api.messages)
    await both.office.say(lena, f"add <@{mara.id}> to Platform")
    await both.laurel.tick()
    await api.until(lambda: len(api.messages) > before)
    assert "Lena asks you to be in the team Platform" in api.messages[-1].text
    empty = await both.office.say(lena, "how is my team doing?")
    assert "has not answered" in empty.plain
    await both.town.press(phone, "Yes, I'm in")
    asked = await both.office.say(lena, f"{slack.mention} how is my team doing?", careers)
    assert asked.viewer == lena.id
    assert "CKS" in asked.plain

    # Mara is reminded once, on Telegram, in the morning where she is; Slack says nothing of it
    on_slack = len([m for m in slack.messages if m.bot])
    reminded = await both.town.until("2027-02-02T12:00:00+01:00")
    about_cka = [m for m in reminded if "expires on 3 May 2027, in 90 days" in m.text]
    assert [m.chat for m in about_cka] == [phone.id]
    to_mara = [m for m in slack.messages[on_slack:] if m.bot and m.channel == slack.dm(mara).id]
    assert to_mara == []

    # What the phone tells is what the lead sees, and Mara sees who looked
    await both.town.say(phone, "I'm at 60% of CKS")
    seen = await both.office.say(lena, "how is Mara doing?")
    assert "60 %" in seen.plain
    assert "3 May 2027" in seen.plain
    looked = await both.town.say(phone, "who looked at my records?")
    assert "Lena" in looked.text
    assert "you alone" in looked.text

    # And she may leave at any time
    await both.town.say(phone, "leave the team Platform")
    await both.town.press(phone, "Yes, leave")
    gone = await both.office.say(lena, "how is Mara doing?")
    assert "CKA" not in gone.plain
    assert both.clock.now() >= datetime.fromisoformat("2027-02-02T12:00:00+01:00")
