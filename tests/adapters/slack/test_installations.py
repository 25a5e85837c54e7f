"""Who has installed the bot: found, kept secret, replaced and forgotten, on each kind of database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.slack.installing import stored_installations
from bot.adapters.slack.installing.encryption import Cipher, new_key
from bot.adapters.slack.installing.installation_store import InstallationStore
from bot.adapters.slack.installing.installations import Installed, UnreadableTokenError
from bot.adapters.slack.installing.rotation import Rotation, rotate
from bot.adapters.slack.installing.stored_installations import REMEMBERED_FOR, StoredInstallations
from bot.adapters.slack.installing.tables import slack_bots
from bot.clock import SimulatedClock
from tests.conftest import NOW

BOT = "xoxb-1-marzipan"
#: Longer than any column of the library; tokens that are rotated come near it.
LONG = "xoxe.xoxb-" + "1-marzipan" * 40
PERSON, REFRESH = "xoxp-1-marzipan", "xoxe-1-marzipan"
OLD, NEW = new_key(), new_key()
Process = Callable[..., StoredInstallations]


def installation(team: str = "T1", token: str = BOT, *, enterprise: str | None = None, at: float = 0) -> Installation:
    return Installation(
        app_id="A1", team_id=team, team_name=f"Team {team}", enterprise_id=enterprise, user_id="U1",
        bot_token=token, bot_id="B1", bot_user_id="UBOT", bot_scopes="chat:write", installed_at=NOW.timestamp() + at,
        user_token=PERSON, incoming_webhook_url="https://hooks.slack.com/marzipan", bot_refresh_token=REFRESH,
    )  # fmt: skip


def of_all_of(enterprise: str, token: str = BOT) -> Installation:
    return Installation(
        app_id="A1", enterprise_id=enterprise, is_enterprise_install=True, user_id="U1", bot_token=token, bot_id="B1",
        bot_user_id="UBOT", installed_at=NOW.timestamp(),
    )  # fmt: skip


@pytest.fixture
def process(engine: AsyncEngine, clock: SimulatedClock) -> Process:
    """One of those that share the database."""

    def started(*keys: str, client_id: str = "1.2") -> StoredInstallations:
        return StoredInstallations(InstallationStore(engine, client_id, Cipher(keys or (OLD,))), clock)

    return started


async def test_a_workspace_is_found(process: Process) -> None:
    await process().store.async_save(installation())
    assert await process().find("T1") == Installed(BOT, "UBOT", "B1", "T1")
    assert await process().find("T2") is None
    assert await process(client_id="another.app").find("T1") is None


async def test_a_workspace_of_an_enterprise_is_found_with_and_without_it(process: Process) -> None:
    await process().store.async_save(installation("T1", enterprise="E1"))
    for enterprise in (None, "E1"):
        found = await process().find("T1", enterprise)
        assert found is not None
        assert found.team_id == "T1"


async def test_a_whole_enterprise_is_found_from_each_of_its_workspaces(process: Process) -> None:
    await process().store.async_save(of_all_of("E1"))
    for team in ("T7", None):
        assert await process().find(team, "E1") == Installed(BOT, "UBOT", "B1", None, "E1")
    assert await process().find("T7", "E2") is None
    assert await process().find("T7") is None
    assert await process().find(None) is None


async def test_the_workspaces_own_installation_comes_before_its_enterprises(process: Process) -> None:
    await process().store.async_save(of_all_of("E1", "xoxb-enterprise"))
    await process().store.async_save(installation("T1", enterprise="E1"))
    found = await process().find("T1", "E1")
    assert found is not None
    assert found.bot_token == BOT


async def test_nothing_is_kept_in_clear_text(process: Process, engine: AsyncEngine, database_url: str) -> None:
    await process().store.async_save(installation(token=LONG))
    found = await process().find("T1")
    assert found is not None
    assert found.bot_token == LONG
    async with engine.connect() as connection:
        kept = str((await connection.execute(sa.select(slack_bots))).mappings().all())
    assert "Team T1" in kept
    assert "marzipan" not in kept
    if engine.dialect.name == "sqlite":
        folder = Path(database_url.removeprefix("sqlite:///")).parent
        files = b"".join(file.read_bytes() for file in folder.iterdir())
        assert b"Team T1" in files
        assert b"marzipan" not in files


def test_no_log_shows_a_token() -> None:
    assert "marzipan" not in repr(Installed(BOT, "UBOT", "B1", "T1"))


async def test_installing_again_replaces(process: Process, engine: AsyncEngine) -> None:
    running = process()
    await running.store.async_save(installation("T2"))
    for number, token in enumerate(("xoxb-0", "xoxb-1", BOT)):
        await running.store.async_save(installation("T1", token, at=number))
    found = await running.find("T1")
    assert found is not None
    assert found.bot_token == BOT
    async with engine.connect() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(slack_bots)) == 2


async def test_a_forgotten_workspace_is_gone(process: Process, clock: SimulatedClock) -> None:
    running = process()
    for team in ("T1", "T2"):
        await running.store.async_save(installation(team))
        assert await running.find(team) is not None
    await running.forget("T1", before=clock.now() + timedelta(seconds=1))
    assert await running.find("T1") is None
    assert await running.find("T2") is not None
    await running.forget("T1", before=clock.now() + timedelta(seconds=1))


async def test_a_whole_enterprise_can_be_forgotten(process: Process, clock: SimulatedClock) -> None:
    running = process()
    await running.store.async_save(of_all_of("E1"))
    await running.forget(None, "E1", before=clock.now() + timedelta(seconds=1))
    assert await running.find("T7", "E1") is None


async def test_an_uninstall_told_late_leaves_the_new_installation(process: Process, clock: SimulatedClock) -> None:
    running = process()
    await running.store.async_save(installation("T1", at=300))
    await running.forget("T1", before=clock.now())
    assert await running.find("T1") is not None


async def test_another_processs_change_is_seen_after_a_moment(process: Process, clock: SimulatedClock) -> None:
    running, other = process(), process()
    await running.store.async_save(installation())
    assert await running.find("T1") is not None
    await other.forget("T1", before=clock.now() + timedelta(seconds=1))
    assert await other.find("T1") is None
    clock.advance(REMEMBERED_FOR)
    assert await running.find("T1") is None


async def test_who_was_not_installed_is_found_as_soon_as_they_are(process: Process) -> None:
    running, other = process(), process()
    assert await running.find("T1") is None
    await other.store.async_save(installation())
    assert await running.find("T1") is not None


async def test_the_database_is_asked_once(process: Process, engine: AsyncEngine) -> None:
    running = process()
    await running.store.async_save(installation())
    await running.find("T1")
    async with engine.begin() as connection:
        await connection.execute(sa.delete(slack_bots))
    assert await running.find("T1") is not None


async def test_not_everybody_is_remembered(
    process: Process, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_installations, "MOST_REMEMBERED", 2)
    running = process()
    for team in ("T1", "T2", "T3"):
        await running.store.async_save(installation(team))
        await running.find(team)
    async with engine.begin() as connection:
        await connection.execute(sa.delete(slack_bots))
    assert [await running.find(team) is None for team in ("T1", "T2", "T3")] == [True, False, False]


async def test_a_wrong_key_is_a_sentence_and_the_others_go_on(process: Process) -> None:
    await process(OLD).store.async_save(installation("T1"))
    running = process(NEW)
    await running.store.async_save(installation("T2"))
    with pytest.raises(UnreadableTokenError, match="workspace T1 cannot be read with LAUREL_SECRET_KEY"):
        await running.find("T1")
    assert await running.find("T2") is not None
    await running.store.async_save(installation("T1", at=60))
    assert await running.find("T1") is not None


async def test_a_key_is_replaced_step_by_step(process: Process, engine: AsyncEngine) -> None:
    await process(OLD).store.async_save(installation("T1", LONG))
    assert await process(NEW, OLD).find("T1") is not None
    async with engine.begin() as connection:
        assert await rotate(connection, Cipher([NEW, OLD])) == Rotation(1, ())
    found = await process(NEW).find("T1")
    assert found is not None
    assert found.bot_token == LONG
    with pytest.raises(UnreadableTokenError):
        await process(OLD).find("T1")


async def test_what_no_key_opens_is_left_and_named(process: Process, engine: AsyncEngine) -> None:
    lost = new_key()
    await process(lost).store.async_save(installation("T1"))
    await process(OLD).store.async_save(installation("T2"))
    async with engine.begin() as connection:
        assert await rotate(connection, Cipher([NEW, OLD])) == Rotation(1, ("Team T1",))
    assert await process(lost).find("T1") is not None
    assert await process(NEW).find("T2") is not None


def test_the_table_is_what_the_library_expects() -> None:
    theirs = AsyncSQLAlchemyInstallationStore.build_bots_table(sa.MetaData(), "slack_bots")
    assert [(c.name, c.nullable) for c in theirs.c] == [(c.name, c.nullable) for c in slack_bots.c]
