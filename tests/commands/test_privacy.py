"""laurel privacy: what an operator does for somebody who asks by letter."""

from __future__ import annotations

import asyncio
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import Laurel
from bot.cli import main
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import Incoming, Sender
from bot.serving.process import only_process
from bot.settings import Settings
from tests.fakes.couriers import CollectingCourier

Run = Callable[..., Result]
DANA = Sender("slack", "T1/U7", "Dana", "Europe/Berlin")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'laurel.db'}"


@pytest.fixture
def run(url: str, tmp_path: Path) -> Run:
    def ran(*words: str, answer: str = "") -> Result:
        return CliRunner().invoke(main, ["privacy", *words, "--database", url], input=answer)

    return ran


@pytest.fixture
def hear(url: str, manager: DialogManager) -> Callable[..., list[str]]:
    """What Dana is told by a process that serves, while she says this."""

    async def heard(said: tuple[str, ...]) -> list[str]:
        laurel = Laurel(Settings(database_url=url, _env_file=None), manager=manager)
        courier = CollectingCourier()
        laurel.connect("slack", courier)
        await laurel.start()
        for text in said:
            await laurel.receive(Incoming(text, DANA, text))
        await laurel.close()
        return courier.texts

    return lambda *said: asyncio.run(heard(said))


def test_everything_is_given_out(run: Run, hear: Callable[..., list[str]], tmp_path: Path) -> None:
    hear("PMP expires on 1 March 2029")
    out = tmp_path / "dana.zip"
    shown = run("export", "slack", "U7", "--out", str(out))
    assert shown.exit_code == 0, shown.output
    with zipfile.ZipFile(out) as archive:
        assert "Project Management Professional" in json.loads(archive.read("laurel.json"))["credentials"][0]["name"]
    again = run("export", "slack", "U7", "--out", str(out))
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_everything_is_deleted_and_the_person_is_told(run: Run, hear: Callable[..., list[str]], url: str) -> None:
    hear("PMP expires on 1 March 2029")
    with only_process(url):  # as while laurel run serves
        shown = run("delete", "slack", "T1/U7", answer="y\n")
    assert shown.exit_code == 0, shown.output
    assert "slack T1/U7: 1 credential" in shown.output
    told = hear("my certs")
    assert "whoever runs me did that" in told[0]
    assert "no credentials of you yet" in told[1]


def test_nothing_is_deleted_by_a_no(run: Run, hear: Callable[..., list[str]]) -> None:
    hear("PMP expires on 1 March 2029")
    assert run("delete", "slack", "T1/U7", answer="n\n").exit_code == 1
    assert "1 credential" in hear("my certs")[-1]


def test_a_team_that_would_be_closed_is_named(run: Run, hear: Callable[..., list[str]], url: str) -> None:
    hear("hello")
    CliRunner().invoke(main, ["grant", "lead", "slack", "T1/U7", "--database", url])
    hear("create a team called Ward three")
    assert "alone lead the team Ward three" in run("delete", "slack", "T1/U7", "--yes").output


@pytest.mark.parametrize("words", [("export", "slack", "T1/U9"), ("delete", "telegram", "4242", "--yes")])
def test_an_account_that_nobody_has_is_said_to_be_so(
    run: Run, hear: Callable[..., list[str]], words: tuple[str, ...]
) -> None:
    hear("hello")
    shown = run(*words)
    assert shown.exit_code == 1
    assert "Nothing is kept of" in shown.output
