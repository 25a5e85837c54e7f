"""laurel backup and laurel restore: nothing is lost, nothing is said twice, and no mistake destroys a database."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import Laurel
from bot.cli import main
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from bot.messaging.incoming import Incoming, Sender
from bot.serving.process import only_process
from bot.settings import Settings
from tests.fakes.couriers import CollectingCourier

Run = Callable[..., Result]
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
DANA = Sender("telegram", "77", "Dana", "Europe/Berlin")
#: Writes two rows a transaction for as long as it lives, and says so once it has begun.
WRITING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA busy_timeout=30000")
number = 0
while True:
    number += 1
    connection.execute("BEGIN IMMEDIATE")
    for half in ("a", "b"):
        connection.execute("INSERT INTO wrong_codes (account, at) VALUES (?, '2026-11-02')", (f"{number}{half}",))
    connection.execute("COMMIT")
    if number == 20:
        print("writing", flush=True)
"""


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path) -> Path:
    return shutil.copyfile(sqlite_template, tmp_path / "laurel.db")


@pytest.fixture
def run(database: Path) -> Run:
    return lambda *words: CliRunner().invoke(main, [*map(str, words), "--database", f"sqlite:///{database}"])


def add(database: Path, *names: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for name in names:
            connection.execute(
                "INSERT INTO people (name, profile, preferences, created_at) VALUES (?, '{}', '{}', '2026-11-02')",
                (name,),
            )


def names(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM people ORDER BY id")]


@pytest.fixture
def writer(database: Path) -> Iterator[subprocess.Popen[str]]:
    writing = [sys.executable, "-c", WRITING, str(database)]
    process = subprocess.Popen(writing, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_backup_while_another_process_writes_is_of_one_moment(
    run: Run, database: Path, tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    held = []
    for number in range(3):
        copy = tmp_path / f"copy{number}.db"
        shown = run("backup", copy)
        assert shown.exit_code == 0, shown.output
        with closing(sqlite3.connect(copy)) as connection:
            held.append([row[0] for row in connection.execute("SELECT account FROM wrong_codes ORDER BY id")])
    assert writer.poll() is None
    for accounts in held:
        assert accounts == [f"{n}{half}" for n in range(1, len(accounts) // 2 + 1) for half in "ab"]
    assert len(held[0]) < len(held[2])


def test_a_backup_says_what_it_holds_and_replaces_nothing_unasked(run: Run, database: Path, tmp_path: Path) -> None:
    add(database, "Dana", "Omar")
    copy = tmp_path / "copy.db"
    shown = run("backup", copy)
    assert "2 people, 0 credentials" in shown.output
    assert copy.stat().st_mode & 0o077 == 0
    add(database, "Lena")
    refused = run("backup", copy)
    assert refused.exit_code == 1
    assert "is there already" in refused.output
    assert names(copy) == ["Dana", "Omar"]
    assert run("backup", copy, "--force").exit_code == 0
    assert names(copy) == ["Dana", "Omar", "Lena"]
    assert run("backup", database, "--force").exit_code == 1
    assert names(database) == ["Dana", "Omar", "Lena"]


def test_nothing_that_was_deleted_is_in_a_backup(run: Run, database: Path, tmp_path: Path) -> None:
    add(database, "Xenophilia")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("DELETE FROM people")
    assert b"Xenophilia" in database.read_bytes()
    run("backup", tmp_path / "copy.db")
    assert b"Xenophilia" not in (tmp_path / "copy.db").read_bytes()


def test_a_restore_keeps_what_it_replaces(run: Run, database: Path, tmp_path: Path) -> None:
    add(database, "Dana")
    run("backup", tmp_path / "copy.db")
    add(database, "Omar")
    shown = run("restore", tmp_path / "copy.db")
    assert shown.exit_code == 0, shown.output
    assert "1 people" in shown.output
    assert names(database) == ["Dana"]
    assert names(tmp_path / "laurel.db.before-restore") == ["Dana", "Omar"]
    run("restore", tmp_path / "copy.db")
    assert names(tmp_path / "laurel.db.before-restore") == ["Dana", "Omar"]
    assert names(tmp_path / "laurel.db.before-restore.2") == ["Dana"]


def test_a_damaged_database_is_replaced_and_kept_too(run: Run, database: Path, tmp_path: Path) -> None:
    add(database, "Dana")
    run("backup", tmp_path / "copy.db")
    database.write_bytes(b"not any more")
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    assert names(database) == ["Dana"]
    assert (tmp_path / "laurel.db.before-restore").read_bytes() == b"not any more"


def test_a_database_that_is_not_there_is_restored(run: Run, database: Path, tmp_path: Path) -> None:
    add(database, "Dana")
    run("backup", tmp_path / "copy.db")
    database.unlink()
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    assert names(database) == ["Dana"]
    database.unlink()
    refused = run("backup", tmp_path / "other.db")
    assert refused.exit_code == 1
    assert "There is no database" in refused.output


def test_nothing_is_restored_while_somebody_uses_the_database(run: Run, database: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy.db")
    add(database, "Dana")
    with only_process(f"sqlite:///{database}"):
        served = run("restore", tmp_path / "copy.db")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM people").fetchall()
        used = run("restore", tmp_path / "copy.db")
    assert (served.exit_code, used.exit_code) == (1, 1)
    assert "already serving" in served.output
    assert "Stop it first" in used.output
    assert names(database) == ["Dana"]


def spoiled(copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda copy: spoiled(copy, "UPDATE alembic_version SET version_num = '9999'"), "newer version"),
        (lambda copy: spoiled(copy, "DROP TABLE alembic_version"), "no database of Laurel"),
        (lambda copy: copy.write_text("a letter"), "no database of Laurel"),
        (lambda copy: copy.write_bytes(copy.read_bytes()[:20_000]), "it is damaged"),
        (lambda copy: copy.unlink(), "There is no file"),
    ],
    ids=["newer", "another program's", "no database", "cut off", "not there"],
)
def test_what_is_no_backup_is_not_restored(
    run: Run, database: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    add(database, "Dana")
    copy = tmp_path / "copy.db"
    run("backup", copy)
    spoil(copy)
    refused = run("restore", copy)
    assert refused.exit_code == 1
    assert said in refused.output
    assert names(database) == ["Dana"]
    assert not (tmp_path / "laurel.db.before-restore").exists()


def test_postgresql_has_its_own_tools() -> None:
    for words in (["backup", "copy.db"], ["restore", "copy.db"]):
        shown = CliRunner().invoke(main, [*words, "--database", "postgresql://somewhere/laurel"])
        assert shown.exit_code == 1
        assert "pg_dump" in shown.output


async def _live(database: Path, manager: DialogManager, clock: SimulatedClock, until: datetime) -> list[str]:
    """What is said to Dana from now on, with the day, up to ``until``."""
    laurel = Laurel(Settings(database_url=f"sqlite:///{database}", _env_file=None), clock, manager=manager)
    courier = CollectingCourier()
    laurel.connect("telegram", courier)
    await laurel.start()
    if clock.now() == START:
        for number, text in enumerate(("PMP expires on 1 March 2027", "CKA expires on 20 June 2027")):
            await laurel.receive(Incoming(f"{number}", DANA, text))
    while (at := await laurel.next_due()) is not None and at <= until:
        clock.move_to(max(at, clock.now()))
        await laurel.tick()
    clock.move_to(until)
    await laurel.close()
    return courier.texts


@pytest.mark.parametrize("months", [2, 4, 7])
def test_a_year_of_reminders_goes_on_after_a_restore_and_says_nothing_twice(
    run: Run, database: Path, tmp_path: Path, manager: DialogManager, months: int
) -> None:
    uninterrupted = shutil.copyfile(database, tmp_path / "other.db")
    middle, end = START + timedelta(days=30 * months), START + timedelta(days=365)

    def said(file: Path, clock: SimulatedClock, until: datetime) -> list[str]:
        return asyncio.run(_live(file, manager, clock, until))

    whole = said(uninterrupted, SimulatedClock(START), end)
    clock = SimulatedClock(START)
    first = said(database, clock, middle)
    assert run("backup", tmp_path / "copy.db").exit_code == 0
    database.write_bytes(b"lost")
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    second = said(database, clock, end)
    assert [*first, *second] == whole
    assert len(second) > 3
