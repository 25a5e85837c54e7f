"""Whether the database can be reached, is of this version, and can be written."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.storage.engine import asynchronous, sqlite_file
from bot.storage.reading import reading_engine
from bot.storage.schema import SchemaError, current_revision, newest_revision, refuse_newer
from bot.translation import _


async def check(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    try:
        name, file = _name(settings), sqlite_file(settings.database_url)
    except SQLAlchemyError:
        yield broken(_("LAUREL_DATABASE_URL is no database's address; one is sqlite:///laurel.db."))
        return
    if file is not None and (obstacle := _unwritable(file)) is not None:
        said = _("{path} is no place that this user can write to. Change its owner or rights, or LAUREL_DATABASE_URL.")
        yield broken(said.format(path=obstacle))
        return
    if file is None and asynchronous(settings.database_url).get_backend_name() == "sqlite":
        said = _("Kept in memory: all records are gone when Laurel stops. Set LAUREL_DATABASE_URL to a file.")
        yield doubtful(said)
    elif file is not None and not file.exists():
        yield well(_("{path} does not exist yet; laurel run makes it.").format(path=file))
    else:
        yield await _reached(settings, name)


@asynccontextmanager
async def newest(settings: Settings) -> AsyncIterator[AsyncEngine | None]:
    """The database for reading; None when it cannot be read as one of this version, which ``check`` tells."""
    engine = None
    try:
        engine = reading_engine(settings.database_url)
        async with engine.connect() as connection:
            found = await connection.run_sync(current_revision)
    except (SQLAlchemyError, ImportError, OSError):
        found = None
    try:
        yield engine if found == newest_revision() else None
    finally:
        if engine is not None:
            await engine.dispose()


async def _reached(settings: Settings, name: str) -> Finding:
    try:
        engine = reading_engine(settings.database_url)
        try:
            async with engine.connect() as connection:
                found = await connection.run_sync(current_revision)
        finally:
            await engine.dispose()
    except ImportError:
        return broken(_("For PostgreSQL a library is missing. Run: pip install 'laurel[postgres]'"))
    except (SQLAlchemyError, OSError) as error:
        said = _("{name} cannot be read ({reason}). Mend that, or name another in LAUREL_DATABASE_URL.")
        return broken(said.format(name=name, reason=_reason(error)))
    return _revision(settings, name, found)


def _revision(settings: Settings, name: str, found: str | None) -> Finding:
    try:
        refuse_newer(found)
    except SchemaError as error:
        return broken(str(error))
    if found == newest_revision():
        return well(_("{name}, revision {n}, the newest.").format(name=name, n=found))
    behind = _("{name} is at revision {n}, and this version needs {newest}.").format(
        name=name, n=found or _("none"), newest=newest_revision()
    )
    if sqlite_file(settings.database_url) is None:
        return broken(behind + " " + _("Stop every process that uses it, and run: laurel db upgrade"))
    return doubtful(behind + " " + _("laurel run brings it up to date; keep a copy of the file before."))


def _unwritable(file: Path) -> Path | None:
    """What stands in the way of writing; SQLite writes beside its file too."""
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if not folder.is_dir():
        return folder
    wanted = [folder, *(path for path in (file, Path(f"{file}-wal")) if path.exists())]
    return next((path for path in wanted if not os.access(path, os.W_OK)), None)


def _name(settings: Settings) -> str:
    """Which database, as an operator knows it, without a password."""
    file = sqlite_file(settings.database_url)
    if file is not None:
        return _("sqlite file {path}").format(path=file)
    url = asynchronous(settings.database_url)
    return f"{url.get_backend_name()} {url.host or ''}/{url.database or ''}"


def _reason(error: Exception) -> str:
    """In one line; the driver's own words, which name the user and the host at most."""
    said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return said.splitlines()[0].removesuffix(".")
