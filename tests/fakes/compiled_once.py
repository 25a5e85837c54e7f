"""SQLAlchemy compiles a statement once for each engine; tests have thousands of engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage import engine as engines


@contextmanager
def compiled_once() -> Iterator[None]:
    """All engines on SQLite share what was compiled: otherwise that is a sixth of the time of a conversation.

    A compiled statement is found by its dialect, so that one is shared too. Nothing in it is of one database; that of
    PostgreSQL asks its server for its version at the first connection, and is left alone.
    """
    shared: dict[str, Any] = {}

    def created(url: URL, **options: Any) -> AsyncEngine:
        made = create_async_engine(url, **options)
        engine = made.sync_engine
        if engine.dialect.name == "sqlite":
            engine.dialect = shared.setdefault("dialect", engine.dialect)
            engine._compiled_cache = shared.setdefault("compiled", engine._compiled_cache)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_async_engine", created)
        yield
