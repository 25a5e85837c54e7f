"""Column types that mean the same on every supported database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite


class _UtcText(sqlite.DATETIME):
    """SQLite has no type for instants: they are text, in UTC without its mark."""

    def result_processor(self, dialect: sa.Dialect, coltype: Any) -> Callable[[str | None], datetime | None]:
        return _read


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


class Instant(sa.TypeDecorator[datetime]):
    """A point in time: aware on both sides, kept in UTC, and read as UTC: so does a server's driver by itself.

    Raises ValueError for a naive one.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "sqlite":
            return _UtcText()  # type: ignore[no-untyped-call]
        return super().load_dialect_impl(dialect)

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value
