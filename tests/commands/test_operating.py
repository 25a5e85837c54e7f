"""What an operator types: reminders preview, outbox, db."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import Laurel
from bot.cli import main
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.courier import Courier, RefusedError, UnreachableError
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.settings import Settings
from bot.storage.schema import newest_revision

Run = Callable[..., Result]


class Refusing(Courier):
    """A platform that does not take any message."""

    async def send(self, message: Outgoing) -> str:
        raise RefusedError("a button is too long")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'laurel.db'}"


@pytest.fixture
def run(url: str) -> Run:
    def ran(*words: str) -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(main, [*words, "--database", url])

    return ran


async def hear(url: str, manager: DialogManager, courier: Courier, *said: str) -> None:
    laurel = Laurel(Settings(database_url=url, _env_file=None), manager=manager)
    laurel.connect("telegram", courier)
    await laurel.start()
    for number, text in enumerate(said):
        await laurel.receive(Incoming(f"{number}", Sender("telegram", "77", "Dana"), text))
    await laurel.close()


class Silent(Courier):
    async def send(self, message: Outgoing) -> str:
        return message.id


class Blocked(Courier):
    async def send(self, message: Outgoing) -> str:
        raise UnreachableError("blocked")


def test_the_preview_says_what_when_and_why(run: Run, url: str, manager: DialogManager) -> None:
    in_forty_days = datetime.fromtimestamp(datetime.now(UTC).timestamp() + 40 * 86_400, UTC).date()
    asyncio.run(hear(url, manager, Silent(), f"got my PMP, expires {in_forty_days}", "Berlin"))
    shown = run("reminders", "preview", "--days", "60")
    assert shown.exit_code == 0
    assert "Project Management Professional" in shown.output
    assert "30 days before the expiry" in shown.output
    assert "telegram:77" in shown.output
    assert "09:00 Europe/Berlin" in shown.output
    assert run("reminders", "preview", "--days", "60", "--user", "77").output == shown.output
    assert "Nothing will be sent" in run("reminders", "preview", "--days", "1").output


def test_the_preview_of_an_account_that_nobody_has_says_so(run: Run, url: str, manager: DialogManager) -> None:
    asyncio.run(hear(url, manager, Silent(), "hello"))
    shown = run("reminders", "preview", "--user", "nobody")
    assert shown.exit_code == 1
    assert "No account is called nobody" in shown.output


def test_the_preview_says_who_cannot_be_reached(run: Run, url: str, manager: DialogManager) -> None:
    in_forty_days = datetime.fromtimestamp(datetime.now(UTC).timestamp() + 40 * 86_400, UTC).date()
    asyncio.run(hear(url, manager, Blocked(), f"got my PMP, expires {in_forty_days}"))
    assert "telegram:77 (cannot be reached)" in run("reminders", "preview", "--days", "60").output


def test_parked_messages_are_seen_retried_and_dropped(run: Run, url: str, manager: DialogManager) -> None:
    asyncio.run(hear(url, manager, Refusing(), "my secret is marzipan", "hello"))
    shown = run("outbox")
    assert shown.output.count("parked") == 2
    assert "a button is too long" in shown.output
    assert "marzipan" not in shown.output
    first = CliRunner().invoke(main, ["outbox", "--database", url, "retry", "1"])
    assert "will be tried again" in first.output
    second = CliRunner().invoke(main, ["outbox", "--database", url, "drop", "2"])
    assert "dropped" in second.output
    assert CliRunner().invoke(main, ["outbox", "--database", url, "drop", "2"]).exit_code == 1
    asyncio.run(hear(url, manager, Silent()))
    assert "No message waits" in run("outbox").output


def test_the_database_is_made_and_its_revision_shown(run: Run) -> None:
    assert run("db", "status").exit_code == 1
    assert newest_revision() in run("db", "upgrade").output
    assert "up to date" in run("db", "status").output


def test_a_database_that_cannot_be_opened_is_a_sentence() -> None:
    shown = CliRunner().invoke(main, ["db", "upgrade", "--database", "sqlite:////proc/nowhere/laurel.db"])
    assert shown.exit_code == 1
    assert "cannot be opened" in shown.output
    assert "Traceback" not in shown.output


def test_the_script_reads_the_same_database(url: str) -> None:
    line = json.dumps({"user": "dana", "say": "my certs", "platform": "telegram"})
    shown = CliRunner().invoke(main, ["script", "--database", url], input=line + "\n")
    assert json.loads(shown.stdout)["messages"][0]["payload"]["method"] == "sendMessage"
