"""``laurel run`` with Slack's tokens: over Socket Mode and at an address, ready, in trouble, and told to stop."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from tests.fakes.slack import SlackServer
from tests.serving.test_run import PATIENCE, Process

Start = Callable[..., Awaitable[Process]]


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def start(slack: SlackServer, tmp_path: Path) -> AsyncIterator[Start]:
    started: list[Process] = []

    async def begin(*, http: bool = False, **settings: str) -> Process:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        reached = (
            {"LAUREL_SLACK_SIGNING_SECRET": slack.app.signing_secret}
            if http
            else {"LAUREL_SLACK_APP_TOKEN": slack.app.app_token}
        )
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LAUREL_")} | {
            "LAUREL_SLACK_BOT_TOKEN": slack.home_workspace.bot_token, "LAUREL_SLACK_API_URL": slack.api_url,
            "LAUREL_HTTP_PORT": str(port), "LAUREL_DATABASE_URL": f"sqlite:///{tmp_path / 'laurel.db'}",
            "LAUREL_LOG_FORMAT": "json", "LAUREL_LOG_LEVEL": "debug",
            "PYTHONPATH": str(Path(__file__).parents[2]), **reached, **settings,
        }  # fmt: skip
        log = tmp_path / f"log-{len(started)}"
        with log.open("wb") as file:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=tmp_path, env=environment, stderr=file,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        started.append(Process(child, port, log))
        if http:
            slack.post_to(f"http://127.0.0.1:{port}/slack/events")
        return started[-1]

    yield begin
    for process in started:
        if process.child.returncode is None:
            process.child.kill()
            await process.child.wait()


async def connected(process: Process, said: str) -> None:
    """``/readyz`` says this of Slack."""
    async with asyncio.timeout(PATIENCE):
        while True:
            answer = await process.status("/readyz")
            if answer is not None and said in answer.json().get("platforms", {}).get("slack", ""):
                return
            await asyncio.sleep(0.1)


async def test_it_answers_and_says_when_slack_is_away(start: Start, slack: SlackServer) -> None:
    process = await start()
    await process.ready()
    slack.say(slack.user("Ravi"), "I passed CKA on 3 May 2025")
    [answer] = await slack.sent(1)
    assert "3 May 2027" in answer.plain
    slack.crash("apps.connections.open", times=None)
    slack.cut_sockets()
    await connected(process, "not connected")
    assert (await process.get("/readyz")).status_code == httpx.codes.SERVICE_UNAVAILABLE
    slack.recover()
    await connected(process, "connected")
    await process.ready()
    assert await process.stop() == 0


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_what_was_accepted_is_answered_after_sigterm(start: Start, slack: SlackServer, http: bool) -> None:
    process = await start(http=http)
    await process.ready()
    said = [slack.say(slack.user(f"Person {n}"), "I passed CKA on 3 May 2025") for n in range(6)]
    await slack.sent(1)
    assert await process.stop() == 0
    told = [await delivery for each in said for delivery in each.deliveries if delivery.finished.is_set()]
    assert any(delivery.acked for delivery in told)
    second = await start(http=http)
    await second.ready()
    await slack.sent(len(said))
    assert await second.stop() == 0
    assert sorted(str(message.thread_ts) for message in slack.messages) == sorted(each.ts for each in said)


@pytest.mark.parametrize("name", ["LAUREL_SLACK_BOT_TOKEN", "LAUREL_SLACK_APP_TOKEN"])
async def test_a_wrong_token_ends_with_a_sentence(start: Start, name: str) -> None:
    process = await start(**{name: "xoxb-wrong" if "BOT" in name else "xapp-wrong"})
    async with asyncio.timeout(PATIENCE):
        assert await process.child.wait() == 1
    assert name in process.log
    assert "Traceback" not in process.log


async def test_the_logs_hold_nothing_that_people_said(start: Start, slack: SlackServer) -> None:
    process = await start()
    await process.ready()
    person = slack.user("Xenophilia")
    careers = slack.channel("marzipan-lovers", members=[person])
    for text in ("I passed CKA on 3 May 2025", "my secret plan is marzipan", "remind me 45 days before"):
        count = len(slack.messages)
        slack.say(person, text)
        await slack.sent(count + 1)
    slack.crash("chat.postMessage", "users.info", "views.publish")
    slack.say(person, f"{slack.mention} what is marzipan certification", careers)
    slack.say(person, "", files={"marzipan.pdf": b"%PDF marzipan"})
    slack.slash(person, "/laurel", "marzipan again", careers)
    await slack.until(lambda: len(slack.messages) >= 5)
    assert await process.stop() == 0
    tokens = (slack.home_workspace.bot_token, slack.app.app_token)
    for secret in ("marzipan", "Xenophilia", "CKA", person.id, *tokens):
        assert secret.casefold() not in process.log.casefold(), secret
