"""Looking into a database without changing it: nothing is written, made or migrated."""

from __future__ import annotations

from pathlib import Path

import aiosqlite
from sqlalchemy import NullPool
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.engine import asynchronous, sqlite_file


def reading_engine(url: str) -> AsyncEngine:
    """Every statement that writes fails. An SQLite file that does not exist is not made."""
    file = sqlite_file(url)
    if file is not None:
        address = _address(file)
        return create_async_engine(
            "sqlite+aiosqlite://", async_creator=lambda: aiosqlite.connect(address, uri=True), poolclass=NullPool
        )
    parsed = asynchronous(url)
    if parsed.get_backend_name() == "postgresql":
        only_reads = {"server_settings": {"default_transaction_read_only": "on"}}
        return create_async_engine(parsed, connect_args=only_reads, poolclass=NullPool)
    return create_async_engine(parsed)


def _address(file: Path) -> str:
    """See sqlite.org/uri.html and sqlite.org/wal.html, "Read-Only Databases".

    A reader of a file in WAL mode that nobody else has open would leave two files beside it, unless the file is said
    not to change.
    """
    in_use = Path(f"{file}-wal").exists()
    return f"{file.absolute().as_uri()}?{'mode=ro' if in_use else 'immutable=1'}"
