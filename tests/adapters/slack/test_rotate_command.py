"""``laurel slack key`` and ``rotate``, as an operator types them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import bot.app  # noqa: F401 - declares every table
from bot.adapters.slack.installing.encryption import Cipher, WrongKeyError
from bot.adapters.slack.installing.installation_store import InstallationStore
from bot.cli import main
from bot.storage.engine import create_engine
from bot.storage.schema import upgrade
from tests.adapters.slack.test_installations import installation

Run = Callable[..., Result]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'laurel.db'}"


@pytest.fixture
def rotate(url: str) -> Run:
    def ran(*keys: str) -> Result:
        environment = {"LAUREL_SECRET_KEY": ",".join(keys)} if keys else {"LAUREL_SECRET_KEY": None}
        return CliRunner(env=environment).invoke(main, ["slack", "rotate", "--database", url])

    return ran


def made_key() -> str:
    return CliRunner().invoke(main, ["slack", "key"]).output.strip()


async def keep(url: str, key: str, *teams: str) -> None:
    engine = create_engine(url)
    await upgrade(engine)
    for team in teams:
        await InstallationStore(engine, "1.2", Cipher([key])).async_save(installation(team))
    await engine.dispose()


async def opens(url: str, key: str, team: str) -> bool:
    engine = create_engine(url)
    try:
        store = InstallationStore(engine, "1.2", Cipher([key]))
        return await store.async_find_bot(enterprise_id=None, team_id=team) is not None
    except WrongKeyError:
        return False
    finally:
        await engine.dispose()


def test_the_first_key_opens_everything_afterwards(url: str, rotate: Run) -> None:
    old, new = made_key(), made_key()
    asyncio.run(keep(url, old, "T1", "T2"))
    shown = rotate(new, old)
    assert shown.exit_code == 0
    assert "2 workspaces are under the first key" in shown.output
    assert asyncio.run(opens(url, new, "T1"))
    assert not asyncio.run(opens(url, old, "T1"))


def test_a_lost_key_is_a_sentence(url: str, rotate: Run) -> None:
    asyncio.run(keep(url, made_key(), "T1"))
    shown = rotate(made_key())
    assert shown.exit_code == 1
    assert "None of the keys opens the token of: Team T1." in shown.output


def test_without_a_key_it_says_which_to_set(rotate: Run) -> None:
    shown = rotate()
    assert shown.exit_code == 1
    assert "Set LAUREL_SECRET_KEY" in shown.output


def test_before_anybody_installed_there_is_nothing_to_do(rotate: Run) -> None:
    assert "0 workspaces" in rotate(made_key()).output
