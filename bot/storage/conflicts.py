"""Transactions that a database undid because another one stood in their way: done again, they go through."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

#: PostgreSQL, appendix A: serialization_failure and deadlock_detected.
_UNDONE = frozenset({"40001", "40P01"})


def undone_for_another(error: DBAPIError) -> bool:
    """Whether nothing of the transaction was kept, through no fault of its own. SQLite lets one write at a time."""
    return getattr(error.orig, "sqlstate", None) in _UNDONE
