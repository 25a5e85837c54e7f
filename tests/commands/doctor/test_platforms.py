"""What ``laurel doctor`` finds on loopback platforms, and about the time."""

from __future__ import annotations

import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation

from bot.adapters.slack.installing.encryption import Cipher, new_key
from bot.adapters.slack.installing.installation_store import InstallationStore
from bot.adapters.slack.manifest import SCOPES
from bot.storage.engine import create_engine
from tests.commands.doctor.report import Doctor, over_http, over_socket, polling, webhook
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import BotApi

# -- time -----------------------------------------------------------------------------------------------


@pytest.fixture
def zones(tmp_path: Path) -> Iterator[Path]:
    """The only time-zone data there are, but for the package's."""
    found = next(Path(path) for path in zoneinfo.TZPATH if Path(path, "America/La_Paz").exists())
    folder = tmp_path / "zones" / "America"
    folder.mkdir(parents=True)
    shutil.copy(found / "America/La_Paz", folder / "Asuncion")  # as it was in winter before 2024
    zoneinfo.reset_tzpath([folder.parent])
    zoneinfo.ZoneInfo.clear_cache()
    yield folder.parent
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


async def test_old_time_zone_data(doctor: Doctor, zones: Path) -> None:
    report = await doctor()
    assert report.status == 0
    assert f"The time-zone data in {zones} are older than release 2025a" in report.of("time zones")[0]


async def test_a_clock_that_is_a_little_off(doctor: Doctor, slack: SlackServer) -> None:
    slack.shift_clock(timedelta(seconds=90))
    report = await doctor(**over_http(slack))
    assert report.status == 0
    assert report.of("clock")[0].startswith("warning: This machine's clock is ")
    assert "behind Slack's" in report.of("clock")[0]


async def test_a_clock_by_which_no_signature_is_good(doctor: Doctor, slack: SlackServer) -> None:
    slack.shift_clock(-timedelta(minutes=10))
    report = await doctor(**over_http(slack))
    assert report.status == 1
    assert "ahead of Slack's" in report.of("clock")[0]
    assert (await doctor(**over_socket(slack))).status == 0


# -- Slack ----------------------------------------------------------------------------------------------


async def test_a_bot_token_that_slack_refuses(doctor: Doctor, slack: SlackServer) -> None:
    slack.kill_token("token_revoked")
    report = await doctor(**over_socket(slack))
    assert report.status == 1
    assert "(token_revoked). Set LAUREL_SLACK_BOT_TOKEN" in report.of("Slack")[0]


async def test_scopes_that_are_missing(doctor: Doctor, slack: SlackServer) -> None:
    slack.home_workspace.scopes -= {"im:write", "files:write"}
    report = await doctor(**over_socket(slack))
    assert report.status == 0
    assert "im:write (open a direct message to remind somebody)" in report.of("Slack")[1]
    assert "reinstall" in report.of("Slack")[1]


async def test_an_app_token_that_slack_refuses(doctor: Doctor, slack: SlackServer) -> None:
    report = await doctor(**over_socket(slack) | {"SLACK_APP_TOKEN": "xapp-marzipan"})
    assert report.status == 1
    assert "Set LAUREL_SLACK_APP_TOKEN" in report.of("Slack, events")[0]


async def test_slack_that_is_broken(doctor: Doctor, slack: SlackServer) -> None:
    slack.crash(times=None)
    report = await doctor(**over_socket(slack))
    assert report.status == 0
    assert "could not be asked" in report.of("Slack")[0]
    assert "could not be asked" in report.of("Slack, events")[0]


async def test_http_requests_say_what_to_try(doctor: Doctor, slack: SlackServer) -> None:
    report = await doctor(**over_http(slack))
    assert report.status == 0
    assert "press Retry" in report.of("Slack, events")[0]


def distributed(slack: SlackServer, *keys: str) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.api_url, "SLACK_CLIENT_ID": slack.app.client_id,
        "SLACK_CLIENT_SECRET": slack.app.client_secret, "SLACK_SIGNING_SECRET": slack.app.signing_secret,
        "SECRET_KEY": ",".join(keys),
    }  # fmt: skip


async def install(url: str, slack: SlackServer, key: str, *teams: str, scopes: str = ",".join(SCOPES)) -> None:
    engine = create_engine(url)
    store = InstallationStore(engine, slack.app.client_id, Cipher([key]))
    for team in teams:
        await store.async_save(
            Installation(
                app_id="A1", team_id=team, team_name=f"Team {team}", user_id="U1", bot_token="xoxb-marzipan",  # noqa: S106
                bot_id="B1", bot_user_id="UBOT", bot_scopes=scopes,
            )
        )  # fmt: skip
    await engine.dispose()


async def test_workspaces_are_counted(doctor: Doctor, slack: SlackServer, url: str) -> None:
    key = new_key()
    assert "None has installed" in (await doctor(**distributed(slack, key))).of("Slack workspaces")[0]
    await install(url, slack, key, "T1", "T2")
    report = await doctor(**distributed(slack, key))
    assert report.status == 0
    assert report.of("Slack workspaces") == ["ok: 2 have installed the app."]


async def test_workspaces_that_no_key_opens(doctor: Doctor, slack: SlackServer, url: str) -> None:
    old, new = new_key(), new_key()
    await install(url, slack, old, "T1")
    assert (await doctor(**distributed(slack, new))).status == 1
    await install(url, slack, new, "T2")
    report = await doctor(**distributed(slack, new))
    assert report.status == 0
    assert "opens the token of Team T1" in report.of("Slack workspaces")[1]
    assert len((await doctor(**distributed(slack, new, old))).of("Slack workspaces")) == 1


async def test_workspaces_that_granted_less(doctor: Doctor, slack: SlackServer, url: str) -> None:
    key = new_key()
    await install(url, slack, key, "T1", scopes=",".join(set(SCOPES) - {"chat:write"}))
    report = await doctor(**distributed(slack, key))
    assert "Team T1: Scopes are missing: chat:write" in report.of("Slack workspaces")[1]


# -- Telegram -------------------------------------------------------------------------------------------


async def test_a_telegram_token_that_is_none(doctor: Doctor, telegram: BotApi) -> None:
    report = await doctor(TELEGRAM_API_URL=telegram.url, TELEGRAM_TOKEN="1:marzipan")  # noqa: S106
    assert report.status == 1
    assert "Set LAUREL_TELEGRAM_TOKEN" in report.of("Telegram")[0]
    assert (await doctor(TELEGRAM_TOKEN="not a token")).status == 1  # noqa: S106


async def test_a_webhook_that_is_not_set_yet(doctor: Doctor, telegram: BotApi) -> None:
    telegram.methods.pending = 3
    report = await doctor(**webhook(telegram))
    assert report.status == 0
    assert report.of("Telegram")[1].startswith("warning: The webhook is not set")
    assert "3 updates wait." in report.of("Telegram")[1]


async def test_a_webhook_that_was_forgotten(doctor: Doctor, telegram: BotApi) -> None:
    telegram.methods.webhook = {"url": "https://elsewhere.example.org/telegram/updates"}
    report = await doctor(**polling(telegram))
    assert "laurel run takes it away" in report.of("Telegram")[1]


async def test_deliveries_that_failed_lately(doctor: Doctor, telegram: BotApi) -> None:
    telegram.methods.webhook = {"url": "https://laurel.example.org/telegram/updates"}
    failed = datetime.now(UTC) - timedelta(minutes=5)
    telegram.methods.undelivered = {
        "last_error_date": int(failed.timestamp()), "last_error_message": "Connection refused",
    }  # fmt: skip
    report = await doctor(**webhook(telegram))
    assert report.of("Telegram")[1].startswith("ok: The webhook is")
    assert f"could not deliver at {failed:%H:%M} UTC (Connection refused)" in report.of("Telegram")[2]


async def test_telegram_that_is_broken(doctor: Doctor, telegram: BotApi) -> None:
    telegram.fail(500, "Internal Server Error", "getMe", times=9)
    report = await doctor(**polling(telegram))
    assert report.status == 0
    assert "could not be asked" in report.of("Telegram")[0]
