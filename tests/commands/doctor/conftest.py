from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.serving.doctor import examination
from tests.commands.doctor.report import Doctor, Report
from tests.fakes.catalogue_folder import write_catalogue
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import BotApi


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "laurel.db")
    return f"sqlite:///{tmp_path / 'laurel.db'}"


@pytest.fixture
def doctor(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """Runs the command in a folder of its own, with these settings only, and a small catalogue."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small").mkdir()
    write_catalogue(tmp_path / "small")
    for name in [name for name in os.environ if name.startswith("LAUREL_")]:
        monkeypatch.delenv(name)

    async def run(**settings: str) -> Report:
        given = {"DATABASE_URL": url, "HTTP_PORT": "0", "DATA": "small", **settings}
        runner = CliRunner(env={f"LAUREL_{name}": value for name, value in given.items()})
        result = await asyncio.to_thread(runner.invoke, main, ["doctor"])
        return Report(result.output, result.exit_code)

    return run


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "PATIENCE", 1.0)
