"""``laurel run`` as its operator has it: a process with a token, an HTTP port, signals and logs."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from tests.fakes.browser import browser
from tests.fakes.telegram import BotApi

PATIENCE = 120
Start = Callable[..., Awaitable["Process"]]


class Process:
    """A running ``laurel run``; ``log`` is what it has written to standard error so far."""

    def __init__(self, child: asyncio.subprocess.Process, port: int, log: Path) -> None:
        self.child, self.port, self._log = child, port, log

    @property
    def folder(self) -> Path:
        return self._log.parent

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    async def get(self, path: str) -> httpx.Response:
        async with browser(timeout=PATIENCE) as client:
            return await client.get(f"http://127.0.0.1:{self.port}{path}")

    async def status(self, path: str) -> httpx.Response | None:
        """None while it does not listen yet."""
        try:
            return await self.get(path)
        except httpx.TransportError:
            return None

    async def ready(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.child.returncode is None:
                answer = await self.status("/readyz")
                if answer is not None and answer.status_code == httpx.codes.OK:
                    return
                await asyncio.sleep(0.1)
        raise AssertionError(self.log)

    async def stop(self) -> int:
        if self.child.returncode is None:
            self.child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            return await self.child.wait()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def start(api: BotApi, tmp_path: Path) -> AsyncIterator[Start]:
    started: list[Process] = []

    async def begin(*, webhook: bool = False, **settings: str) -> Process:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LAUREL_")} | {
            "LAUREL_TELEGRAM_TOKEN": api.token, "LAUREL_TELEGRAM_API_URL": api.url, "LAUREL_HTTP_PORT": str(port),
            "LAUREL_DATABASE_URL": f"sqlite:///{tmp_path / 'laurel.db'}", "LAUREL_LOG_FORMAT": "json",
            "LAUREL_LOG_LEVEL": "debug", **settings,
        }  # fmt: skip
        if webhook:
            environment["LAUREL_TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{port}"
            environment["LAUREL_TELEGRAM_WEBHOOK_SECRET"] = "a-secret-of-our-own"  # noqa: S105
        log = tmp_path / f"log-{len(started)}"
        with log.open("wb") as file:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=tmp_path, env=environment, stderr=file,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        process = Process(child, port, log)
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.child.returncode is None:
            process.child.kill()
            await process.child.wait()


@pytest.fixture(autouse=True)
def import_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


async def test_it_answers_on_telegram_and_tells_how_it_is(start: Start, api: BotApi) -> None:
    process = await start()
    await process.ready()
    api.say(api.user("Ravi"), "I passed CKA on 3 May 2025")
    sent = await api.sent(1)
    assert "3 May 2027" in sent[0].text
    assert (await process.get("/healthz")).text == "ok"
    assert (await process.get("/readyz")).json()["late"] is False
    async with asyncio.timeout(10):  # the message is there a moment before it is marked as sent
        while "laurel_messages_sent_total 1.0" not in (metrics := (await process.get("/metrics")).text):
            continue
    assert 'laurel_turns_total{outcome="understood"} 1.0' in metrics
    assert await process.stop() == 0


async def test_the_webhook_is_served_beside_the_rest(start: Start, api: BotApi) -> None:
    process = await start(webhook=True)
    await process.ready()
    await api.until(lambda: api.called("setWebhook"))
    api.say(api.user("Ravi"), "how long is the CKA valid?")
    assert await api.push(shows="somebody-else") == httpx.codes.FORBIDDEN
    assert await api.push() == httpx.codes.OK
    assert "2 years" in (await api.sent(1))[0].text
    assert await process.stop() == 0


async def test_a_snooze_is_on_the_agenda_that_the_operator_sees(start: Start, api: BotApi) -> None:
    process = await start()
    await process.ready()
    person = api.user("Ravi")
    for said in ("got my PMP, expires 2049-01-01", "UTC", "between 0:00 and 23:59", "remind me tomorrow of my pmp"):
        count = len(api.messages)
        api.say(person, said)
        await api.sent(count + 1)
    assert "I come back to" in api.messages[-1].text
    assert await process.stop() == 0
    assert (await _preview(process)).count("PMP") >= 1


async def _preview(process: Process) -> str:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "reminders", "preview", "--days", "3", cwd=process.folder,
        env={**os.environ, "LAUREL_DATABASE_URL": f"sqlite:///{process.folder / 'laurel.db'}"},
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _err = await child.communicate()
    return out.decode()


async def test_a_second_process_on_the_same_file_says_what_to_do(start: Start) -> None:
    first = await start()
    await first.ready()
    second = await start()
    async with asyncio.timeout(PATIENCE):
        assert await second.child.wait() == 1
    assert "already serving" in second.log
    assert "PostgreSQL" in second.log
    assert "Traceback" not in second.log


async def test_what_was_accepted_is_answered_after_sigterm(start: Start, api: BotApi) -> None:
    process = await start()
    await process.ready()
    people = [api.user(f"Person {n}") for n in range(12)]
    for person in people:
        api.say(person, "I passed CKA on 3 May 2025")
    await api.sent(1)
    assert await process.stop() == 0
    second = await start()
    await second.ready()
    await api.sent(len(people))
    assert await second.stop() == 0
    answered = [m.chat for m in api.messages]
    assert sorted(answered) == sorted(p.id for p in people)


async def test_a_wrong_token_ends_with_a_sentence(start: Start) -> None:
    process = await start(LAUREL_TELEGRAM_TOKEN="1:wrong")  # noqa: S106 - that is the point
    async with asyncio.timeout(PATIENCE):
        assert await process.child.wait() == 1
    assert "LAUREL_TELEGRAM_TOKEN" in process.log
    assert "Traceback" not in process.log


async def test_an_address_that_is_taken_ends_with_a_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = await start(LAUREL_HTTP_PORT=str(taken.getsockname()[1]))
        async with asyncio.timeout(PATIENCE):
            assert await process.child.wait() == 1
    assert "LAUREL_HTTP_PORT" in process.log
    assert "Traceback" not in process.log


async def test_what_cannot_be_reached_is_said(start: Start, api: BotApi) -> None:
    api.fail(502, "Bad Gateway", "getMe", times=1000)
    process = await start()
    await api.until(lambda: len(api.called("getMe")) > 1)
    async with asyncio.timeout(PATIENCE):
        answer = await process.get("/readyz")
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "cannot be reached" in answer.json()["platforms"]["telegram"]
    assert 'laurel_platform_up{platform="telegram"} 0.0' in (await process.get("/metrics")).text
    assert (await process.get("/healthz")).text == "ok"
    assert await process.stop() == 0


async def test_the_logs_hold_nothing_that_people_said(start: Start, api: BotApi) -> None:
    process = await start()
    await process.ready()
    person = api.user("Xenophilia")
    for said in ("I passed CKA on 3 May 2025", "Reykjavik", "my secret plan is marzipan", "remind me 45 days before"):
        count = len(api.messages)
        api.say(person, said)
        await api.sent(count + 1)
    api.fail(500, "Internal", "sendMessage")
    api.say(person, "what is marzipan certification")
    api.say(person, "my certs")
    api.block(person)
    api.say(person, "marzipan again")
    api.upload(person, "marzipan.pdf", b"%PDF marzipan")
    await asyncio.sleep(1)
    assert await process.stop() == 0
    log = process.log
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert any(line["event"] == "serving" for line in lines)
    assert any("turn" in line for line in lines)
    for secret in ("marzipan", "Xenophilia", "CKA", "Reykjavik", api.token):
        assert secret.casefold() not in log.casefold()
    assert not any(str(value) == str(person.id) for line in lines for value in line.values())


async def test_without_a_token_it_chats(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LAUREL_")}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=tmp_path, env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _err = await child.communicate(b"how much is the CKA?\n")
    assert b"$445" in out
    assert child.returncode == 0
