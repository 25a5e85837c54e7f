"""One person in Slack: asks in four places, is reminded, and uses the Home tab and a form."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.adapters.slack import home_tab
from bot.adapters.slack.manifest import POSTING_SHORTCUT
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.serving.platforms import adapters_of
from bot.serving.process import Service
from bot.settings import Settings
from tests.adapters.slack.living import live_until
from tests.fakes.slack import Channel, Message, SlackServer, User

POSTING = (
    "*DevOps Engineer (f/m/d)*\nYou build CI/CD pipelines, run Kubernetes in production and write Terraform. "
    "AWS certification is a plus."
)


class Office:
    """People on Slack and the bot that serves them, over Socket Mode or by signed requests."""

    def __init__(self, slack: SlackServer, laurel: Laurel, clock: SimulatedClock) -> None:
        self.slack, self._laurel, self._clock = slack, laurel, clock

    async def say(self, user: User, text: str, channel: Channel | None = None) -> Message:
        return await self._answer(lambda: self.slack.say(user, text, channel or "dm"))

    async def command(self, user: User, text: str, channel: Channel) -> Message:
        return await self._answer(lambda: self.slack.slash(user, "/laurel", text, channel))

    async def fits_this(self, user: User, posting: Message) -> Message:
        return await self._answer(lambda: self.slack.message_shortcut(user, POSTING_SHORTCUT, posting))

    async def press(self, user: User, label: str, where: Message | None = None) -> Message:
        """The answer: a new message, or the pressed one as it reads now."""
        return await self._answer(lambda: self.slack.press(user, label, where))

    async def until(self, instant: str) -> list[Message]:
        """Time passes, and what falls due is said; the messages of that."""
        before = len(self.slack.messages)
        await live_until(self._laurel, self._clock, datetime.fromisoformat(instant))
        return self.slack.messages[before:]

    async def _answer(self, does: Callable[[], object]) -> Message:
        said = {m.ts: len(m.edits) for m in self.slack.messages}
        does()
        await self.slack.until(lambda: {m.ts: len(m.edits) for m in self.slack.messages} != said)
        return next(m for m in self.slack.messages if said.get(m.ts) != len(m.edits))


@pytest.fixture(params=["socket", "http"])
async def office(
    request: pytest.FixtureRequest,
    manager: DialogManager,
    clock: SimulatedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Office]:
    monkeypatch.setattr(home_tab, "SETTLES_AFTER", 0.01)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with SlackServer(clock) as slack:
        by_http = request.param == "http"
        settings = Settings(
            _env_file=None, database_url=f"sqlite:///{tmp_path / 'laurel.db'}", http_port=port,
            slack_bot_token=SecretStr(slack.home_workspace.bot_token), slack_api_url=slack.api_url,
            slack_app_token=None if by_http else SecretStr(slack.app.app_token),
            slack_signing_secret=SecretStr(slack.app.signing_secret) if by_http else None,
        )  # fmt: skip
        if by_http:
            slack.post_to(f"http://127.0.0.1:{port}/slack/events")
        laurel = Laurel(settings, clock, manager=manager)
        service = Service(laurel, adapters_of(settings, laurel), settings.http_host, settings.http_port)
        serving = asyncio.create_task(service.serve())
        await slack.until(lambda: slack.called("auth.test") if by_http else slack.sockets.connections)
        yield Office(slack, laurel, clock)
        service.stop()
        await serving
        assert slack.violations == []


async def test_which_credential_fits_is_answered_wherever_it_is_asked(office: Office) -> None:
    slack = office.slack
    ravi, boss = slack.user("Ravi", tz="Europe/Berlin"), slack.user("Boss")
    careers, elsewhere = slack.channel("careers", members=[ravi]), slack.channel("random", members=[ravi])
    slack.expel_bot(elsewhere)
    question = "which cert fits a devops engineer role?"

    privately = await office.say(ravi, question)
    openly = await office.say(ravi, f"{slack.mention} {question}", careers)
    anywhere = await office.command(ravi, question, elsewhere)
    posted = slack.say(boss, POSTING, careers)
    fitting = await office.fits_this(ravi, posted.message)

    for answer in (privately, openly, anywhere, fitting):
        assert "DevOps" in answer.plain
        assert "1." in answer.plain
        assert "$" in answer.plain
        assert any("About" in label for label in answer.labels)
    assert (privately.channel, openly.channel) == (slack.dm(ravi).id, careers.id)
    assert (openly.viewer, anywhere.viewer, fitting.viewer) == (None, ravi.id, ravi.id)
    assert (anywhere.channel, fitting.channel) == (elsewhere.id, careers.id)


async def test_somebody_is_reminded_snoozes_and_renews(office: Office) -> None:
    slack = office.slack
    mia = slack.user("Mia", tz="Europe/Berlin")
    noted = await office.say(mia, "my security+ expires on 15 March 2027")
    assert "15 Mar 2027" in noted.plain

    assert await office.until("2026-12-15T08:59:00+01:00") == []
    [first] = await office.until("2026-12-15T09:00:00+01:00")
    assert "Security+ expires on 15 Mar 2027, in 90 days" in first.plain
    assert first.channel == slack.dm(mia).id
    snoozed = await office.press(mia, "Snooze 1 week", first)
    assert snoozed is first
    assert "22 Dec 2026" in snoozed.plain

    assert await office.until("2026-12-22T08:59:00+01:00") == []
    [again] = await office.until("2026-12-22T09:00:00+01:00")
    assert "in 83 days" in again.plain
    how = await office.press(mia, "Renewed", again)
    renewed = await office.press(mia, next(label for label in how.labels if "CEU" in label))
    assert "15 Mar 2030" in renewed.plain


async def test_somebody_keeps_their_records_on_the_home_tab(office: Office) -> None:
    slack = office.slack
    noor = slack.user("Noor", tz="Europe/Amsterdam")

    def home() -> str:
        view = slack.home(noor)
        return view.plain if view else ""

    slack.open_home(noor)
    await slack.until(lambda: "Hello Noor" in home())
    slack.press(noor, "Record a credential", slack.home(noor))
    await slack.until(lambda: slack.modals(noor))
    [form] = slack.modals(noor)
    found = await slack.type_ahead(noor, "credential", "certified kubernetis admin")
    slack.fill(noor, "credential", found.labels[0])
    slack.fill(noor, "awarded", date(2025, 5, 3))
    await slack.until(lambda: "3 May 2027" in form.plain)
    await slack.submit(noor)
    [answer] = await slack.sent(1)
    assert answer.channel == slack.dm(noor).id
    await slack.until(lambda: "What expires next" in home() and "3 May 2027" in home())
    assert "1 credential" in (await office.say(noor, "what do I hold?")).plain
