"""An SQLite database as one file: a copy that is consistent while others write, checked, and put in its place."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.storage.schema import newest_revision

#: Milliseconds that a copy waits for a process that is about to write.
_BUSY_TIMEOUT = 30_000
#: Beside a database in WAL mode; see sqlite.org/walformat.html
_COMPANIONS = ("-wal", "-shm")
#: What is counted to tell one database from another.
_COUNTED = ("people", "holdings", "teams")


class CopyError(Exception):
    """Nothing was changed; the message says why, and what to do."""


@dataclass(frozen=True)
class Contents:
    """What a database file holds: its size in bytes, the schema's revision, and rows by table."""

    size: int
    revision: str
    rows: dict[str, int]


def copy(database: Path, target: Path) -> Contents:
    """Write a copy of a database that may be in use; it is there when this returns, and was checked. Raises CopyError.

    Nothing that was deleted is in it: ``VACUUM INTO`` copies rows and not pages (sqlite.org/lang_vacuum.html). It
    reads as of one moment, and in WAL mode holds up nobody who writes.
    """
    if not database.exists():
        raise CopyError(f"There is no database {database}. Name it with --database or LAUREL_DATABASE_URL.")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)  # it holds what people told
        with _opened(database) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        contents = inspect(part)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise CopyError(f"{database} cannot be copied to {target} ({error}). Nothing was written.") from None
    finally:
        part.unlink(missing_ok=True)
    return contents


def inspect(file: Path) -> Contents:
    """Look a database file over from end to end. Raises CopyError when it is damaged, or none of Laurel's."""
    if not file.is_file():
        raise CopyError(f"There is no file {file}.")
    try:
        with _opened(file) as connection:
            problems = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
            problems += [
                "rows refer to others that are missing" for _row in connection.execute("PRAGMA foreign_key_check")
            ]
            if problems:
                raise CopyError(f"{file} is damaged ({problems[0]}). Use another copy.")
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            rows = {name: _count(connection, name) for name in _COUNTED if name in tables}
    except sqlite3.DatabaseError:
        raise CopyError(f"{file} is no database of Laurel, or it is damaged. Name another file.") from None
    if revision is None or "people" not in rows:
        raise CopyError(f"{file} is no database of Laurel. Name another file.")
    return Contents(file.stat().st_size, revision[0], rows)


def put_in_place(backup: Path, database: Path) -> tuple[Contents, Path | None]:
    """Have ``backup`` be the database from now on; what was there before is kept, and its place returned.

    Nobody may use the database. Raises CopyError.
    """
    contents = inspect(backup)
    if contents.revision > newest_revision():
        raise CopyError(f"{backup} was made by a newer version of Laurel. Install that version first.")
    if database.exists() and database.samefile(backup):
        raise CopyError(f"{backup} is the database itself.")
    part = database.with_name(f"{database.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with _opened(backup) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        if database.exists():
            _belongs_as(database, part)
        kept = _set_aside(database) if database.exists() else None
        part.replace(database)
    except (sqlite3.Error, OSError) as error:
        raise CopyError(f"{backup} cannot be put in the place of {database} ({error}). Nothing was changed.") from None
    finally:
        part.unlink(missing_ok=True)
    return contents, kept


def _belongs_as(database: Path, part: Path) -> None:
    """Whoever may use the one may use the other, also where an operator restores what a service reads."""
    known = database.stat()
    part.chmod(stat.S_IMODE(known.st_mode))
    with suppress(PermissionError):
        os.chown(part, known.st_uid, known.st_gid)


def _set_aside(database: Path) -> Path:
    """With all that belongs to it, under a name that is free. Raises CopyError when somebody uses it."""
    _close_up(database)
    names = (f"{database.name}.before-restore{number}" for number in ("", *(f".{n}" for n in range(2, 10_000))))
    kept = next(place for name in names if not (place := database.with_name(name)).exists())
    database.replace(kept)
    for companion in _COMPANIONS:
        beside = Path(f"{database}{companion}")
        if beside.exists():
            beside.replace(f"{kept}{companion}")
    return kept


def _close_up(database: Path) -> None:
    """Bring all that is written beside it into the file; that is possible only while nobody else uses it."""
    try:
        with _opened(database, busy_timeout=0) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise CopyError(f"Another process uses {database} ({error}). Stop it first.") from None
    except sqlite3.DatabaseError:
        pass  # damaged: that may be why another one is to take its place


@contextmanager
def _opened(file: Path, busy_timeout: int = _BUSY_TIMEOUT) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA busy_timeout={busy_timeout}")
        yield connection


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - a name of ours
