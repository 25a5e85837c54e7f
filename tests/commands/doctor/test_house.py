"""What ``laurel doctor`` finds in the house itself, on real databases: settings, database, messages, the process."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.adapters.slack.installing.encryption import new_key
from bot.app import Laurel
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.courier import Courier, RefusedError
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.serving.doctor import catalogue
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.storage.schema import newest_revision
from tests.commands.doctor.report import Doctor, Report, over_socket, polling, webhook
from tests.fakes.postgres import PostgresServer
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import BotApi
from tests.fakes.telegram.serving import served

_PLATFORM_WORDS = ("Slack", "Slack, events", "Telegram", "clock")


# -- as a whole -----------------------------------------------------------------------------------------


async def test_all_is_well(doctor: Doctor, slack: SlackServer, telegram: BotApi) -> None:
    report = await doctor(**over_socket(slack), **polling(telegram))
    assert report.status == 0
    assert report.of("catalogue")[0].startswith("ok: 3 credentials.")
    troubles = [line for line in report.lines if not line.startswith("ok: ")]
    assert [line for line in troubles if ": catalogue: " not in line] == []  # its facts grow old
    assert "laurel run serves Slack (Socket Mode) and Telegram (polling)" in report.of("settings")[0]
    assert report.of("Slack") == ["ok: @laurel in the workspace Acme Care."]
    assert report.of("Telegram")[0] == f"ok: @{telegram.username}."
    assert slack.violations == []


async def test_no_secret_is_shown(doctor: Doctor, slack: SlackServer, telegram: BotApi) -> None:
    key = new_key()
    slack.fail(f"{slack.app.app_token} is no good", "apps.connections.open")
    telegram.methods.undelivered = {
        "last_error_date": int(datetime.now(UTC).timestamp()), "last_error_message": "Wrong answer to marzipan",
    }  # fmt: skip
    report = await doctor(**over_socket(slack), **webhook(telegram), SECRET_KEY=key)
    assert "Wrong answer to …" in report.output
    for secret in (slack.home_workspace.bot_token, slack.app.app_token, telegram.token, "marzipan", key):
        assert secret not in report.output


async def test_nothing_is_changed(doctor: Doctor, slack: SlackServer, telegram: BotApi, tmp_path: Path) -> None:
    before = contents(tmp_path)
    await doctor(**over_socket(slack), **webhook(telegram))
    assert contents(tmp_path) == before
    assert {call.method for call in slack.calls} == {"auth.test", "api.test", "apps.connections.open"}
    assert {call.method for call in telegram.calls} == {"getMe", "getWebhookInfo"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


async def test_platforms_that_hang_hold_up_nothing_else(
    doctor: Doctor, slack: SlackServer, telegram: BotApi, little_patience: None
) -> None:
    slack.hang(times=None)
    telegram.hang("getMe")
    report = await doctor(**over_socket(slack), **polling(telegram))
    for name in ("Slack", "Slack, events", "Telegram"):
        assert report.of(name) == ["warning: No answer within 1 second."]
    assert report.of("database")[0].startswith("ok: ")


async def test_without_a_network_each_platform_says_that_it_could_not_be_asked(doctor: Doctor) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}"
        report = await doctor(
            SLACK_API_URL=f"{nowhere}/api/", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1",  # noqa: S106
            TELEGRAM_TOKEN="1:one", TELEGRAM_API_URL=nowhere,  # noqa: S106
        )  # fmt: skip
    assert report.status == 0
    for name in ("Slack", "Slack, events", "Telegram"):
        assert "could not be asked" in report.of(name)[0]
    assert "could not be compared" in report.of("clock")[0]


async def test_a_fault_in_one_check_leaves_the_others(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "load_catalogue", lambda folder: 1 / 0)
    report = await doctor()
    assert report.status == 1
    assert report.of("catalogue") == ["error: This could not be looked at (ZeroDivisionError)."]
    assert report.of("time zones")[0].startswith("ok: ")


# -- settings and what they lead to ---------------------------------------------------------------------


async def test_a_wrong_setting_is_named(doctor: Doctor) -> None:
    report = await doctor(SLACK_BOT_TOKEN="marzipan")  # noqa: S106
    assert report.status == 1
    assert "LAUREL_SLACK_BOT_TOKEN" in report.output
    assert "marzipan" not in report.output


async def test_without_a_platform_it_warns(doctor: Doctor) -> None:
    report = await doctor()
    assert report.status == 0
    assert "No platform has a token" in report.of("settings")[0]
    assert not any(report.of(name) for name in _PLATFORM_WORDS)


async def test_a_catalogue_that_cannot_be_read(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    report = await doctor(DATA=str(tmp_path / "data"))
    assert report.status == 1
    assert "laurel kb check" in report.of("catalogue")[0]


# -- the database ---------------------------------------------------------------------------------------


async def test_a_file_that_does_not_exist_is_not_made(doctor: Doctor, tmp_path: Path) -> None:
    report = await doctor(DATABASE_URL=f"sqlite:///{tmp_path / 'new' / 'laurel.db'}")
    assert "laurel run makes it" in report.of("database")[0]
    assert not (tmp_path / "new").exists()


async def test_a_place_that_cannot_be_written(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    report = await doctor(DATABASE_URL=f"sqlite:///{tmp_path / 'file' / 'laurel.db'}")
    assert report.status == 1
    assert "Change its owner or rights" in report.of("database")[0]


async def test_a_file_that_is_no_database(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "laurel.db").write_text("These are not the records. " * 200)
    report = await doctor()
    assert report.status == 1
    assert report.of("database")[0].endswith(
        "(file is not a database). Mend that, or name another in LAUREL_DATABASE_URL."
    )


async def test_an_address_that_is_none(doctor: Doctor) -> None:
    report = await doctor(DATABASE_URL="marzipan")
    assert report.status == 1
    assert "LAUREL_DATABASE_URL" in report.of("database")[0]


async def test_an_sqlite_file_of_an_earlier_version_is_brought_up_to_date_by_the_start(
    doctor: Doctor, url: str
) -> None:
    await set_revision(url, "0001")
    report = await doctor()
    assert report.status == 0
    assert report.of("database")[0].startswith("warning: ")
    assert "0001" in report.of("database")[0]


async def test_a_database_of_a_newer_version_is_left_alone(doctor: Doctor, database_url: str) -> None:
    await set_revision(database_url, "9999")
    report = await doctor(DATABASE_URL=database_url)
    assert report.status == 1
    assert "newer version of Laurel" in report.of("database")[0]
    assert report.of("messages") == []


async def test_a_server_is_read_and_its_revision_shown(doctor: Doctor, postgres: PostgresServer) -> None:
    with postgres.database() as url:
        report = await doctor(DATABASE_URL=url)
    assert report.status == 0
    assert f"revision {newest_revision()}, the newest" in report.of("database")[0]
    assert report.of("messages") == ["ok: 0 messages wait, and nothing is late."]


async def test_a_server_without_tables_says_what_to_run(doctor: Doctor, postgres: PostgresServer) -> None:
    with postgres.database_without_tables() as url:
        report = await doctor(DATABASE_URL=url)
    assert report.status == 1
    assert "laurel db upgrade" in report.of("database")[0]


async def test_a_server_that_is_not_there(doctor: Doctor) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        report = await doctor(DATABASE_URL=f"postgresql://laurel:marzipan@127.0.0.1:{port}/laurel")
    assert report.status == 1
    assert report.of("database")[0].startswith("error: postgresql 127.0.0.1/laurel cannot be read")
    assert "marzipan" not in report.output


async def set_revision(url: str, revision: str) -> None:
    engine = create_engine(url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = :new"), {"new": revision})
    await engine.dispose()


# -- messages -------------------------------------------------------------------------------------------


class _Refusing(Courier):
    async def send(self, message: Outgoing) -> str:
        raise RefusedError("a button is too long")


async def test_parked_messages_are_counted(doctor: Doctor, url: str, manager: DialogManager) -> None:
    laurel = Laurel(Settings(database_url=url, _env_file=None), manager=manager)
    laurel.connect("telegram", _Refusing())
    await laurel.start()
    await laurel.receive(Incoming("1", Sender("telegram", "77", "Dana"), "hello"))
    await laurel.close()
    report = await doctor()
    assert report.status == 0
    assert "1 message could not be sent and is parked: laurel outbox shows why." in report.of("messages")[1]


async def test_messages_that_are_late_are_counted(
    doctor: Doctor, url: str, manager: DialogManager, telegram: BotApi
) -> None:
    laurel = Laurel(Settings(database_url=url, _env_file=None), manager=manager)
    await laurel.start()
    await laurel.receive(Incoming("1", Sender("telegram", "77", "Dana"), "hello"))  # to no courier, as after a crash
    async with laurel.engine.begin() as connection:
        then = "strftime('%Y-%m-%d %H:%M:%S.000000', 'now', '-1 hour')"
        await connection.execute(sa.text(f"UPDATE outbox SET created_at = {then}, due_at = {then}"))  # noqa: S608
    await laurel.close()
    report = await doctor(**polling(telegram))
    assert report.of("messages")[0].startswith("warning: What was to be sent since")
    assert "1 message waits." in report.of("messages")[0]


# -- a process ------------------------------------------------------------------------------------------


async def asked(doctor: Doctor, answer: Response, path: str = "/readyz") -> Report:
    async def answering(_request: object) -> Response:
        return answer

    async with served(Starlette(routes=[Route(path, answering)])) as address:
        return await doctor(HTTP_PORT=address.rpartition(":")[2])


async def test_a_process_that_is_ready(doctor: Doctor) -> None:
    report = await asked(doctor, JSONResponse({"ready": True}))
    assert report.of("process")[0].startswith("ok: One runs, and is ready")


async def test_a_process_that_is_not_ready(doctor: Doctor) -> None:
    report = await asked(doctor, JSONResponse({"ready": False, "why": "the database does not answer"}, 503))
    assert report.status == 0
    assert "the database does not answer" in report.of("process")[0]
    assert "it is late" in (await asked(doctor, JSONResponse({"ready": False, "late": True}, 503))).of("process")[0]


async def test_a_port_that_something_else_has(doctor: Doctor) -> None:
    report = await asked(doctor, PlainTextResponse("hello"), "/")
    assert report.status == 1
    assert "LAUREL_HTTP_PORT" in report.of("process")[0]


async def test_no_process(doctor: Doctor) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    report = await doctor(HTTP_PORT=port)
    assert report.of("process") == [f"ok: None runs here: nothing answers at http://127.0.0.1:{port}."]
